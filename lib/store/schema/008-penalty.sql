-- Penalties (2.6.2): several people in shares, also for what was never sent, more than one of a kind a note, waived by two.

-- What is built as `rebuilt` takes the place of the table that it is filled from: its rows are no changes (record_change).
-- Its columns stand in their old places, since the journal names them by these.
create table rebuilt (
	id integer primary key,
	note_id integer references delivery_note, -- null: of a request of which something was never put on a note
	kind text not null,
	amount integer not null check (amount >= 0), -- of all who answer for it, together
	loss integer not null default 0 check (loss >= 0),
	person_id integer references person, -- who answered for it, alone, before there were shares
	reason text not null check (reason <> ''),
	raised_at integer not null,
	proposed_at integer,
	proposed_by integer references person,
	proposed_real text,
	statement text, -- his
	heard_at integer, -- when the last of them was heard
	waived_at integer,
	waived_by integer references person,
	waived_reason text,
	request_id integer references ship_request,
	raised_by integer references person, -- null: the program
	raised_judged integer, -- by which time it is judged whether it was raised in time
	signed_from integer not null default 0, -- the signatures up to this one were on something else
	confirmed_at integer, -- by the second signature
	loss_reason text, -- why the loss is less than the freight, or nothing
	pointed_reason text, -- why somebody was taken off
	waiving_at integer, -- the first of the two who waive it, as what, and why
	waiving_by integer references person,
	waiving_real text,
	waiving_role text references role,
	waiving_reason text,
	check ((waived_at is null) = (waived_reason is null)),
	check (note_id is not null or request_id is not null)
) strict;
insert into rebuilt (id, note_id, kind, amount, loss, person_id, reason, raised_at, proposed_at, proposed_by, proposed_real,
		statement, heard_at, waived_at, waived_by, waived_reason)
	select id, note_id, kind, amount, loss, person_id, reason, raised_at, proposed_at, proposed_by, proposed_real,
		statement, heard_at, waived_at, waived_by, waived_reason from penalty;
drop table penalty;
alter table rebuilt rename to penalty;
create index penalty_open on penalty (id) where waived_at is null and confirmed_at is null;
create index penalty_request on penalty (request_id);

-- Who answers for a case, in which share, and what comes of it. A table: there may be any number of them, each is heard, and
-- they are looked for by person.
create table penalty_person (
	penalty_id integer not null references penalty,
	person_id integer not null references person,
	place integer not null,
	share integer not null check (share > 0), -- of the sum of all shares
	amount integer not null check (amount >= 0),
	loss integer not null check (loss >= 0),
	statement text,
	heard_at integer,
	primary key (penalty_id, person_id)
) strict, without rowid;

alter table signature add column signed_real text; -- the login that really did it; null: before that was kept
alter table delivery_note add column arrives_on integer; -- day on which it was to come by what the carrier stated when it was sent
alter table ship_request add column penalty_due integer; -- day by which hr raises it, if it is late

update penalty set raised_judged = raised_at,
	request_id = (select request_id from delivery_note where delivery_note.id = note_id),
	confirmed_at = (select max(hr.signed_at, gm.signed_at) from signature as hr join signature as gm
		on gm.prefix = 'PC' and gm.document_id = hr.document_id and gm.role = 'gm' and gm.agree = 1 and gm.content = hr.content
		where hr.prefix = 'PC' and hr.document_id = penalty.id and hr.role = 'hr' and hr.agree = 1 and waived_at is null
		order by hr.id desc, gm.id desc limit 1);
update penalty set signed_from = coalesce((select max(id) from signature), 0) where confirmed_at is null and waived_at is null;
insert into penalty_person (penalty_id, person_id, place, share, amount, loss, statement, heard_at)
	select id, person_id, 1, 1, amount, loss, statement, heard_at from penalty where person_id is not null;
update ship_request set penalty_due = first_arrive + 3;
