-- Certificates and their registration, exam campaigns, the question bank.

create schema certificates;
grant usage on schema certificates to yanzhen_app;

-- Who holds a certificate by the national list: hashes only, since most of them are people this installation has nothing to do with.
create table certificates.national_list (
  id uuid primary key,
  title text not null check (char_length(title) between 1 and 100),
  holders int not null,
  imported_at timestamptz not null,
  imported_by uuid not null
);
create table certificates.national_holder (
  number_hash bytea primary key,
  name_hash bytea not null,
  level text not null check (level in ('assistant', 'intermediate', 'senior')),
  list_id uuid not null references certificates.national_list (id)
);

-- A round of the yearly exam as a place runs it. Its days are not personal: everyone below the place reads them.
create table certificates.campaign (
  id uuid primary key,
  version int not null default 1,
  year int not null check (year between 2008 and 2200),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  title text not null check (char_length(title) between 1 and 100),
  -- Up to which day years of work and diplomas count.
  cut_off_on date not null,
  sign_up_from date not null,
  sign_up_until date not null check (sign_up_until > sign_up_from),
  exam_on date not null check (exam_on >= sign_up_until),
  results_on date,
  results_imported_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null,
  unique (region_code, year)
);

-- How many of a unit's people are to sign up.
create table certificates.campaign_target (
  campaign_id uuid not null references certificates.campaign (id),
  organisation_id uuid not null,
  region_code text collate "C" not null,
  target int not null check (target between 0 and 100000),
  primary key (campaign_id, organisation_id)
);

-- Courses and mock exams before the day.
create table certificates.campaign_event (
  id uuid primary key,
  campaign_id uuid not null references certificates.campaign (id),
  region_code text collate "C" not null,
  kind text not null check (kind in ('course', 'mock')),
  title text not null check (char_length(title) between 1 and 100),
  held_on date not null,
  place text not null default ''
);
create index campaign_event_by_campaign on certificates.campaign_event (campaign_id, held_on);

-- A group that goes to the exam together.
create table certificates.escort (
  id uuid primary key,
  version int not null default 1,
  campaign_id uuid not null references certificates.campaign (id),
  region_code text collate "C" not null,
  title text not null check (char_length(title) between 1 and 60),
  meets_at time not null,
  meets_where text not null check (char_length(meets_where) between 1 and 100),
  site text not null default '',
  seats int not null check (seats between 1 and 500),
  leader_id uuid
);
create index escort_by_campaign on certificates.escort (campaign_id);

-- 职业资格: what a person has once earned. It never lapses; its registration does.
create table certificates.qualification (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  level text not null check (level in ('clerk', 'assistant', 'intermediate', 'senior')),
  number text check (char_length(number) between 4 and 40),
  number_hash bytea,
  passed_on date not null,
  issued_on date check (issued_on >= passed_on),
  -- Of the senior level: who passed the paper has a ticket to the review until this day, and the title only after it.
  ticket_until date check (level = 'senior' or ticket_until is null),
  reviewed_on date check (level = 'senior' or reviewed_on is null),
  verification text not null check (verification in ('unverified', 'matched', 'unknown', 'feedback', 'approved', 'rejected')),
  verified_at timestamptz,
  verified_by uuid,
  -- What the person wrote when the national list did not know the number, and what the officer answered.
  feedback text check (char_length(feedback) between 2 and 500),
  answer text check (char_length(answer) between 2 and 500),
  source text not null check (source in ('entered', 'exam')),
  campaign_id uuid references certificates.campaign (id),
  recorded_at timestamptz not null,
  check ((number is null) = (number_hash is null))
);
create unique index qualification_once on certificates.qualification (person_id, level) where verification <> 'rejected';
create unique index qualification_by_number on certificates.qualification (number_hash) where verification <> 'rejected' and number_hash is not null;
create index qualification_by_region on certificates.qualification (region_code, id);
create index qualification_by_organisation on certificates.qualification (organisation_id, id);
create index qualification_by_employer on certificates.qualification (employer_id, id) where employer_id is not null;

