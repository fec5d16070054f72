-- How workers grow and stand: pools and forums, measures for their standing, entitlements, and what schools and researchers do with a place.

create schema development;
grant usage on schema development to yanzhen_app;

-- Somebody nominated for a pool, chosen into it for a term, and what became of it. Experts from outside have no file here.
create table development.pool_member (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  person_id uuid,
  outside_name text check (char_length(outside_name) between 1 and 40),
  outside_institution text check (char_length(outside_institution) between 1 and 80),
  pool text not null,
  stage text not null check (stage in ('nominated', 'member', 'declined', 'left')),
  reason text not null check (char_length(reason) between 1 and 1000),
  nominated_by uuid not null,
  nominated_at timestamptz not null,
  -- What the entry rule said on that day, and how many preferences were met.
  outcome text not null check (outcome in ('met', 'unmet', 'unknown')),
  preferred int not null default 0,
  pack_version text not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  from_on date,
  until_on date,
  left_on date,
  left_reason text,
  check ((person_id is null) = (outside_name is not null)),
  check ((from_on is not null) or stage in ('nominated', 'declined'))
);
create unique index pool_member_once on development.pool_member (pool, person_id) where person_id is not null and stage in ('nominated', 'member');
create index pool_member_by_region on development.pool_member (region_code, pool, id);
create index pool_member_by_person on development.pool_member (person_id) where person_id is not null;

create table development.forum (
  id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  pool text not null,
  title text not null check (char_length(title) between 1 and 100),
  held_on date not null,
  attended int not null check (attended > 0),
  recorded_by uuid not null
);
create index forum_by_region on development.forum (region_code, held_on desc, id desc);

-- What was proposed at a forum and what became of it.
create table development.proposal (
  id uuid primary key,
  version int not null default 1,
  forum_id uuid not null references development.forum (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  text text not null check (char_length(text) between 1 and 1000),
  state text not null check (state in ('proposed', 'studied', 'adopted', 'declined')),
  owner_name text,
  due_on date,
  outcome text,
  decided_by uuid,
  decided_on date
);
create index proposal_by_forum on development.proposal (forum_id);

-- A measure for the standing of workers: who, what, by when, with what evidence.
create table development.measure (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  kind text not null,
  title text not null check (char_length(title) between 1 and 100),
  target text not null check (char_length(target) between 1 and 500),
  owner_id uuid not null,
  due_on date not null,
  percent int not null default 0 check (percent between 0 and 100),
  done_on date,
  evidence text,
  made_by uuid not null,
  check ((done_on is null) = (percent < 100))
);
create index measure_by_region on development.measure (region_code, due_on, id);

create table development.measure_step (
  id uuid primary key,
  measure_id uuid not null references development.measure (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  percent int not null check (percent between 0 and 100),
  note text not null check (char_length(note) between 1 and 1000),
  by_id uuid not null,
  at timestamptz not null
);
create index measure_step_by_measure on development.measure_step (measure_id, at desc);

-- Somebody asks for what they are entitled to. What is known of them is kept as it was on that day, with the rule's answer.
create table development.application (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  employer_id uuid,
  entitlement text not null,
  period text not null,
  stage text not null check (stage in ('applied', 'approved', 'declined', 'paid')),
  outcome text not null check (outcome in ('met', 'unknown')),
  facts jsonb not null,
  pack_version text not null,
  amount_fen bigint check (amount_fen >= 0),
  note text not null default '' check (char_length(note) <= 1000),
  applied_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision_note text,
  paid_on date,
  paid_by uuid,
  check ((stage = 'applied') = (decided_at is null)),
  check ((stage = 'paid') = (paid_on is not null))
);
create unique index application_once on development.application (person_id, entitlement, period) where stage <> 'declined';
create index application_by_region on development.application (region_code, stage, id);
create index application_by_person on development.application (person_id);

-- What schools, bases, interns, mentors and researchers do with a place; one kind of thing a row, told apart by `kind`.
create table development.cooperation (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  kind text not null check (kind in ('agreement', 'base', 'internship', 'mentor', 'topic', 'output', 'institute')),
  title text not null check (char_length(title) between 1 and 100),
  partner text not null default '' check (char_length(partner) <= 200),
  -- An agreement's base, an institute's topic, a topic's output.
  under_id uuid references development.cooperation (id),
  person_id uuid,
  from_on date not null,
  until_on date check (until_on > from_on),
  hours_minutes int check (hours_minutes >= 0),
  grade text,
  note text not null default '' check (char_length(note) <= 1000),
  recorded_by uuid not null
);
create index cooperation_by_region on development.cooperation (region_code, kind, from_on desc, id desc);
create index cooperation_by_person on development.cooperation (person_id) where person_id is not null;

do $$
declare
  one text;
  person text;
  organisation text;
begin
  foreach one in array array['pool_member', 'forum', 'proposal', 'measure', 'measure_step', 'application', 'cooperation'] loop
    person := case when one in ('pool_member', 'application', 'cooperation') then 'person_id = (select kernel.person_id())' when one = 'measure' then 'owner_id = (select kernel.person_id())' else 'false' end;
    organisation := case when one = 'pool_member' then 'organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or '
      when one = 'application' then 'organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or ' else '' end;
    execute format('alter table development.%I enable row level security', one);
    execute format('alter table development.%I force row level security', one);
    execute format('create policy %I on development.%I to yanzhen_by_region using ((region_code >= (select kernel.low()) and region_code < (select kernel.high())) or %s)', one || '_by_region', one, person);
    execute format('create policy %I on development.%I to yanzhen_by_organisation using (%s%s)', one || '_by_organisation', one, organisation, person);
    execute format('create policy %I on development.%I to yanzhen_by_person using (%s)', one || '_by_person', one, person);
    execute format('create policy %I on development.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on development.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;

grant select, insert on all tables in schema development to yanzhen_app;
grant update on development.pool_member, development.proposal, development.measure, development.application, development.cooperation to yanzhen_app;
