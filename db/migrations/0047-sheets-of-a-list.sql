-- A workbook may have a sheet for every street: which ones it has is kept with the import, so that another can be read instead.
alter table workforce.list_import add column sheets jsonb not null default '[]'::jsonb;
