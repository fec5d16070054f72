-- Rounds of a programme and what enters them. What becomes of the entries (panel, scores, list, notice, titles) stands in the migrations after this.

create schema selection;
grant usage on schema selection to yanzhen_app;

-- The rule of the day of opening is kept: a later pack does not change a round that runs.
create table selection.round (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- The office that runs it.
  organisation_id uuid,
  place text not null,
  code text not null,
  title text not null check (char_length(title) between 2 and 80),
  rules jsonb not null,
  pack_version text not null,
  -- Why a place runs a programme whose rule is another place's; empty where the rule is its own.
  adopted_because text not null default '',
  opened_on date not null,
  -- The last day to submit.
  entries_last_on date not null check (entries_last_on >= opened_on),
  stage text not null default 'open' check (stage in ('open', 'screening', 'reviewing', 'ranking', 'sealed', 'notice', 'confirmed', 'cancelled')),
  cancelled_because text not null default '',
  opened_by uuid not null,
  opened_at timestamptz not null,
  check ((stage = 'cancelled') = (cancelled_because <> ''))
);
create index round_by_region on selection.round (region_code, opened_on desc, id desc);

-- Somebody, an organisation or a project that enters a round.
create table selection.entry (
  id uuid primary key,
  version int not null default 1,
  round_id uuid not null references selection.round (id),
  -- Where the applicant works, so that each level sees its own.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  -- Null where an organisation enters, or an organisation's project.
  person_id uuid,
  -- Of a project.
  title text check (char_length(title) between 2 and 80),
  track text,
  -- Named facts and where they come from, as they were when it was submitted; while it is a draft, the registry is asked.
  facts jsonb not null default '{}',
  -- What the applicant says where no register knows: facts, words for each criterion, the parts of a project.
  stated jsonb not null default '{}',
  outcome text check (outcome in ('met', 'unmet', 'unknown')),
  preferred text[] not null default '{}',
  stage text not null default 'draft' check (stage in ('draft', 'submitted', 'sent-back', 'received', 'admitted', 'refused', 'withdrawn')),
  -- The level whose turn it is, as an index in the chain of the round's rules; equal to its length at the round's own office.
  step int not null default 0 check (step >= 0),
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_at timestamptz,
  check (submitted_at is not null or stage in ('draft', 'withdrawn'))
);
-- Nobody enters twice: two numbers of one person are one person in the registry.
create unique index entry_person_once on selection.entry (round_id, person_id) where person_id is not null and stage <> 'withdrawn';
create index entry_by_round on selection.entry (round_id, stage, id);
create index entry_by_region on selection.entry (region_code, round_id, id);
create index entry_by_person on selection.entry (person_id) where person_id is not null;
create index entry_by_organisation on selection.entry (organisation_id) where organisation_id is not null;

-- What each level said of an entry. Only added to.
create table selection.entry_act (
  id uuid primary key,
  seq bigint generated always as identity,
  entry_id uuid not null references selection.entry (id),
  round_id uuid not null references selection.round (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  kind text not null check (kind in ('submitted', 'recommended', 'sent-back', 'not-recommended', 'admitted', 'refused', 'asked', 'withdrawn', 'moved')),
  -- The level that acted.
  step int,
  -- The order in which a level puts forward its own.
  place_order int check (place_order > 0),
  -- Codes of the requirements that a “no” rests on.
  clauses text[] not null default '{}',
  reason text not null default '' check (char_length(reason) <= 1000),
  acted_by uuid not null,
  acted_at timestamptz not null
);
create index entry_act_by_entry on selection.entry_act (entry_id, seq);
create index entry_act_by_round on selection.entry_act (round_id, kind);

-- Pieces of evidence, kept by the workforce, for a condition or a criterion.
create table selection.entry_evidence (
  entry_id uuid not null references selection.entry (id),
  evidence_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  -- A requirement, preference or criterion; empty for the entry as a whole.
  about text not null default '',
  added_at timestamptz not null,
  primary key (entry_id, evidence_id)
);

-- The list of a round, sealed before names are opened: whoever runs it again over the same inputs gets the same digest.
create table selection.sealed_list (
  round_id uuid primary key references selection.round (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- The reading of what the rule leaves open, and why it was chosen.
  reading jsonb not null,
  reason text not null check (char_length(reason) between 1 and 1000),
  -- Rules, scores and whatever else decides, without names.
  inputs jsonb not null,
  -- [{ entryId, rank, chosen, score, low, high, tiedWith }], best first; score in hundredths of a point.
  list jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  sealed_by uuid not null,
  sealed_at timestamptz not null,
  -- When the names were opened.
  opened_at timestamptz
);

do $$
declare
  one text;
begin
  foreach one in array array['round', 'entry', 'entry_act', 'entry_evidence', 'sealed_list'] loop
    execute format('alter table selection.%I enable row level security', one);
    execute format('alter table selection.%I force row level security', one);
    execute format('create policy %I on selection.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on selection.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on selection.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
  foreach one in array array['entry', 'entry_act', 'entry_evidence'] loop
    execute format('create policy %I on selection.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on selection.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
  end loop;
  -- A list belongs to the office of the region until it is published.
  execute 'create policy sealed_list_by_organisation on selection.sealed_list to yanzhen_by_organisation using (false)';
  execute 'create policy sealed_list_by_person on selection.sealed_list to yanzhen_by_person using (false)';
  -- A call is open to everyone who signs in; only the office of the region writes it.
  execute 'create policy round_seen_from_below on selection.round for select to yanzhen_by_region using (true)';
  execute 'create policy round_by_organisation on selection.round for select to yanzhen_by_organisation using (true)';
  execute 'create policy round_by_person on selection.round for select to yanzhen_by_person using (true)';
end $$;

grant select on selection.round to yanzhen_app;
-- Only an office opens a round.
grant insert, update on selection.round to yanzhen_by_region, yanzhen_gate;
grant select, insert, update on selection.entry to yanzhen_app;
grant select, insert on selection.entry_act to yanzhen_app;
grant select, insert, delete on selection.entry_evidence to yanzhen_app;
grant select, insert, update on selection.sealed_list to yanzhen_app;
