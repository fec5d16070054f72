-- Posts of an organisation, who holds them, and what follows when somebody comes, is lent, works alone or leaves.

create schema posts;
grant usage on schema posts to yanzhen_app;

-- Seats of one kind in one organisation. Who recruits, who manages and who uses them are three organisations.
create table posts.post (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Where the work is done.
  organisation_id uuid not null,
  recruiting_id uuid,
  managing_id uuid,
  -- Who signs the contract; the wage comes from there.
  employer_id uuid,
  kind text not null,
  title text not null check (char_length(title) between 1 and 60),
  seats int not null check (seats between 1 and 1000),
  certificate text not null check (certificate in ('none', 'preferred', 'required')),
  -- At least this one, where one is preferred or required.
  certificate_level text check (certificate_level in ('assistant', 'intermediate', 'senior')),
  funding text not null,
  basis text not null default '',
  from_on date not null,
  until_on date check (until_on > from_on),
  recorded_at timestamptz not null,
  check ((certificate = 'none') = (certificate_level is null))
);
create index post_by_region on posts.post (region_code, id);
create index post_by_organisation on posts.post (organisation_id, id);
create index post_by_employer on posts.post (employer_id) where employer_id is not null;

-- A person in a seat, from a day until a day. Of several at a time one is the main post, which pay goes by.
create table posts.incumbency (
  id uuid primary key,
  version int not null default 1,
  post_id uuid not null references posts.post (id),
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  employer_id uuid,
  -- Of the post on the day of coming.
  kind text not null,
  main boolean not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  end_reason text,
  document text not null default '',
  -- On probation until this day; null where there is none.
  probation_until date check (probation_until > from_on),
  probation_result text check (probation_result in ('confirmed', 'not-confirmed')),
  probation_decided_on date,
  recorded_at timestamptz not null,
  check ((probation_result is null) = (probation_decided_on is null))
);
create index incumbency_by_post on posts.incumbency (post_id, from_on);
create index incumbency_by_person on posts.incumbency (person_id, from_on desc);
create index incumbency_by_region on posts.incumbency (region_code);
create index incumbency_by_organisation on posts.incumbency (organisation_id);

-- 聘任: employed at the level of a certificate, which holding it is not.
create table posts.appointment (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  employer_id uuid,
  level text not null check (level in ('assistant', 'intermediate', 'senior')),
  from_on date not null,
  until_on date check (until_on >= from_on),
  document text not null default '',
  recorded_at timestamptz not null
);
create index appointment_by_person on posts.appointment (person_id, from_on desc);
create index appointment_by_region on posts.appointment (region_code);

