-- The files that orders were imported from: such orders keep their dates. Older ones don't say.
create table order_file (
	id integer primary key,
	name text not null,
	sha256 blob not null check (length(sha256) = 32)
) strict;
alter table sales_order add column file_id integer references order_file;
