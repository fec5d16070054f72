-- Rounds of recruitment: places for vacant seats, candidates of the registry and from outside, and what was entered and decided of them.

-- The rule of the day of opening is kept: a later pack does not change a round that runs.
create table posts.recruitment (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- The office that runs it.
  organisation_id uuid,
  title text not null check (char_length(title) between 2 and 80),
  -- The notice that announced it.
  notice text not null default '',
  sign_up_until date not null,
  -- Of the stages of its rule.
  stage text not null,
  status text not null default 'open' check (status in ('open', 'closed', 'cancelled')),
  rules jsonb not null,
  pack_version text not null,
  -- What “certificate preferred” is read as here, and why, where the rule leaves it open.
  reading text check (reading in ('preference', 'condition')),
  reading_reason text not null default '',
  public_from date,
  -- The last day of the public list.
  public_until date check (public_until >= public_from),
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_on date,
  check ((status = 'open') = (closed_on is null))
);
create index recruitment_by_region on posts.recruitment (region_code, opened_at desc, id desc);

-- So many places of a post in a round.
create table posts.recruitment_place (
  id uuid primary key,
  version int not null default 1,
  recruitment_id uuid not null references posts.recruitment (id),
  post_id uuid not null references posts.post (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  -- As announced, and after it was reduced; none is cancelled.
  planned int not null check (planned between 1 and 1000),
  places int not null check (places between 0 and planned),
  certificate text not null check (certificate in ('none', 'preference', 'condition')),
  certificate_level text check (certificate_level in ('assistant', 'intermediate', 'senior')),
  -- It goes on with too few candidates; why stands among the decisions.
  few_kept boolean not null default false,
  unique (recruitment_id, post_id),
  check ((certificate = 'none') = (certificate_level is null))
);
create index recruitment_place_by_post on posts.recruitment_place (post_id);

create table posts.candidate (
  id uuid primary key,
  version int not null default 1,
  recruitment_id uuid not null references posts.recruitment (id),
  place_id uuid not null references posts.recruitment_place (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Of the post.
  organisation_id uuid not null,
  -- The number on the list of the round.
  number int not null check (number > 0),
  -- Null for who is not in the registry, until taking the post.
  person_id uuid,
  name text not null check (char_length(name) between 1 and 40),
  identity_number_sealed bytea,
  identity_number_hash bytea,
  identity_number_last4 text check (char_length(identity_number_last4) = 4),
  -- Named facts on the last day of sign-up: what the registry or the number knew, and what the officer saw on paper.
  known jsonb not null,
  stated jsonb not null,
  outcome text not null check (outcome in ('met', 'unmet', 'unknown')),
  preferred boolean not null,
  withdrawn_at text,
  withdrawn_on date,
  -- The place among equals, where somebody decided it.
  lot int,
  incumbency_id uuid references posts.incumbency (id),
  signed_up_by uuid not null,
  signed_up_at timestamptz not null,
  unique (recruitment_id, number),
  check ((withdrawn_at is null) = (withdrawn_on is null)),
  check ((identity_number_sealed is null) = (identity_number_hash is null)),
  check (person_id is not null or identity_number_hash is not null)
);
create unique index candidate_person_once on posts.candidate (recruitment_id, person_id) where person_id is not null;
create unique index candidate_number_once on posts.candidate (recruitment_id, identity_number_hash) where identity_number_hash is not null;
create index candidate_by_person on posts.candidate (person_id) where person_id is not null;

-- What was entered of a candidate for a stage. Only added to: the last one counts, those before show what was corrected and why.
create table posts.recruitment_entry (
  id uuid primary key,
  seq bigint generated always as identity,
  recruitment_id uuid not null references posts.recruitment (id),
  candidate_id uuid not null references posts.candidate (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  stage text not null,
  passed boolean,
  -- In hundredths of a point.
  mark int check (mark between 0 and 10000),
  absent boolean not null default false,
  -- Taken back: as if nothing had been entered.
  cleared boolean not null default false,
  note text not null default '',
  -- Why an earlier one was corrected.
  reason text not null default '',
  entered_by uuid not null,
  entered_at timestamptz not null,
  check (num_nonnulls(passed, mark) + absent::int + cleared::int = 1)
);
create index recruitment_entry_by_round on posts.recruitment_entry (recruitment_id, candidate_id, stage, seq desc);

-- What the officer decided where the rule leaves it open. Only added to.
create table posts.recruitment_decision (
  id uuid primary key,
  seq bigint generated always as identity,
  recruitment_id uuid not null references posts.recruitment (id),
  place_id uuid references posts.recruitment_place (id),
  candidate_id uuid references posts.candidate (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  kind text not null check (kind in ('reading', 'places', 'few-kept', 'tie', 'withdrawal', 'unknown-passed', 'cancellation', 'stage')),
  -- The number of places, or the stage.
  value text not null default '',
  reason text not null default '',
  decided_by uuid not null,
  decided_at timestamptz not null
);
create index recruitment_decision_by_round on posts.recruitment_decision (recruitment_id, seq desc);

do $$
declare
  one text;
begin
  foreach one in array array['recruitment', 'recruitment_place', 'candidate', 'recruitment_entry', 'recruitment_decision'] loop
    execute format('alter table posts.%I enable row level security', one);
    execute format('alter table posts.%I force row level security', one);
    execute format('create policy %I on posts.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on posts.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on posts.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
    -- A round belongs to the office of the region; those whose seats are filled see who comes, not who competed.
    execute format('create policy %I on posts.%I to yanzhen_by_organisation using (false)', one || '_by_organisation', one);
    execute format('create policy %I on posts.%I to yanzhen_by_person using (false)', one || '_by_person', one);
  end loop;
end $$;

grant select, insert, update on posts.recruitment, posts.recruitment_place, posts.candidate to yanzhen_app;
grant select, insert on posts.recruitment_entry, posts.recruitment_decision to yanzhen_app;
