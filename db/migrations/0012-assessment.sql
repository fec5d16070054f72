-- The yearly assessment of workers: rounds by a scheme, what each person is assessed by, scores, grades, appeals and what stays of them.

create schema assessment;
grant usage on schema assessment to yanzhen_app;

-- A year of a branch. The scheme is frozen when it is opened: what the packs say later changes no round.
create table assessment.round (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  year int not null check (year between 2000 and 2100),
  title text not null check (char_length(title) between 1 and 100),
  stage text not null check (stage in ('self', 'scoring', 'proposing', 'told', 'sealed')),
  scheme jsonb not null,
  pack_version text not null,
  -- Where a share is no whole number of people: how the officer reads it, and who chose.
  share_reading text not null check (share_reading in ('down', 'at-least-one', 'nearest')),
  opened_on date not null,
  opened_by uuid not null,
  self_until date,
  score_until date,
  told_on date,
  appeals_until date,
  sealed_on date,
  sealed_by uuid
);
create unique index round_one_a_year on assessment.round (region_code, year);

-- One person in one round, at the place where they worked when it was opened.
create table assessment.participant (
  id uuid primary key,
  version int not null default 1,
  round_id uuid not null references assessment.round (id),
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  employer_id uuid,
  -- Not assessed this year, by a rule of the scheme or by an officer with a reason.
  exempt_code text,
  exempt_note text,
  -- Named facts of the year as they stood on a day; points follow from them and the frozen scheme.
  figures jsonb not null default '{}',
  figures_on date,
  summary text not null default '' check (char_length(summary) <= 4000),
  summary_at timestamptz,
  -- In hundredths of a point, as it was when the grade was proposed.
  total int,
  proposed_grade text,
  proposed_note text,
  proposed_by uuid,
  proposed_at timestamptz,
  grade text,
  confirmed_by uuid,
  confirmed_at timestamptz,
  check ((proposed_grade is null) = (proposed_at is null)),
  check ((grade is null) = (confirmed_at is null))
);
create unique index participant_once_a_round on assessment.participant (round_id, person_id);
create index participant_by_person on assessment.participant (person_id);
create index participant_by_organisation on assessment.participant (organisation_id, round_id);
create index participant_by_region on assessment.participant (region_code, round_id);

-- One scorer's sheet for one person. Kept as it is written; counts when it is handed in.
create table assessment.sheet (
  id uuid primary key,
  version int not null default 1,
  round_id uuid not null references assessment.round (id),
  participant_id uuid not null references assessment.participant (id),
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  scorer_id uuid not null,
  kind text not null check (kind in ('manager', 'peer', 'residents')),
  -- Item → points of a hundred.
  points jsonb not null default '{}',
  comment text not null default '' check (char_length(comment) <= 1000),
  -- Of a survey of residents: how many answered.
  respondents int check (respondents > 0),
  kept_at timestamptz,
  handed_in_at timestamptz,
  check (person_id <> scorer_id)
);
create unique index sheet_once_a_scorer on assessment.sheet (participant_id, scorer_id, kind);
create index sheet_by_scorer on assessment.sheet (scorer_id, round_id);
create index sheet_by_round on assessment.sheet (round_id, organisation_id);

create table assessment.appeal (
  id uuid primary key,
  version int not null default 1,
  round_id uuid not null references assessment.round (id),
  participant_id uuid not null references assessment.participant (id),
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  reason text not null check (char_length(reason) between 1 and 2000),
  made_at timestamptz not null,
  due_on date,
  grade_before text not null,
  decided_by uuid,
  decided_at timestamptz,
  upheld boolean,
  grade_after text,
  answer text,
  check ((decided_at is null) = (answer is null))
);
create unique index appeal_once on assessment.appeal (participant_id);
create index appeal_by_round on assessment.appeal (round_id);

