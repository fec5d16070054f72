-- What people are paid and why: grades over time, proposals, the payroll basis month by month; health checks and leave.

create schema pay;
grant usage on schema pay to yanzhen_app;

-- A rule as it was when something was decided by it: packs change, what was decided must still be explained. Holds nobody's data.
create table pay.rule (
  version text primary key,
  content jsonb not null,
  kept_at timestamptz not null
);
grant select, insert on pay.rule to yanzhen_app;

-- A day on which somebody's facts changed is proposed, and confirmed by an officer before it counts.
create table pay.proposal (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  -- Who pays: the employer, else the organisation itself.
  employer_id uuid not null,
  effective_on date not null,
  -- What would stand from that day on: periods with their steps; empty where the person leaves the scheme.
  periods jsonb not null,
  -- Where the person stands today and would stand; where nothing changes today, on that day.
  was jsonb,
  becomes jsonb,
  -- The facts that changed, by name.
  reasons jsonb not null,
  -- Of what would be decided: a refused one is not proposed again until something else is so.
  digest text not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'refused', 'overtaken')),
  proposed_at timestamptz not null,
  proposed_on date not null,
  decided_by uuid,
  decided_at timestamptz,
  answer text check (char_length(answer) <= 300),
  check ((state = 'open') = (decided_at is null)),
  check (state <> 'refused' or answer is not null)
);
create unique index proposal_one_open on pay.proposal (person_id) where state = 'open';
create index proposal_by_person on pay.proposal (person_id, proposed_at desc);
create index proposal_open_by_region on pay.proposal (region_code, id) where state = 'open';
create index proposal_open_by_employer on pay.proposal (employer_id, id) where state = 'open';

-- The grades that were decided. Only ever added to: a later row covers an earlier one where they overlap.
create table pay.grade_period (
  id uuid primary key,
  -- The order of writing.
  position bigint generated always as identity unique,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  employer_id uuid not null,
  from_on date not null,
  until_on date check (until_on > from_on),
  -- Null where from this day on there is no grade.
  post text,
  level int,
  monthly_fen bigint check (monthly_fen >= 0),
  on_probation boolean not null default false,
  steps jsonb not null,
  rule_version text references pay.rule (version),
  proposal_id uuid not null references pay.proposal (id),
  written_at timestamptz not null,
  written_by uuid not null,
  check ((post is null) = (monthly_fen is null)),
  check ((post is null) = (rule_version is null))
);
create index grade_period_by_person on pay.grade_period (person_id, position);
create index grade_period_by_region on pay.grade_period (region_code, person_id);
create index grade_period_by_employer on pay.grade_period (employer_id, person_id);

-- Whose grade cannot be said, and what is missing; written anew at each look.
create table pay.unsaid (
  person_id uuid primary key,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  missing text[] not null check (cardinality(missing) > 0),
  seen_on date not null
);
create index unsaid_by_region on pay.unsaid (region_code, person_id);
create index unsaid_by_employer on pay.unsaid (employer_id, person_id);

-- What an officer decided where a rule leaves it open.
create table pay.choice (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  question text not null,
  answer text not null,
  from_on date not null,
  reason text not null check (char_length(reason) between 2 and 300),
  made_by uuid not null,
  made_at timestamptz not null
);
create index choice_by_person on pay.choice (person_id, made_at);
create index choice_by_region on pay.choice (region_code);

-- A fact that a scheme asks for and no register keeps, as an officer stated it from a paper; later ones cover earlier ones.
create table pay.stated_fact (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  fact text not null check (fact ~ '^pay\.[A-Za-z]+$'),
  value jsonb not null,
  from_on date not null,
  paper text not null check (char_length(paper) between 2 and 300),
  stated_by uuid not null,
  stated_at timestamptz not null
);
create index stated_fact_by_person on pay.stated_fact (person_id, from_on, stated_at);
create index stated_fact_by_region on pay.stated_fact (region_code);

-- The payroll basis of an employer for a month; once locked it never changes.
create table pay.payroll (
  id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  employer_id uuid not null,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  people int not null,
  total_fen bigint not null,
  locked_by uuid not null,
  locked_at timestamptz not null,
  unique (employer_id, month)
);
create index payroll_by_region on pay.payroll (region_code, month);

