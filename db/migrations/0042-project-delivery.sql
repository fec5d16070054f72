-- What was delivered of a project that was chosen: each part that the rule asks for, again, with what shows it; accepted or sent back by the office.

create table selection.delivery (
  title_id uuid primary key references selection.title (id),
  version int not null default 1,
  -- Of the office that gave the title.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  holder_region_code text collate "C" not null check (holder_region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  stage text not null default 'draft' check (stage in ('draft', 'reported', 'sent-back', 'accepted')),
  -- By part: [{ words, count }].
  parts jsonb not null default '{}',
  said text not null default '' check (char_length(said) <= 2000),
  reported_by uuid not null,
  reported_at timestamptz not null,
  -- The day on which the last part of a grant becomes due.
  accepted_on date,
  check ((stage = 'accepted') = (accepted_on is not null))
);
create index delivery_by_region on selection.delivery (region_code, stage);

-- What was said of it, in order. Only added to.
create table selection.delivery_act (
  id uuid primary key,
  seq bigint generated always as identity,
  title_id uuid not null references selection.delivery (title_id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  holder_region_code text collate "C" not null check (holder_region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  kind text not null check (kind in ('reported', 'sent-back', 'accepted')),
  -- The parts that a “no” rests on.
  clauses text[] not null default '{}',
  reason text not null default '' check (char_length(reason) <= 1000),
  acted_by uuid not null,
  acted_at timestamptz not null
);
create index delivery_act_by_title on selection.delivery_act (title_id, seq);

-- Where the money of an organisation's project goes; the number itself is sealed.
create table selection.organisation_account (
  organisation_id uuid primary key,
  -- Of the office that pays.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  bank text not null check (char_length(bank) between 2 and 60),
  number_sealed bytea not null,
  number_masked text not null,
  changed_by uuid not null,
  changed_at timestamptz not null
);
alter table selection.organisation_account enable row level security;
alter table selection.organisation_account force row level security;
create policy organisation_account_by_region on selection.organisation_account to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy organisation_account_by_organisation on selection.organisation_account to yanzhen_by_organisation using (organisation_id = (select kernel.organisation_id()));
create policy organisation_account_by_person on selection.organisation_account to yanzhen_by_person using (false);
create policy organisation_account_at_the_gate on selection.organisation_account to yanzhen_gate using (true);
create policy organisation_account_by_statistics on selection.organisation_account for select to yanzhen_statistics using (true);

do $$
declare
  one text;
begin
  foreach one in array array['delivery', 'delivery_act'] loop
    execute format('alter table selection.%I enable row level security', one);
    execute format('alter table selection.%I force row level security', one);
    execute format('create policy %I on selection.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on selection.%I for select to yanzhen_by_region using (holder_region_code >= (select kernel.low()) and holder_region_code < (select kernel.high()))', one || '_where_the_holder_is', one);
    execute format('create policy %I on selection.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on selection.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    execute format('create policy %I on selection.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on selection.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;

grant select, insert, update on selection.organisation_account to yanzhen_app;
grant select, insert, update on selection.delivery to yanzhen_app;
grant select, insert on selection.delivery_act to yanzhen_app;