-- What was done about one person's grade, by whom and when; only ever added to.
create table assessment.decision (
  id uuid primary key,
  round_id uuid not null references assessment.round (id),
  participant_id uuid not null references assessment.participant (id),
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  act text not null check (act in ('summary-handed-in', 'exempted', 'included', 'proposed', 'confirmed', 'appealed', 'appeal-decided', 'sealed')),
  grade text,
  note text,
  by_id uuid not null,
  at timestamptz not null
);
create index decision_by_participant on assessment.decision (participant_id, at);

-- A figure of a sealed round that moved afterwards because a record was changed late. The sealed figure stays.
create table assessment.adjustment (
  id uuid primary key,
  round_id uuid not null references assessment.round (id),
  participant_id uuid not null references assessment.participant (id),
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  fact text not null,
  before jsonb,
  after jsonb,
  found_on date not null
);
create index adjustment_by_round on assessment.adjustment (round_id);
create index adjustment_by_participant on assessment.adjustment (participant_id, fact, found_on desc);

-- What stays of a year: the grade that pay, selection and training ask for.
create table assessment.result (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  employer_id uuid,
  year int not null check (year between 1990 and 2100),
  -- Of a round here; null for a year before this system, which an officer recorded from its paper.
  round_id uuid references assessment.round (id),
  grade text not null,
  grade_zh text not null,
  grade_en text not null,
  -- The same everywhere, whatever a place calls its grades.
  standing text not null check (standing in ('excellent', 'qualified', 'basic', 'unqualified', 'not-assessed')),
  total int,
  effective_on date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  evidence text,
  withdrawn boolean not null default false,
  check ((round_id is null) = (evidence is not null))
);
create unique index result_one_a_year on assessment.result (person_id, year) where not withdrawn;
create index result_by_region on assessment.result (region_code, year);
create index result_by_organisation on assessment.result (organisation_id, year);

do $$
declare
  one text;
  employer text;
  own text;
begin
  foreach one in array array['participant', 'sheet', 'appeal', 'decision', 'adjustment', 'result'] loop
    employer := case when one in ('participant', 'result') then ' or employer_id = (select kernel.organisation_id())' else '' end;
    -- A sheet is its scorer's own, never that of the person scored.
    own := case when one = 'sheet' then 'scorer_id' else 'person_id' end;
    execute format('alter table assessment.%I enable row level security', one);
    execute format('alter table assessment.%I force row level security', one);
    execute format('create policy %I on assessment.%I to yanzhen_by_region using ((region_code >= (select kernel.low()) and region_code < (select kernel.high())) or %I = (select kernel.person_id()))', one || '_by_region', one, own);
    execute format('create policy %I on assessment.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id())%s or %I = (select kernel.person_id()))', one || '_by_organisation', one, employer, own);
    execute format('create policy %I on assessment.%I to yanzhen_by_person using (%I = (select kernel.person_id()))', one || '_by_person', one, own);
    execute format('create policy %I on assessment.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on assessment.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;

-- A round is seen by whoever sees somebody in it, or has a sheet in it.
alter table assessment.round enable row level security;
alter table assessment.round force row level security;
create policy round_by_region on assessment.round to yanzhen_by_region
  using ((region_code >= (select kernel.low()) and region_code < (select kernel.high())) or id in (select p.round_id from assessment.participant p) or id in (select s.round_id from assessment.sheet s));
create policy round_by_organisation on assessment.round to yanzhen_by_organisation
  using (id in (select p.round_id from assessment.participant p) or id in (select s.round_id from assessment.sheet s));
create policy round_by_person on assessment.round to yanzhen_by_person
  using (id in (select p.round_id from assessment.participant p) or id in (select s.round_id from assessment.sheet s));
create policy round_at_the_gate on assessment.round to yanzhen_gate using (true);
create policy round_by_statistics on assessment.round for select to yanzhen_statistics using (true);

grant select, insert on all tables in schema assessment to yanzhen_app;
grant update on assessment.round, assessment.participant, assessment.sheet, assessment.appeal, assessment.result to yanzhen_app;
-- Who is taken off the list of scorers before having written anything leaves no sheet.
grant delete on assessment.sheet to yanzhen_app;
create policy sheet_unused_is_dropped on assessment.sheet as restrictive for delete to yanzhen_app using (kept_at is null);
