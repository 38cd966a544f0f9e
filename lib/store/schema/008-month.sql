-- The month's end (1.9). A text is in time by the time of its recording, against a day that is fixed with the first one
-- (the month's last working day). An excuse of the general manager stands beside the texts, as a row of its own, with
-- its reason as the text. Of months closed before this was kept the day is the last one that counted, and gm and
-- chairman took note when they were closed, by nobody.
alter table summary_text add column recorded_at integer;
alter table summary_text add column due_on integer; -- day
alter table summary_text add column excuse integer not null default 0;
alter table summary_text add column excused_for integer references person; -- for whom a deputy excused it
with submitted as materialized (select document, actor, happened_at, recorded_at from event where action = 'report submit')
	update summary_text set recorded_at = case when exists (select 1 from month_close
			where month_close.month = summary_text.month) then submitted_at
		else coalesce((select min(submitted.recorded_at) from submitted join person on person.login = submitted.actor
			where person.id = submitted_by and submitted.happened_at = submitted_at
			and document = printf('%d-%02d', month / 100, month % 100)), submitted_at) end;

alter table month_close add column due_on integer; -- of its texts
alter table month_close add column acknowledge_due integer; -- instant, for gm and chairman
alter table month_close add column gm_at integer; -- recorded
alter table month_close add column gm_by integer references person;
alter table month_close add column gm_real text;
alter table month_close add column chairman_at integer;
alter table month_close add column chairman_by integer references person;
alter table month_close add column chairman_real text;
update month_close set gm_at = closed_at, chairman_at = closed_at, due_on = (to_at + 43200) / 86400 - 1
	+ coalesce((select cast(value as integer) from setting where name = 'summary-days'), 0);
delete from setting where name = 'summary-days';
