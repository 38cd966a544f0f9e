-- The day on which a request's withdrawal was recorded: after the day that was wanted it makes nothing undone (2.3.3).
alter table ship_request add column withdrawn_on integer;
