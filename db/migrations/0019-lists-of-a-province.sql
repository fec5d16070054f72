-- Lists of hundreds of thousands of lines: why one cannot be read is kept, and the next lines to be carried out are found without passing those that were.
alter table workforce.list_import add column flaw text check (flaw in ('no-workbook', 'locked-or-old', 'damaged', 'too-large'));

create index list_import_row_waiting on workforce.list_import_row (import_id, row) where applied_at is null;
create index list_import_row_to_undo on workforce.list_import_row (import_id, row) where applied_at is not null and undone_at is null and kept_because is null;

-- A list that has just been read is as new to the planner as to us: the job tells it what is in it. Before version 17 only the owner can.
do $$
begin
  if current_setting('server_version_num')::int >= 170000 then
    execute 'grant maintain on workforce.list_import_row to yanzhen_gate';
  end if;
end $$;
