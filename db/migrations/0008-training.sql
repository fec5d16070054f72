-- Training: plans, courses, sessions, lessons, who came, and the ledger of hours.

create schema training;
grant usage on schema training to yanzhen_app;

-- What a region or an organisation means to teach in a year.
create table training.plan (
  id uuid primary key,
  version int not null default 1,
  year int not null check (year between 2000 and 2100),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Null where it is the region's own.
  organisation_id uuid,
  title text not null check (char_length(title) between 1 and 100),
  aim text not null default '',
  -- Twelve, January first; an empty one has no theme.
  themes text[] not null check (cardinality(themes) = 12),
  made_at timestamptz not null
);
create unique index plan_one_a_year on training.plan (region_code, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'), year);

create table training.course (
  id uuid primary key,
  version int not null default 1,
  plan_id uuid references training.plan (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Null: for everyone of the region. Otherwise for the people of this organisation.
  organisation_id uuid,
  title text not null check (char_length(title) between 1 and 100),
  about text not null default '',
  form text not null,
  stage text,
  five_one text,
  -- The month of the year whose theme it serves.
  month int check (month between 1 and 12),
  year int not null check (year between 2000 and 2100),
  made_at timestamptz not null
);
create index course_by_year on training.course (year, region_code, id);
create index course_by_plan on training.course (plan_id) where plan_id is not null;

create table training.session (
  id uuid primary key,
  version int not null default 1,
  course_id uuid not null references training.course (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  title text not null default '',
  held_on date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null check (char_length(place) between 1 and 100),
  teacher text not null default '',
  capacity int not null check (capacity between 1 and 5000),
  sign_up_until timestamptz not null,
  -- [{ "category": "professional", "minutes": 180 }]
  credits jsonb not null,
  -- From this and the time come the codes of the door; sealed by the vault.
  secret_sealed bytea not null,
  called_off_at timestamptz,
  call_off_reason text check ((call_off_reason is null) = (called_off_at is null))
);
create index session_by_course on training.session (course_id, starts_at);
create index session_by_day on training.session (held_on, id);

create table training.lesson (
  id uuid primary key,
  version int not null default 1,
  course_id uuid not null references training.course (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  title text not null check (char_length(title) between 1 and 100),
  position int not null,
  kind text not null check (kind in ('link', 'text', 'file')),
  link text check ((link is not null) = (kind = 'link')),
  body text not null default '',
  file_bytes int,
  category text not null,
  minutes int not null check (minutes > 0),
  -- [{ "question", "options": [], "right": [0] }]; the right ones never leave the server before an answer.
  quiz jsonb not null default '[]'
);
create index lesson_by_course on training.lesson (course_id, position);

-- Where someone who learns stands today. It goes along when the person moves; what they did stays where it happened.
create table training.trainee (
  person_id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid
);
create index trainee_by_region on training.trainee (region_code, person_id);

create table training.enrolment (
  session_id uuid not null references training.session (id),
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  state text not null check (state in ('enrolled', 'waiting', 'withdrawn')),
  -- The order of the waiting list: whoever signs up again goes to its end.
  queued_at timestamptz not null,
  signed_up_by uuid not null,
  -- Set when a place fell free; told to the person.
  moved_up_at timestamptz,
  primary key (session_id, person_id)
);
create index enrolment_by_person on training.enrolment (person_id, session_id);
create index enrolment_waiting on training.enrolment (session_id, queued_at) where state = 'waiting';
create index enrolment_by_region on training.enrolment (region_code, session_id);

create table training.attendance (
  session_id uuid not null references training.session (id),
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  checked_in_at timestamptz,
  checked_in_by text check (checked_in_by in ('code', 'hand') and (checked_in_by is null) = (checked_in_at is null)),
  checked_out_at timestamptz,
  checked_out_by text check (checked_out_by in ('code', 'hand') and (checked_out_by is null) = (checked_out_at is null)),
  -- Why it was marked by hand.
  reason text,
  marked_by uuid,
  -- What was posted at the check-out.
  credited_minutes int,
  primary key (session_id, person_id)
);
create index attendance_by_person on training.attendance (person_id, session_id);
create index attendance_by_region on training.attendance (region_code, session_id);

create table training.lesson_progress (
  lesson_id uuid not null references training.lesson (id),
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  seen_seconds int not null default 0,
  tries int not null default 0,
  -- Of the best try, in hundredths.
  best int,
  completed_on date,
  primary key (lesson_id, person_id)
);
create index lesson_progress_by_person on training.lesson_progress (person_id);

-- The ledger of hours: lines are added and never changed. A mistake is put right by a line that takes another back.
create table training.hours (
  id uuid primary key,
  person_id uuid not null,
  -- Where the person worked when it happened; it stays there.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  employer_id uuid,
  earned_on date not null,
  minutes int not null check (minutes <> 0),
  category text not null,
  source text not null,
  title text not null,
  course_id uuid references training.course (id),
  session_id uuid references training.session (id),
  lesson_id uuid references training.lesson (id),
  -- One study towards a degree: its passed courses and the degree itself share it.
  study text,
  reverses uuid unique references training.hours (id),
  reason text check ((reason is not null) = (reverses is not null)),
  posted_at timestamptz not null,
  posted_by uuid not null,
  pack_version text not null,
  check ((minutes < 0) = (reverses is not null))
);
create index hours_by_person on training.hours (person_id, earned_on, id);
create index hours_by_region on training.hours (region_code, earned_on desc, id desc) include (person_id, session_id, minutes);
create index hours_by_organisation on training.hours (organisation_id, earned_on desc, id desc) where organisation_id is not null;
create index hours_by_employer on training.hours (employer_id, earned_on desc, id desc) where employer_id is not null;
create index hours_by_day on training.hours (earned_on desc, id desc);
-- A session, or a lesson, counts once a person and category.
create unique index hours_session_once on training.hours (session_id, person_id, category) where session_id is not null and reverses is null and source = 'session';
create unique index hours_lesson_once on training.hours (lesson_id, person_id) where lesson_id is not null and reverses is null;

create function training.hours_stay() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'training.hours is only ever added to: post a line that reverses the other' using errcode = 'restrict_violation';
end $$;
create trigger hours_stay before update or delete on training.hours for each row execute function training.hours_stay();

-- A printed transcript, by whose code anyone can ask whether it still holds.
create table training.transcript (
  id uuid primary key,
  code text collate "C" not null unique,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  name_masked text not null,
  from_on date not null,
  until_on date not null,
  minutes int not null,
  -- The lines that stand on it.
  lines uuid[] not null,
  -- In whose name, as it was then.
  issuer text not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  pack_version text not null,
  withdrawn_on date,
  withdrawal_reason text check ((withdrawal_reason is null) = (withdrawn_on is null))
);
create index transcript_by_person on training.transcript (person_id, issued_at desc);
create index transcript_by_region on training.transcript (region_code, issued_at desc);

-- What is offered is no one's secret: every post reads it, and writes what lies within its reach.
do $$
declare
  one text;
begin
  foreach one in array array['plan', 'course', 'session', 'lesson'] loop
    execute format('alter table training.%I enable row level security', one);
    execute format('alter table training.%I force row level security', one);
    execute format('create policy %I on training.%I for select to yanzhen_by_region, yanzhen_by_organisation, yanzhen_by_person, yanzhen_gate, yanzhen_statistics using (true)', one || '_is_read', one);
    execute format('create policy %I on training.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on training.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()))', one || '_by_organisation', one);
    execute format('create policy %I on training.%I to yanzhen_by_person using (false)', one || '_by_person', one);
  end loop;
  -- What is about people: by the place, by the organisation or employer, by oneself.
  foreach one in array array['trainee', 'enrolment', 'attendance', 'lesson_progress', 'hours', 'transcript'] loop
    execute format('alter table training.%I enable row level security', one);
    execute format('alter table training.%I force row level security', one);
    execute format('create policy %I on training.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on training.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on training.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    execute format('create policy %I on training.%I to yanzhen_gate using (true)', one || '_at_gate', one);
    execute format('create policy %I on training.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;
grant select, insert on all tables in schema training to yanzhen_app;
grant update on training.plan, training.course, training.session, training.lesson, training.trainee, training.enrolment, training.attendance, training.lesson_progress, training.transcript to yanzhen_app;

-- How full a session is, for whoever signs up: two numbers and no names.
create function training.places_of(sessions uuid[]) returns table (session_id uuid, enrolled bigint, waiting bigint)
  stable security definer set search_path = '' language sql
  as $$ select e.session_id, count(*) filter (where e.state = 'enrolled'), count(*) filter (where e.state = 'waiting')
          from training.enrolment e where e.session_id = any (sessions) and e.state <> 'withdrawn' group by e.session_id $$;

-- The whole ledger of people who stand within the caller's reach today, wherever it happened: who moves brings their transcript along.
create function training.lines_of(people uuid[]) returns setof training.hours
  stable security definer set search_path = '' language sql
  as $$ select h.* from training.hours h where h.person_id = any (people) and (h.person_id = kernel.person_id() or current_setting('role') = 'yanzhen_gate' or exists (
          select from training.trainee t where t.person_id = h.person_id and (
               t.region_code >= kernel.low() and t.region_code < kernel.high()
            or t.organisation_id = any (kernel.station_ids()) or t.organisation_id = kernel.organisation_id() or t.employer_id = kernel.organisation_id()))) $$;

revoke all on function training.places_of(uuid[]), training.lines_of(uuid[]) from public;
grant execute on function training.places_of(uuid[]), training.lines_of(uuid[]) to yanzhen_app;
grant create on schema training to yanzhen_statistics;
alter function training.places_of(uuid[]) owner to yanzhen_statistics;
alter function training.lines_of(uuid[]) owner to yanzhen_statistics;
revoke create on schema training from yanzhen_statistics;