create table pay.payroll_line (
  id uuid primary key,
  payroll_id uuid not null references pay.payroll (id),
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  month text not null,
  -- Of arrears and claw-backs: the month they are for.
  for_month text not null,
  kind text not null check (kind in ('due', 'arrears', 'claw-back')),
  code text not null,
  -- As it was called.
  title jsonb not null,
  -- On the day the month was reckoned by; null for an allowance alone.
  post text,
  level int,
  fen bigint not null,
  check ((kind = 'due') = (for_month = month)),
  check (kind <> 'claw-back' or fen < 0),
  check (kind = 'claw-back' or fen > 0)
);
create index payroll_line_by_payroll on pay.payroll_line (payroll_id);
create index payroll_line_by_person on pay.payroll_line (person_id, month);
create index payroll_line_by_region on pay.payroll_line (region_code);

create table pay.health_check (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  done_on date not null,
  place text not null check (char_length(place) between 1 and 80),
  fen bigint not null check (fen >= 0),
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  withdrawn boolean not null default false
);
create index health_check_by_person on pay.health_check (person_id, done_on desc);
create index health_check_by_region on pay.health_check (region_code);

create table pay.leave_request (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  kind text not null,
  from_on date not null,
  -- The first day back.
  until_on date not null check (until_on > from_on),
  days int not null check (days > 0),
  reason text not null default '' check (char_length(reason) <= 200),
  state text not null default 'asked' check (state in ('asked', 'approved', 'returned', 'withdrawn')),
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  answer text check (char_length(answer) <= 200),
  check (state <> 'returned' or answer is not null)
);
create index leave_request_by_person on pay.leave_request (person_id, from_on desc);
create index leave_request_by_organisation on pay.leave_request (organisation_id, from_on);
create index leave_request_by_region on pay.leave_request (region_code, from_on);
create index leave_request_by_employer on pay.leave_request (employer_id, from_on);

-- Days of leave taken and given back, by the year they belong to. Only ever added to.
create table pay.leave_entry (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  kind text not null,
  year int not null,
  days int not null check (days <> 0),
  request_id uuid not null references pay.leave_request (id),
  at timestamptz not null
);
create index leave_entry_by_person on pay.leave_entry (person_id, kind, year);
create index leave_entry_by_region on pay.leave_entry (region_code);

-- Pay is private: an organisation reads it of those it pays, never of those who only work beside one another.
do $$
declare
  one text;
begin
  foreach one in array array['proposal', 'grade_period', 'unsaid', 'choice', 'stated_fact', 'payroll_line', 'health_check', 'leave_request', 'leave_entry'] loop
    execute format('alter table pay.%I enable row level security', one);
    execute format('alter table pay.%I force row level security', one);
    execute format('create policy %I on pay.%I to yanzhen_by_region using ((region_code >= (select kernel.low()) and region_code < (select kernel.high())) or person_id = (select kernel.person_id()))', one || '_by_region', one);
    execute format('create policy %I on pay.%I to yanzhen_by_organisation using (%s employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one,
      -- Who is away on which days the station must know; why, its pages do not say.
      case when one in ('leave_request', 'leave_entry') then 'organisation_id = any ((select kernel.station_ids())::uuid[]) or' else '' end);
    execute format('create policy %I on pay.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    execute format('create policy %I on pay.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on pay.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;

alter table pay.payroll enable row level security;
alter table pay.payroll force row level security;
create policy payroll_by_region on pay.payroll to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy payroll_by_organisation on pay.payroll to yanzhen_by_organisation using (employer_id = (select kernel.organisation_id()));
create policy payroll_by_person on pay.payroll for select to yanzhen_by_person using (id in (select l.payroll_id from pay.payroll_line l));
create policy payroll_at_the_gate on pay.payroll to yanzhen_gate using (true);
create policy payroll_by_statistics on pay.payroll for select to yanzhen_statistics using (true);

grant select, insert on pay.proposal, pay.grade_period, pay.choice, pay.stated_fact, pay.payroll_line, pay.health_check, pay.leave_request, pay.leave_entry to yanzhen_app;
grant select on pay.payroll to yanzhen_app;
grant insert on pay.payroll to yanzhen_by_region, yanzhen_by_organisation;
grant select, insert, update, delete on pay.unsaid to yanzhen_app;
grant update on pay.proposal, pay.health_check, pay.leave_request to yanzhen_app;
-- A file that goes to another place takes its grades along; the payroll stays where it was paid.
grant update (region_code, organisation_id, employer_id) on pay.grade_period, pay.choice, pay.stated_fact, pay.leave_entry to yanzhen_gate;
