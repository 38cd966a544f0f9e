-- The signed pages of a contract are archived by a day that is fixed when it is signed (archive-days working
-- days): setting and calendar move it no more. Of older contracts it is as good as three working days.
alter table contract add column archive_due integer;
alter table contract add column archived_at integer;
update contract set archive_due = signed_at / 86400 + 5;
update contract set archived_at = signed_at
	where exists (select 1 from archived_file where prefix = 'CT' and document_id = contract.id);

create index contract_open on contract (id) where archived_at is null;
