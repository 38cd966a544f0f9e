-- A drawing of an earlier order that is used again (1.6a): whose file it is.
alter table drawing add column original_id integer references drawing;
