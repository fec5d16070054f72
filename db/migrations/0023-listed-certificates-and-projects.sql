-- A certificate that a list of people names: which list, and as of which day it says so.
alter table certificates.qualification
  add column listed_on date,
  add column list_id uuid,
  drop constraint qualification_source_check,
  add constraint qualification_source_check check (source in ('entered', 'exam', 'listed')),
  add constraint qualification_listed check (source <> 'listed' or (listed_on is not null and list_id is not null));
grant delete on certificates.qualification to yanzhen_gate;
-- Only what a list brought is ever taken back.
create policy qualification_of_lists_is_taken_back on certificates.qualification as restrictive for delete to yanzhen_gate using (source = 'listed');

-- What is left out of a line that is taken in all the same, and why: [{ column, why }].
alter table workforce.list_import_row
  add column notes jsonb not null default '[]',
  drop constraint list_import_row_kept_because_check,
  add constraint list_import_row_kept_because_check check (kept_because in ('changed-since', 'used-since', 'settled-since'));
update workforce.list_import set counts = counts || '{"certificates": 0, "titles": 0, "noted": 0}' where counts is not null;
grant delete on workforce.title to yanzhen_gate;

-- A project that someone took part in, as they tell it: a dated fact like their schools and their work.
create table workforce.project (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null references workforce.worker (person_id),
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  name text not null check (char_length(name) between 1 and 100),
  role text not null check (char_length(role) between 1 and 60),
  -- Who organised or paid for it.
  organiser text check (char_length(organiser) between 1 and 80),
  from_on date not null,
  until_on date check (until_on > from_on),
  source text not null check (source in ('registered', 'imported', 'own', 'transferred')),
  confirmed_on date,
  confirmed_by uuid,
  withdrawn boolean not null default false,
  check ((confirmed_on is null) = (confirmed_by is null))
);
create index project_of_person on workforce.project (person_id);
create index project_by_region on workforce.project (region_code);
alter table workforce.project enable row level security;
alter table workforce.project force row level security;
create policy project_by_region on workforce.project to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy project_by_organisation on workforce.project to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()));
create policy project_by_person on workforce.project to yanzhen_by_person using (person_id = (select kernel.person_id()));
create policy project_at_the_gate on workforce.project to yanzhen_gate using (true);
create policy project_by_statistics on workforce.project for select to yanzhen_statistics using (true);
grant select, insert, update on workforce.project to yanzhen_app;
grant delete on workforce.project to yanzhen_gate;

alter table workforce.proposal
  drop constraint proposal_about_check,
  add constraint proposal_about_check check (about in ('basics', 'employment', 'education', 'title', 'project'));
alter table workforce.change
  drop constraint change_about_check,
  add constraint change_about_check check (about in ('basics', 'employment', 'education', 'title', 'project', 'place', 'status', 'numbers'));
