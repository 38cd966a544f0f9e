-- Why something was said to have happened so far back (backdate-hours). Such an event stands here as row of `event`.
alter table late_entry add column why text;

-- A clock starts at recording and is met by recording. What was said of either time is measured beside it.
alter table clock add column from_at integer; -- when that happened which the clock is for
alter table clock add column said_at integer; -- when, as was said, it was answered
update clock set from_at = started_at, said_at = met_at;

-- By which time lateness is judged: that of recording, unless it was recorded on the same working day (instants).
alter table delivery_note add column sent_judged integer;
alter table delivery_note add column came_judged integer;
alter table step add column judged integer;
alter table milestone add column judged integer;
alter table notice add column judged integer;
update delivery_note set sent_judged = dispatched_at, came_judged = delivered_at;
update step set judged = finished_at;
update milestone set judged = met_at;
update notice set judged = acknowledged_at;

-- What was promised, planned or wanted first: late is late against it. (sales_order has its first_due.)
alter table sales_order add column first_promised integer;
alter table ship_request add column first_arrive integer;
alter table step add column first_due integer;
alter table milestone add column first_due integer;
alter table notice add column due_at integer; -- as it was set when the notice was opened
update sales_order set first_promised = promised;
update ship_request set first_arrive = arrive_on;
update step set first_due = due;
update milestone set first_due = due;

-- Milestones are looked for by the day that they are late against.
drop index milestone_due;
create index milestone_first_due on milestone (first_due);
