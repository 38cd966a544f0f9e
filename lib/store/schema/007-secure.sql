-- Since when somebody is with the factory no more. He is switched off, never deleted: what he did stays his.
alter table person add column left_at integer;
