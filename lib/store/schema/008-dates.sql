-- Why something was said to have happened so far back (backdate-hours). Such an event stands here as row of `event`.
alter table late_entry add column why text;

-- A clock starts at recording and is met by recording. What was said of either time is measured beside it.
alter table clock add column from_at integer; -- when that happened which the clock is for
alter table clock add column said_at integer; -- when, as was said, it was answered
update clock set from_at = started_at, said_at = met_at;
