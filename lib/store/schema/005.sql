-- The month's end (1.9): the texts that departments hand in, months that are closed with their
-- figures, and what was recorded late: it happened in a closed month and counts in a later one.

create table summary_text (
	id integer primary key,
	month integer not null,
	department text not null references role,
	text text not null check (text <> ''),
	submitted_at integer not null,
	submitted_by integer not null references person
) strict;
create index summary_text_month on summary_text (month, department);

create table month_close (
	month integer primary key check (month between 190001 and 999912),
	factory text not null, -- its name then
	from_at integer not null, -- its instants: from_at ≤ … < to_at
	to_at integer not null,
	closed_at integer not null,
	closed_by integer not null references person
) strict;

-- As they were when the month was closed.
create table month_figure (
	month integer not null references month_close,
	section text not null,
	item text not null,
	measure text not null,
	label text, -- the item's name
	value integer not null,
	before integer,      -- the same of the month before
	year_before integer, -- and of the same month a year before
	primary key (month, section, item, measure)
) strict, without rowid;

-- An instant of a row that counts at another: when it was recorded.
create table late_entry (
	table_name text not null,
	row_id integer not null, -- its first column
	column_name text not null,
	happened_at integer not null,
	counted_at integer not null,
	event_id integer not null,
	primary key (table_name, row_id, column_name, happened_at)
) strict, without rowid;
create index late_entry_counted on late_entry (counted_at);

create index delivery_note_dispatched on delivery_note (dispatched_at) where dispatched_at is not null;
create index delivery_note_delivered on delivery_note (delivered_at) where delivered_at is not null;
create index step_started on step (started_at) where started_at is not null;
create index step_finished on step (finished_at) where finished_at is not null;
