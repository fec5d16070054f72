-- Who judges the entries of a round: the panel, its conflicts, who is given what, what each said, and what is blind.

-- Somebody of a pool who is asked to judge in a round.
create table selection.expert (
  id uuid primary key,
  version int not null default 1,
  round_id uuid not null references selection.round (id),
  -- Of the round.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  person_id uuid not null,
  -- Where the expert works, on the day of being asked.
  organisation_id uuid,
  employer_id uuid,
  fields text[] not null default '{}',
  stage text not null default 'asked' check (stage in ('asked', 'accepted', 'declined', 'released')),
  -- Why this person: drawn by the rules, or named by the office with a reason.
  drawn jsonb,
  reason text not null default '' check (char_length(reason) <= 500),
  asked_by uuid not null,
  asked_at timestamptz not null,
  answer_by date,
  answered_at timestamptz,
  -- Why declined or released.
  ended_because text not null default '' check (char_length(ended_because) <= 500),
  check ((stage in ('declined', 'released')) or ended_because = '')
);
create unique index expert_once on selection.expert (round_id, person_id);
create index expert_by_person on selection.expert (person_id);
create index expert_by_region on selection.expert (region_code);

-- Why an expert may not judge an entry; those that were found are looked for anew before each assignment, those that were declared stay.
create table selection.conflict (
  id uuid primary key,
  round_id uuid not null references selection.round (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  expert_id uuid not null references selection.expert (id),
  entry_id uuid not null references selection.entry (id),
  kind text not null check (kind in ('same-person', 'co-applicant', 'relative', 'named-in-entry', 'same-employer', 'former-employer', 'same-project', 'supervisor', 'supervisee', 'declared')),
  source text not null check (source in ('found', 'expert', 'office')),
  about text not null default '' check (char_length(about) <= 500),
  from_on date,
  until_on date,
  noted_at timestamptz not null
);
create index conflict_by_round on selection.conflict (round_id, expert_id, entry_id);

-- How a sheet of a round was assigned: what the solver proved, and the prices by which each pair is explained.
create table selection.assigning (
  id uuid primary key,
  round_id uuid not null references selection.round (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  sheet text not null,
  status text not null,
  objective int not null,
  bound numeric not null,
  milliseconds int not null,
  pairs int not null,
  -- [{ entryId, by }]
  short jsonb not null,
  prices jsonb not null,
  run_by uuid not null,
  run_at timestamptz not null
);
create index assigning_by_round on selection.assigning (round_id, sheet, run_at desc);

create table selection.assignment (
  id uuid primary key,
  version int not null default 1,
  round_id uuid not null references selection.round (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  entry_id uuid not null references selection.entry (id),
  expert_id uuid not null references selection.expert (id),
  -- Of the expert.
  person_id uuid not null,
  sheet text not null,
  source text not null check (source in ('solved', 'hand')),
  -- Of a change by hand.
  reason text not null default '' check (char_length(reason) <= 500),
  assigned_by uuid not null,
  assigned_at timestamptz not null,
  due_on date,
  stage text not null default 'given' check (stage in ('given', 'done', 'withdrawn')),
  withdrawn_because text not null default '' check (char_length(withdrawn_because) <= 500),
  check ((stage = 'withdrawn') = (withdrawn_because <> ''))
);
create unique index assignment_once on selection.assignment (entry_id, sheet, expert_id) where stage <> 'withdrawn';
create index assignment_by_round on selection.assignment (round_id, sheet, entry_id);
create index assignment_by_person on selection.assignment (person_id, stage);

-- What somebody gave: a draft of their own until it is handed in, then nobody changes it.
create table selection.review (
  assignment_id uuid primary key references selection.assignment (id),
  version int not null default 1,
  round_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  entry_id uuid not null,
  sheet text not null,
  person_id uuid not null,
  -- Points by criterion.
  marks jsonb not null default '{}',
  vetoes text[] not null default '{}',
  comment text not null default '' check (char_length(comment) <= 2000),
  visited_on date,
  -- Of a hundred; worked out when it is handed in.
  points numeric check (points between 0 and 100),
  saved_at timestamptz not null,
  submitted_at timestamptz,
  check ((submitted_at is null) = (points is null))
);
create index review_by_entry on selection.review (entry_id, sheet);
create index review_by_round on selection.review (round_id);

-- The applicant's words as reviewers of a blind sheet read them, once somebody of the office has looked at them.
create table selection.blind_text (
  entry_id uuid primary key references selection.entry (id),
  round_id uuid not null references selection.round (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  version int not null default 1,
  -- By part: a criterion, the title, a part of the project.
  texts jsonb not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null
);

-- When an entry is defended.
create table selection.defence (
  round_id uuid not null references selection.round (id),
  sheet text not null,
  entry_id uuid not null references selection.entry (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Of the applicant.
  person_id uuid,
  starts_at timestamptz not null,
  minutes int not null check (minutes between 5 and 240),
  room text not null check (char_length(room) between 1 and 100),
  primary key (round_id, sheet, entry_id)
);

do $$
declare
  one text;
begin
  foreach one in array array['expert', 'conflict', 'assigning', 'assignment', 'review', 'blind_text', 'defence'] loop
    execute format('alter table selection.%I enable row level security', one);
    execute format('alter table selection.%I force row level security', one);
    execute format('create policy %I on selection.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
  end loop;
  foreach one in array array['expert', 'conflict', 'assigning', 'assignment', 'blind_text', 'defence'] loop
    execute format('create policy %I on selection.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
  end loop;
  -- An expert may come from anywhere, and answers for oneself alone.
  foreach one in array array['expert', 'assignment', 'review'] loop
    execute format('create policy %I on selection.%I to yanzhen_app using (person_id = (select kernel.person_id()))', one || '_own', one);
  end loop;
end $$;

-- Nobody sees what others gave before giving their own, whatever post they hold besides; and a draft is nobody's but its writer's.
create policy review_by_region on selection.review for select to yanzhen_by_region
  using (region_code >= (select kernel.low()) and region_code < (select kernel.high()) and submitted_at is not null
    and not exists (select from selection.assignment mine
                     where mine.entry_id = review.entry_id and mine.sheet = review.sheet and mine.person_id = (select kernel.person_id()) and mine.stage = 'given'));
-- Who gave their own for an entry may read what the others gave.
create policy review_of_the_same on selection.review for select to yanzhen_app
  using (submitted_at is not null
    and exists (select from selection.assignment mine
                 where mine.entry_id = review.entry_id and mine.sheet = review.sheet and mine.person_id = (select kernel.person_id()) and mine.stage = 'done'));
-- What was handed in stays as it is.
create policy review_is_locked on selection.review as restrictive for update to yanzhen_app
  using (submitted_at is null or current_user = 'yanzhen_gate') with check (true);

grant select, insert, update on selection.expert, selection.assignment, selection.review to yanzhen_app;
-- Of the office alone.
grant select, insert, update, delete on selection.conflict, selection.assigning, selection.blind_text, selection.defence to yanzhen_by_region, yanzhen_gate;
