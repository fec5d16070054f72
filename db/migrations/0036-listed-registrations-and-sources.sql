-- A registered period that a list of people names: which list, and as of which day it says so. It counts once its certificate is verified.
alter table certificates.registration
  add column source text not null default 'applied' check (source in ('applied', 'listed')),
  add column listed_on date,
  add column list_id uuid,
  add constraint registration_listed check ((source = 'listed') = (list_id is not null) and (source = 'listed') = (listed_on is not null) and (source <> 'listed' or from_on is not null));
create index registration_of_list on certificates.registration (list_id) where list_id is not null;
grant delete on certificates.registration to yanzhen_gate;
-- Only what a list brought is ever taken back.
create policy registration_of_lists_is_taken_back on certificates.registration as restrictive for delete to yanzhen_gate using (source = 'listed');
update workforce.list_import set counts = counts || '{"registrations": 0}' where counts is not null;

-- Of what came in with a list: which one, and as of which day it says so.
alter table workforce.worker add column list_id uuid, add column listed_on date;
alter table workforce.employment add column list_id uuid, add column listed_on date;
alter table workforce.education add column list_id uuid, add column listed_on date;
alter table workforce.title add column list_id uuid, add column listed_on date;

-- A sheet of which something was taken in is kept as evidence, longer than the lines that were read of it. Until it is dropped it lies in the file store.
alter table workforce.list_import add column sheet_dropped_on date;
update workforce.list_import set sheet_dropped_on = coalesce(undo_until, made_at::date) where head_sealed is null and state <> 'sending' and digest is not null;
