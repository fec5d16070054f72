-- What becomes of a sealed list: the public notice and objections to it, titles and their certificates, the term, the money.

-- Days that an administrator moved after the official table was collected, over that table.
create table kernel.calendar_change (
  day date primary key,
  working boolean not null,
  -- The notice that moved it.
  source text not null check (char_length(source) between 2 and 120),
  entered_by uuid not null,
  entered_at timestamptz not null
);
grant select on kernel.calendar_change to yanzhen_app;
grant insert, update on kernel.calendar_change to yanzhen_gate;
grant insert, update on kernel.calendar_day to yanzhen_gate;

create table selection.notice (
  round_id uuid primary key references selection.round (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  issuer text not null check (char_length(issuer) between 1 and 80),
  -- For how long, as the rule of the round says or the office chose where it says nothing, and on what that rests.
  lasts jsonb not null,
  basis jsonb not null,
  -- What of an entry stands there: [{ code, name, mask }].
  shows jsonb not null,
  from_on date not null,
  published_by uuid not null,
  published_at timestamptz not null
);

-- An entry as the public sees it.
create table selection.notice_entry (
  entry_id uuid primary key references selection.entry (id),
  round_id uuid not null references selection.notice (round_id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- The order on the list.
  place int not null check (place > 0),
  -- What is shown, masked already, by code.
  fields jsonb not null,
  from_on date not null,
  -- The last day as it was promised first; a moved holiday can make it later and never earlier.
  promised_last_on date not null check (promised_last_on >= from_on),
  last_on date not null check (last_on >= promised_last_on),
  -- Came up where another was struck out.
  moved_up boolean not null default false,
  state text not null default 'standing' check (state in ('standing', 'struck', 'confirmed')),
  reason text not null default '' check (char_length(reason) <= 1000),
  check ((state = 'struck') = (reason <> ''))
);
create index notice_entry_by_round on selection.notice_entry (round_id, place);

-- What was said against an entry. Words and contact are sealed: neither a list nor a copy of the database tells who objected.
create table selection.objection (
  id uuid primary key,
  round_id uuid not null references selection.notice (round_id),
  entry_id uuid not null references selection.notice_entry (entry_id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  named boolean not null,
  words_sealed bytea not null,
  -- Name and how to reach them, of who gave it.
  contact_sealed bytea,
  -- By which the objector reads the answer; kept only as its digest, and sealed for a form that is sent again.
  receipt_digest bytea not null unique,
  receipt_sealed bytea not null,
  stage text not null default 'open' check (stage in ('open', 'upheld', 'dismissed')),
  answer text not null default '' check (char_length(answer) <= 1000),
  received_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  check ((stage = 'open') = (answer = '') and (stage = 'open') = (answered_at is null)),
  check (named = (contact_sealed is not null))
);
create index objection_by_entry on selection.objection (entry_id);
create index objection_by_round on selection.objection (round_id, received_at);

create table selection.objection_file (
  id uuid primary key,
  objection_id uuid not null references selection.objection (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  kind text not null check (kind in ('jpeg', 'png', 'webp', 'pdf')),
  bytes int not null check (bytes > 0)
);
create index objection_file_by_objection on selection.objection_file (objection_id);

-- Everything decided about a notice, in order. Only added to.
create table selection.notice_act (
  id uuid primary key,
  seq bigint generated always as identity,
  round_id uuid not null references selection.notice (round_id),
  entry_id uuid references selection.notice_entry (entry_id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  kind text not null check (kind in ('published', 'extended', 'objected', 'looked-into', 'upheld', 'dismissed', 'moved-up', 'confirmed')),
  reason text not null default '' check (char_length(reason) <= 1000),
  -- Of a last day that moved.
  was_on date,
  is_on date,
  -- Null where nobody did it: an objection, a calendar.
  acted_by uuid,
  acted_at timestamptz not null
);
create index notice_act_by_round on selection.notice_act (round_id, seq);

-- What was given: a title, or the training that may end in one.
create table selection.title (
  id uuid primary key,
  version int not null default 1,
  round_id uuid not null references selection.round (id),
  entry_id uuid not null unique references selection.entry (id),
  -- Of the office that gave it, wherever the holder goes.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Where the holder works.
  holder_region_code text collate "C" not null check (holder_region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  place text not null,
  code text not null,
  track text,
  -- What it is called: 浙江省社会工作领军人才.
  award text not null check (char_length(award) between 1 and 120),
  -- As a certificate shows it to whoever has its code.
  name_masked text not null,
  issuer text not null,
  stage text not null check (stage in ('training', 'held', 'never')),
  decided_on date not null,
  document_number text not null default '' check (char_length(document_number) <= 60),
  -- Of the title itself; empty while it is training.
  from_on date,
  until_on date,
  check_code text unique check (check_code ~ '^[2-9A-HJKMNP-Z]{16}$'),
  withdrawn_on date,
  check (until_on > from_on),
  check ((stage = 'held') = (from_on is not null) and (stage = 'held') = (check_code is not null)),
  check (withdrawn_on is null or stage = 'held')
);
create index title_by_region on selection.title (region_code, place, code, id);
create index title_by_person on selection.title (person_id) where person_id is not null;
create index title_by_round on selection.title (round_id);
create index title_by_organisation on selection.title (organisation_id) where organisation_id is not null;

-- What happened to a holder during the term, by the endings of the rule.
create table selection.title_fact (
  id uuid primary key,
  title_id uuid not null references selection.title (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  holder_region_code text collate "C" not null check (holder_region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  code text not null,
  happened_on date not null,
  reason text not null check (char_length(reason) between 1 and 1000),
  -- Where the rule has it verified by one body and approved by another, it holds only when both have said so.
  stage text not null check (stage in ('reported', 'verified', 'in-force', 'dismissed', 'reversed')),
  reported_by uuid not null,
  reported_at timestamptz not null,
  verified_by uuid,
  verified_body text,
  verified_words text not null default '' check (char_length(verified_words) <= 1000),
  verified_at timestamptz,
  approved_by uuid,
  approved_body text,
  approved_words text not null default '' check (char_length(approved_words) <= 1000),
  approved_at timestamptz,
  check (verified_by is null or approved_by is null or (verified_by <> approved_by and verified_body <> approved_body))
);
create index title_fact_by_title on selection.title_fact (title_id);
create index title_fact_by_region on selection.title_fact (region_code, stage);

create table selection.title_grade (
  id uuid primary key,
  title_id uuid not null references selection.title (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  holder_region_code text collate "C" not null check (holder_region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  year int not null check (year between 2000 and 2200),
  code text not null,
  -- Points of each criterion of the sheet, and their sum in hundredths of a point.
  points jsonb not null default '{}',
  score int,
  reason text not null check (char_length(reason) between 1 and 1000),
  graded_on date not null,
  graded_by uuid not null,
  graded_at timestamptz not null,
  reversed boolean not null default false
);
create unique index title_grade_once on selection.title_grade (title_id, year) where not reversed;

create table selection.appeal (
  id uuid primary key,
  title_id uuid not null references selection.title (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  holder_region_code text collate "C" not null check (holder_region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  fact_id uuid references selection.title_fact (id),
  grade_id uuid references selection.title_grade (id),
  words text not null check (char_length(words) between 1 and 2000),
  made_by uuid not null,
  made_at timestamptz not null,
  stage text not null default 'open' check (stage in ('open', 'upheld', 'dismissed')),
  answer text not null default '' check (char_length(answer) <= 1000),
  answered_by uuid,
  answered_at timestamptz,
  check ((fact_id is null) <> (grade_id is null)),
  check ((stage = 'open') = (answer = ''))
);
create unique index appeal_against_fact on selection.appeal (fact_id) where fact_id is not null;
create unique index appeal_against_grade on selection.appeal (grade_id) where grade_id is not null;
create index appeal_by_title on selection.appeal (title_id);

-- Where a holder's money goes; the number itself is sealed.
create table selection.bank_account (
  person_id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  bank text not null check (char_length(bank) between 2 and 60),
  number_sealed bytea not null,
  number_masked text not null,
  changed_at timestamptz not null
);

create table selection.pay_run (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  place text not null,
  code text not null,
  -- Months before this day.
  until_on date not null,
  stage text not null default 'proposed' check (stage in ('proposed', 'approved', 'sent', 'closed', 'dropped')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  approved_by uuid check (approved_by <> proposed_by),
  approved_at timestamptz,
  sent_at timestamptz,
  closed_at timestamptz
);
create index pay_run_by_region on selection.pay_run (region_code, until_on desc, id desc);
-- Two runs side by side would pay the same months twice.
create unique index pay_run_one_open on selection.pay_run (region_code, place, code) where stage in ('proposed', 'approved', 'sent');

-- What a run pays one holder. Less than nothing is owed back.
create table selection.pay_line (
  id uuid primary key,
  run_id uuid not null references selection.pay_run (id),
  -- Its number in the run, by which a bank answers.
  place int not null check (place > 0),
  title_id uuid not null references selection.title (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  person_id uuid,
  organisation_id uuid,
  -- How the sum came about: spans of months with their clause.
  spans jsonb not null,
  due_fen bigint not null,
  before_fen bigint not null,
  amount_fen bigint not null check (amount_fen = due_fen - before_fen),
  stage text not null default 'proposed' check (stage in ('proposed', 'sent', 'paid', 'failed', 'owed', 'repaid', 'carried')),
  tries int not null default 0,
  failure text not null default '' check (char_length(failure) <= 200),
  settled_on date,
  unique (run_id, title_id),
  unique (run_id, place)
);
create index pay_line_by_title on selection.pay_line (title_id);

do $$
declare
  one text;
begin
  foreach one in array array['notice', 'notice_entry', 'objection', 'objection_file', 'notice_act', 'title', 'title_fact', 'title_grade', 'appeal', 'bank_account', 'pay_run', 'pay_line'] loop
    execute format('alter table selection.%I enable row level security', one);
    execute format('alter table selection.%I force row level security', one);
    execute format('create policy %I on selection.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on selection.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on selection.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
  foreach one in array array['title', 'title_fact', 'title_grade', 'appeal'] loop
    -- Whoever the holder works under reads; the office that gave the title writes.
    execute format('create policy %I on selection.%I for select to yanzhen_by_region using (holder_region_code >= (select kernel.low()) and holder_region_code < (select kernel.high()))', one || '_where_the_holder_is', one);
    execute format('create policy %I on selection.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on selection.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    -- An officer who holds a title reads it wherever it was given.
    execute format('create policy %I on selection.%I to yanzhen_by_region using (person_id = (select kernel.person_id()))', one || '_of_the_holder', one);
  end loop;
  foreach one in array array['bank_account', 'pay_line'] loop
    execute format('create policy %I on selection.%I to yanzhen_by_organisation using (person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on selection.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    execute format('create policy %I on selection.%I to yanzhen_by_region using (person_id = (select kernel.person_id()))', one || '_of_the_holder', one);
  end loop;
  foreach one in array array['notice', 'notice_entry', 'objection', 'objection_file', 'notice_act', 'pay_run'] loop
    execute format('create policy %I on selection.%I to yanzhen_by_organisation using (false)', one || '_by_organisation', one);
    execute format('create policy %I on selection.%I to yanzhen_by_person using (false)', one || '_by_person', one);
  end loop;
end $$;

grant select, insert on selection.notice to yanzhen_app;
grant select, insert, update on selection.notice_entry, selection.objection to yanzhen_app;
grant select, insert on selection.objection_file, selection.notice_act to yanzhen_app;
grant select, insert, update on selection.title, selection.title_fact, selection.title_grade, selection.appeal to yanzhen_app;
grant select, insert, update on selection.bank_account to yanzhen_app;
grant select, insert, update on selection.pay_run, selection.pay_line to yanzhen_app;