-- 登记: one application for one period of a qualification.
create table certificates.registration (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  qualification_id uuid not null references certificates.qualification (id),
  kind text not null check (kind in ('first', 'renewal', 'again')),
  stage text not null check (stage in ('draft', 'submitted', 'first-passed', 'first-refused', 'final-passed', 'final-refused', 'registered', 'issued')),
  workplace text not null check (char_length(workplace) between 1 and 100),
  duty text not null check (char_length(duty) between 1 and 100),
  -- Why it comes after its term, where it does.
  late_reason text check (char_length(late_reason) between 2 and 300),
  -- How the conditions of a renewal were decided on the day it was handed in, with what was known then.
  conditions jsonb,
  pack_version text not null,
  submitted_at timestamptz,
  first_checked_at timestamptz,
  first_checked_by uuid,
  final_checked_at timestamptz,
  final_checked_by uuid,
  reason text check (char_length(reason) between 2 and 300),
  from_on date,
  until_on date check (until_on > from_on),
  cancelled_on date,
  cancelled_reason text,
  recorded_at timestamptz not null,
  check ((from_on is null) = (until_on is null)),
  check ((stage in ('registered', 'issued')) = (from_on is not null))
);
create unique index registration_in_hand on certificates.registration (qualification_id) where stage in ('draft', 'submitted', 'first-passed', 'final-passed');
create index registration_by_qualification on certificates.registration (qualification_id, from_on);
create index registration_by_person on certificates.registration (person_id);
create index registration_by_region on certificates.registration (region_code, stage);
create index registration_by_organisation on certificates.registration (organisation_id);
create index registration_by_end on certificates.registration (until_on) where until_on is not null and cancelled_on is null;

create table certificates.sign_up (
  id uuid primary key,
  version int not null default 1,
  campaign_id uuid not null references certificates.campaign (id),
  person_id uuid not null,
  -- Of the day of signing up: where it is counted.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  level text not null check (level in ('assistant', 'intermediate', 'senior')),
  subjects text[] not null,
  eligibility text not null check (eligibility in ('met', 'unmet', 'unknown')),
  pack_version text not null,
  signed_on date not null,
  signed_by uuid not null,
  withdrawn_on date,
  -- Null until the results are in.
  sat boolean,
  passed boolean,
  escort_id uuid references certificates.escort (id),
  recorded_at timestamptz not null
);
create unique index sign_up_once on certificates.sign_up (campaign_id, person_id) where withdrawn_on is null;
create index sign_up_by_person on certificates.sign_up (person_id);
create index sign_up_by_region on certificates.sign_up (region_code);
create index sign_up_by_organisation on certificates.sign_up (organisation_id);
create index sign_up_by_escort on certificates.sign_up (escort_id) where escort_id is not null;

