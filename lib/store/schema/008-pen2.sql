-- Penalty cases once more (2.6.2): what was found stands as it was said, and steps are judged by their recording.
alter table penalty add column words text; -- with which it was raised
alter table penalty_person add column heard_by integer references person; -- who said that, or took it down

-- As delivery_note.sent_judged.
alter table ship_request add column requested_judged integer;
alter table delivery_note add column made_judged integer;
alter table delivery_note add column confirmed_judged integer;
alter table delivery_note add column packed_judged integer;

update penalty set words = reason;
update penalty_person set heard_by = person_id where statement is not null;
update ship_request set requested_judged = requested_at;
update delivery_note set made_judged = made_at, confirmed_judged = confirmed_at, packed_judged = packed_at;