-- Urban permanent residents of a region on a day, as somebody published them: what 18 in 10,000 is counted from.
create table posts.population (
  id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  counted_on date not null,
  urban_residents int not null check (urban_residents >= 0),
  source text not null check (char_length(source) between 2 and 200),
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
-- Entered again for the same day it counts as last entered; what stood before is kept.
create index population_by_region on posts.population (region_code, counted_on desc, recorded_at desc);

-- Somebody leaves, or is away for long: what they carried went to others, their rights and posts ended, all in one act.
create table posts.handover (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  reason text not null check (reason in ('left', 'long-leave')),
  left_on date not null,
  -- When somebody on long leave is to be back.
  until_on date check (until_on > left_on),
  note text not null default '',
  -- What went to whom, which grants and which terms ended, as they stood before: for taking it back.
  things jsonb not null,
  grants jsonb not null,
  terms jsonb not null,
  done_by uuid not null,
  done_at timestamptz not null,
  undone_at timestamptz
);
create index handover_by_region on posts.handover (region_code, done_at desc, id desc);
create index handover_by_organisation on posts.handover (organisation_id, done_at desc, id desc);
create index handover_by_person on posts.handover (person_id);

-- How somebody who visits alone is reached, and who is told besides the leader.
create table posts.safety_card (
  person_id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  phone_sealed bytea not null,
  phone_masked text not null,
  second_person_id uuid not null check (second_person_id <> person_id),
  changed_at timestamptz not null
);

-- A visit made alone. The server watches the time: whoever is not back by then has an alarm, also without a network.
create table posts.lone_visit (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  client_id uuid,
  place text not null default '',
  second_person_id uuid not null,
  started_at timestamptz not null,
  due_at timestamptz not null,
  -- The alarm goes out then, unless the visit has ended.
  alarm_at timestamptz not null,
  -- As the worker said; also under duress, when the phone says safe.
  ended_at timestamptz,
  alarmed_at timestamptz,
  alarm text check (alarm in ('overdue', 'duress')),
  told_at timestamptz,
  -- Nobody took it on: the county was told.
  escalated_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  closed_at timestamptz,
  outcome text not null default '',
  check ((alarm is null) = (alarmed_at is null)),
  check ((answered_at is null) = (answered_by is null)),
  check (client_id is not null or place <> '')
);
create unique index lone_visit_one_at_a_time on posts.lone_visit (person_id) where ended_at is null and closed_at is null;
create index lone_visit_running on posts.lone_visit (alarm_at) where ended_at is null and alarmed_at is null and closed_at is null;
create index lone_visit_alarmed on posts.lone_visit (alarmed_at) where alarmed_at is not null and closed_at is null;
create index lone_visit_by_region on posts.lone_visit (region_code, started_at desc);
create index lone_visit_by_organisation on posts.lone_visit (organisation_id, started_at desc);
create index lone_visit_by_person on posts.lone_visit (person_id, started_at desc);

-- 借调: lent to another organisation for a time; where the rule asks for it, approved first.
create table posts.secondment (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Who lends.
  organisation_id uuid not null,
  employer_id uuid,
  to_organisation_id uuid not null,
  from_on date not null,
  until_on date not null check (until_on > from_on),
  reason text not null check (char_length(reason) between 2 and 200),
  state text not null check (state in ('requested', 'approved', 'refused', 'returned')),
  needs_approval boolean not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text not null default '',
  returned_on date,
  pack_version text not null,
  requested_by uuid not null,
  requested_at timestamptz not null
);
create index secondment_by_region on posts.secondment (region_code, requested_at desc, id desc);
create index secondment_by_organisation on posts.secondment (organisation_id, requested_at desc, id desc);
create index secondment_by_person on posts.secondment (person_id);

do $$
declare
  one text;
begin
  foreach one in array array['secondment', 'post', 'incumbency', 'appointment', 'population', 'handover', 'safety_card', 'lone_visit'] loop
    execute format('alter table posts.%I enable row level security', one);
    execute format('alter table posts.%I force row level security', one);
    execute format('create policy %I on posts.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on posts.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on posts.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
  foreach one in array array['incumbency', 'appointment', 'secondment'] loop
    execute format('create policy %I on posts.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on posts.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
  end loop;
end $$;
create policy post_by_organisation on posts.post to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id())
      or managing_id = (select kernel.organisation_id()) or recruiting_id = (select kernel.organisation_id()));
-- One's own post, for one's own page.
create policy post_by_person on posts.post to yanzhen_by_person using (id in (select i.post_id from posts.incumbency i where i.person_id = (select kernel.person_id())));
create policy safety_card_by_organisation on posts.safety_card to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()));
create policy safety_card_by_person on posts.safety_card to yanzhen_by_person using (person_id = (select kernel.person_id()) or second_person_id = (select kernel.person_id()));
create policy lone_visit_by_organisation on posts.lone_visit to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()) or second_person_id = (select kernel.person_id()));
create policy lone_visit_by_person on posts.lone_visit to yanzhen_by_person using (person_id = (select kernel.person_id()) or second_person_id = (select kernel.person_id()));
create policy handover_by_organisation on posts.handover to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()));
create policy handover_by_person on posts.handover to yanzhen_by_person using (false);
-- Residents of the regions that a station covers, for its own staffing.
create policy population_by_organisation on posts.population to yanzhen_by_organisation using (region_code = any ((select kernel.region_codes())::text[]));
create policy population_by_person on posts.population to yanzhen_by_person using (false);

grant select, insert, update on posts.post, posts.incumbency, posts.appointment, posts.handover, posts.secondment, posts.safety_card, posts.lone_visit to yanzhen_app;
grant select, insert on posts.population to yanzhen_app;
-- A household goes to the next worker with those who live in it.
grant update (worker_id) on services.household to yanzhen_app;