create table certificates.subject_result (
  person_id uuid not null,
  year int not null,
  subject text not null,
  level text not null check (level in ('assistant', 'intermediate', 'senior')),
  outcome text not null check (outcome in ('pass', 'fail', 'absent')),
  mark int check (mark between 0 and 200),
  campaign_id uuid not null references certificates.campaign (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  imported_at timestamptz not null,
  primary key (person_id, year, subject)
);
create index subject_result_by_campaign on certificates.subject_result (campaign_id);
create index subject_result_by_region on certificates.subject_result (region_code);
create index subject_result_by_organisation on certificates.subject_result (organisation_id);

-- Why someone who had begun gave up.
create table certificates.drop_out (
  person_id uuid not null,
  level text not null check (level in ('assistant', 'intermediate', 'senior')),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  reason text not null,
  note text not null default '' check (char_length(note) <= 300),
  recorded_on date not null,
  recorded_by uuid not null,
  primary key (person_id, level)
);
create index drop_out_by_region on certificates.drop_out (region_code);
create index drop_out_by_organisation on certificates.drop_out (organisation_id);

-- Once a level and person, for ever: the key holds it.
create table certificates.reward (
  person_id uuid not null,
  level text not null check (level in ('assistant', 'intermediate', 'senior')),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  campaign_id uuid not null references certificates.campaign (id),
  fen bigint not null check (fen > 0),
  granted_on date not null,
  granted_by uuid not null,
  pack_version text not null,
  primary key (person_id, level)
);
create index reward_by_campaign on certificates.reward (campaign_id);
create index reward_by_region on certificates.reward (region_code);
create index reward_by_organisation on certificates.reward (organisation_id);

create table certificates.question (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  level text not null check (level in ('assistant', 'intermediate', 'senior')),
  subject text not null,
  kind text not null check (kind in ('single', 'multiple')),
  -- 知识点, as the subject's syllabus calls it.
  point text not null check (char_length(point) between 1 and 60),
  stem text not null check (char_length(stem) between 2 and 1000),
  options text[] not null check (cardinality(options) between 2 and 6),
  -- Letters: A, B …
  answer text[] not null check (cardinality(answer) >= 1),
  explanation text not null default '' check (char_length(explanation) <= 1000),
  retired_on date,
  made_at timestamptz not null,
  made_by uuid not null
);
create index question_by_subject on certificates.question (region_code, level, subject) where retired_on is null;

-- A mock exam: the questions it drew, in their order.
create table certificates.paper (
  id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  level text not null check (level in ('assistant', 'intermediate', 'senior')),
  subject text not null,
  title text not null check (char_length(title) between 1 and 100),
  minutes int not null check (minutes between 1 and 600),
  question_ids uuid[] not null,
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  drawn_at timestamptz not null,
  drawn_by uuid not null,
  pack_version text not null
);
create index paper_by_region on certificates.paper (region_code, closes_on);

create table certificates.attempt (
  -- Made by the phone, so that sending again changes nothing.
  id uuid primary key,
  paper_id uuid not null references certificates.paper (id),
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  received_at timestamptz not null,
  right_answers int not null,
  questions int not null check (questions >= right_answers)
);
create index attempt_by_person on certificates.attempt (person_id, received_at desc);
create index attempt_by_paper on certificates.attempt (paper_id);
create index attempt_by_region on certificates.attempt (region_code);
create index attempt_by_organisation on certificates.attempt (organisation_id);

create table certificates.attempt_answer (
  attempt_id uuid not null references certificates.attempt (id),
  question_id uuid not null references certificates.question (id),
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  chosen text[] not null,
  is_right boolean not null,
  primary key (attempt_id, question_id)
);
create index attempt_answer_by_question on certificates.attempt_answer (question_id);
create index attempt_answer_by_person on certificates.attempt_answer (person_id);
create index attempt_answer_by_region on certificates.attempt_answer (region_code);

-- Of a person: by where they are, by where they work or who employs them, or their own.
do $$
declare
  one text;
begin
  foreach one in array array['qualification', 'registration', 'sign_up', 'subject_result', 'drop_out', 'reward', 'attempt', 'attempt_answer'] loop
    execute format('alter table certificates.%I enable row level security', one);
    execute format('alter table certificates.%I force row level security', one);
    execute format('create policy %I on certificates.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on certificates.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on certificates.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    execute format('create policy %I on certificates.%I to yanzhen_gate using (true)', one || '_by_gate', one);
    execute format('create policy %I on certificates.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;

-- Of a place and nobody's in particular: read by everyone, written by the officers over it.
do $$
declare
  one text;
begin
  foreach one in array array['campaign', 'campaign_target', 'campaign_event', 'escort', 'question', 'paper'] loop
    execute format('alter table certificates.%I enable row level security', one);
    execute format('alter table certificates.%I force row level security', one);
    execute format('create policy %I on certificates.%I for select to yanzhen_app using (true)', one || '_read', one);
    execute format('create policy %I on certificates.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on certificates.%I to yanzhen_gate using (true)', one || '_by_gate', one);
    execute format('grant insert, update, delete on certificates.%I to yanzhen_by_region, yanzhen_gate', one);
  end loop;
end $$;

grant select on all tables in schema certificates to yanzhen_app;
grant insert on certificates.qualification, certificates.registration, certificates.sign_up, certificates.subject_result, certificates.drop_out,
  certificates.reward, certificates.attempt, certificates.attempt_answer to yanzhen_app;
grant update on certificates.qualification, certificates.registration, certificates.sign_up, certificates.subject_result, certificates.drop_out to yanzhen_app;
grant insert, update on certificates.national_list, certificates.national_holder to yanzhen_by_region;
