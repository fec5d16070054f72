-- Volunteers: the register, teams, activities, who signs up, and the ledger of what was served.

create schema volunteers;
grant usage on schema volunteers to yanzhen_app;

-- In every county a running number of its own would tell how many there are; one sequence for all tells less and collides never.
create sequence volunteers.number_of_volunteer;
grant usage on sequence volunteers.number_of_volunteer to yanzhen_app;

create table volunteers.volunteer (
  id uuid primary key,
  version int not null default 1,
  -- 登记编号: what lists, papers and public pages show in place of the identity number. Ours; the national form is unknown.
  number text collate "C" not null unique,
  -- As the national system numbers them, where they are in it.
  national_number text,
  person_id uuid not null unique,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- With whom they registered; null where they did so themselves, with nobody in particular.
  organisation_id uuid,
  name text not null check (char_length(name) between 1 and 40),
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex text not null check (sex in ('male', 'female', 'unknown')),
  born_on date,
  identity_number_sealed bytea,
  identity_number_hash bytea unique,
  phone_sealed bytea,
  phone_masked text,
  -- 居住区域
  living_region_code text collate "C",
  skills text[] not null default '{}',
  categories text[] not null default '{}',
  -- Nobody is registered against their will: how they agreed, when, and on which paper.
  agreed_how text not null,
  agreed_on date not null,
  agreement_paper text,
  guardian_name text,
  guardian_relation text,
  guardian_agreed_on date,
  -- Awaiting: an organisation registered them, and they have an account to confirm it by.
  state text not null check (state in ('awaiting', 'registered', 'left')),
  confirmed_on date,
  left_on date,
  name_public boolean not null default false,
  registered_on date not null,
  registered_by uuid not null,
  changed_at timestamptz not null,
  -- Counted from the ledger by a job, a few seconds behind: all that holds, the star, and until when they count as active.
  counted boolean not null default true,
  minutes int not null default 0,
  star text,
  active_until date,
  check ((identity_number_sealed is null) = (identity_number_hash is null)),
  check ((phone_sealed is null) = (phone_masked is null)),
  check ((guardian_name is null) = (guardian_relation is null) and (guardian_name is null) = (guardian_agreed_on is null)),
  check ((state = 'left') = (left_on is not null))
);
create index volunteer_by_region on volunteers.volunteer (region_code, id desc);
create index volunteer_by_organisation on volunteers.volunteer (organisation_id, id desc) where organisation_id is not null;
create index volunteer_uncounted on volunteers.volunteer (id) where not counted;

create table volunteers.team (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  name text not null check (char_length(name) between 1 and 60),
  about text not null default '',
  leader_id uuid references volunteers.volunteer (id),
  formed_on date not null,
  ended_on date
);
create index team_by_region on volunteers.team (region_code, name, id);
create index team_by_organisation on volunteers.team (organisation_id, name, id);

create table volunteers.team_member (
  team_id uuid not null references volunteers.team (id),
  volunteer_id uuid not null references volunteers.volunteer (id),
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  primary key (team_id, volunteer_id)
);
create index team_member_by_volunteer on volunteers.team_member (volunteer_id);

create table volunteers.activity (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Who organises it is who records it.
  organisation_id uuid not null,
  team_id uuid references volunteers.team (id),
  title text not null check (char_length(title) between 1 and 100),
  category text not null,
  content text not null check (char_length(content) between 1 and 2000),
  held_on date not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null check (char_length(place) between 1 and 100),
  capacity int not null check (capacity between 1 and 5000),
  -- Told to whoever thinks of coming; 'none' is said too.
  risks text not null check (char_length(risks) between 1 and 1000),
  -- It may endanger life or limb: nobody signs up before there is an insurance.
  dangerous boolean not null,
  insurer text,
  policy_number text,
  insured_from date,
  in_charge_id uuid not null,
  called_off_at timestamptz,
  call_off_reason text check ((call_off_reason is null) = (called_off_at is null)),
  -- Everyone who signed up has hours or is said not to have come.
  recorded_at timestamptz,
  made_at timestamptz not null,
  check ((insurer is null) = (policy_number is null) and (insurer is null) = (insured_from is null))
);
create index activity_by_day on volunteers.activity (held_on desc, id desc);
create index activity_by_region on volunteers.activity (region_code, held_on desc, id desc);
create index activity_by_organisation on volunteers.activity (organisation_id, held_on desc, id desc);
create index activity_unrecorded on volunteers.activity (ends_at) where recorded_at is null and called_off_at is null;

create table volunteers.sign_up (
  activity_id uuid not null references volunteers.activity (id),
  volunteer_id uuid not null references volunteers.volunteer (id),
  person_id uuid not null,
  -- The organisation may not see the file of a volunteer of another: their number stands here.
  volunteer_number text not null,
  -- Where the activity is.
  region_code text collate "C" not null,
  organisation_id uuid not null,
  -- 'came': without having signed up. 'absent': signed up, and said not to have come.
  state text not null check (state in ('signed', 'waiting', 'withdrawn', 'came', 'absent')),
  queued_at timestamptz not null,
  agreed_how text not null,
  signed_by uuid not null,
  moved_up_at timestamptz,
  primary key (activity_id, volunteer_id)
);
create index sign_up_by_person on volunteers.sign_up (person_id, activity_id);
create index sign_up_by_volunteer on volunteers.sign_up (volunteer_id);
create index sign_up_waiting on volunteers.sign_up (activity_id, queued_at) where state = 'waiting';

-- Lines are added and never changed. A mistake is put right by a line that takes another back, and a new one.
create table volunteers.service_entry (
  id uuid primary key,
  volunteer_id uuid not null references volunteers.volunteer (id),
  activity_id uuid not null references volunteers.activity (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- 记录单位
  organisation_id uuid not null,
  served_on date not null,
  minutes int not null check (minutes <> 0),
  content text not null check (char_length(content) between 1 and 500),
  quality text,
  evaluated_on date check ((evaluated_on is null) = (quality is null)),
  late boolean not null default false,
  late_reason text check ((late_reason is not null) = late),
  -- Of the staff of the recording organisation: said not to have been working time.
  off_duty boolean not null default false,
  reverses uuid unique references volunteers.service_entry (id),
  reason text,
  posted_at timestamptz not null,
  posted_by uuid not null,
  pack_version text not null,
  check ((minutes < 0) = (reverses is not null)),
  check (reverses is null or reason is not null)
);
create index service_entry_by_volunteer on volunteers.service_entry (volunteer_id, served_on, id);
create index service_entry_by_activity on volunteers.service_entry (activity_id, volunteer_id);
create index service_entry_by_region on volunteers.service_entry (region_code, served_on desc, id desc) include (volunteer_id, minutes);
create index service_entry_by_organisation on volunteers.service_entry (organisation_id, served_on desc, id desc);

create function volunteers.entries_stay() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'volunteers.service_entry is only ever added to: post a line that reverses the other' using errcode = 'restrict_violation';
end $$;
create trigger entries_stay before update or delete on volunteers.service_entry for each row execute function volunteers.entries_stay();

-- Who records need not see the file of the volunteer: it is only marked, and the job counts it.
create function volunteers.mark_uncounted() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update volunteers.volunteer set counted = false where id = new.volunteer_id;
  return null;
end $$;
create trigger mark_uncounted after insert on volunteers.service_entry for each row execute function volunteers.mark_uncounted();

create table volunteers.objection (
  id uuid primary key,
  version int not null default 1,
  volunteer_id uuid not null references volunteers.volunteer (id),
  person_id uuid not null,
  -- Of the organisation that records.
  region_code text collate "C" not null,
  organisation_id uuid not null,
  activity_id uuid not null references volunteers.activity (id),
  -- Null: a line is missing.
  entry_id uuid references volunteers.service_entry (id),
  words text not null check (char_length(words) between 1 and 500),
  -- What it should say.
  minutes int check (minutes > 0),
  made_at timestamptz not null,
  -- Null where the working days of that year are not known yet.
  due_on date,
  state text not null check (state in ('open', 'upheld', 'rejected')),
  answer text,
  answered_at timestamptz,
  answered_by uuid,
  check ((state = 'open') = (answer is null) and (answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
create unique index objection_one_open on volunteers.objection (volunteer_id, activity_id) where state = 'open';
create index objection_by_person on volunteers.objection (person_id, made_at desc);
create index objection_by_region on volunteers.objection (region_code, made_at desc, id desc);
create index objection_by_organisation on volunteers.objection (organisation_id, made_at desc, id desc);

-- A printed record, by whose code anyone can ask whether it still holds.
create table volunteers.record_check (
  id uuid primary key,
  code text collate "C" not null unique,
  volunteer_id uuid not null references volunteers.volunteer (id),
  volunteer_number text not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  name_masked text not null,
  from_on date not null,
  until_on date not null,
  minutes int not null,
  -- The lines that stand on it, and who recorded them.
  lines uuid[] not null,
  recorders text[] not null,
  -- An empty place for a seal: only where the volunteer wants one.
  with_seal boolean not null,
  issued_at timestamptz not null,
  issued_by uuid not null
);
create index record_check_by_person on volunteers.record_check (person_id, issued_at desc);
create index record_check_by_region on volunteers.record_check (region_code, issued_at desc);

do $$
declare
  one text;
begin
  -- What is offered is no one's secret: every post reads it, and writes what lies within its reach.
  foreach one in array array['team', 'activity'] loop
    execute format('create policy %I on volunteers.%I for select to yanzhen_by_region, yanzhen_by_organisation, yanzhen_by_person, yanzhen_statistics using (true)', one || '_is_read', one);
    execute format('create policy %I on volunteers.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()))', one || '_by_organisation', one);
    execute format('create policy %I on volunteers.%I to yanzhen_by_person using (false)', one || '_by_person', one);
  end loop;
  -- What is about people: by the place, by the organisation, by oneself.
  foreach one in array array['volunteer', 'team_member', 'sign_up', 'objection', 'record_check'] loop
    execute format('create policy %I on volunteers.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on volunteers.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    execute format('create policy %I on volunteers.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
  foreach one in array array['team', 'activity', 'volunteer', 'team_member', 'sign_up', 'objection', 'record_check', 'service_entry'] loop
    execute format('alter table volunteers.%I enable row level security', one);
    execute format('alter table volunteers.%I force row level security', one);
    execute format('create policy %I on volunteers.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on volunteers.%I to yanzhen_gate using (true)', one || '_at_gate', one);
  end loop;
end $$;
-- The ledger names the volunteer only, so that a person who has two files made one keeps their lines: one's own are those of one's own file.
create policy service_entry_by_organisation on volunteers.service_entry to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id())
      or volunteer_id in (select v.id from volunteers.volunteer v where v.person_id = (select kernel.person_id())));
create policy service_entry_by_person on volunteers.service_entry to yanzhen_by_person
  using (volunteer_id in (select v.id from volunteers.volunteer v where v.person_id = (select kernel.person_id())));
create policy service_entry_by_statistics on volunteers.service_entry for select to yanzhen_statistics using (true);

grant select, insert on all tables in schema volunteers to yanzhen_app;
grant update on volunteers.volunteer, volunteers.team, volunteers.team_member, volunteers.activity, volunteers.sign_up, volunteers.objection, volunteers.record_check to yanzhen_app;
-- Who does not agree to be registered is taken off it whole.
grant delete on volunteers.volunteer to yanzhen_app;

-- How full an activity is, for whoever signs up: numbers and no names.
create function volunteers.places_of(activities uuid[]) returns table (activity_id uuid, signed bigint, waiting bigint)
  stable security definer set search_path = '' language sql
  as $$ select s.activity_id, count(*) filter (where s.state <> 'waiting'), count(*) filter (where s.state = 'waiting')
          from volunteers.sign_up s where s.activity_id = any (activities) and s.state <> 'withdrawn' group by s.activity_id $$;

-- The whole ledger of volunteers within the caller's reach, wherever it was recorded.
create function volunteers.entries_of(volunteers uuid[]) returns setof volunteers.service_entry
  stable security definer set search_path = '' language sql
  as $$ select e.* from volunteers.service_entry e where e.volunteer_id = any (volunteers) and (current_setting('role') = 'yanzhen_gate' or exists (
          select from volunteers.volunteer v where v.id = e.volunteer_id and (
               v.person_id = kernel.person_id() or v.region_code >= kernel.low() and v.region_code < kernel.high()
            or v.organisation_id = any (kernel.station_ids()) or v.organisation_id = kernel.organisation_id()))) $$;

-- Is a person, or who has this number, a volunteer already? Says yes or no, never where.
create function volunteers.is_registered(person uuid, hash bytea) returns boolean
  stable security definer set search_path = '' language sql
  as $$ select exists (select from volunteers.volunteer v where v.person_id = person or v.identity_number_hash = hash) $$;

-- A volunteer who gives an organisation their number, so that it signs them up: just what that asks.
create function volunteers.by_number(wanted text) returns table (id uuid, person_id uuid, name text, region_code text, state text, born_on date)
  stable security definer set search_path = '' language sql
  as $$ select v.id, v.person_id, v.name, v.region_code, v.state, v.born_on from volunteers.volunteer v where v.number = wanted $$;

revoke all on function volunteers.places_of(uuid[]), volunteers.entries_of(uuid[]), volunteers.is_registered(uuid, bytea), volunteers.by_number(text) from public;
revoke all on function volunteers.mark_uncounted() from public;
grant execute on function volunteers.places_of(uuid[]), volunteers.entries_of(uuid[]), volunteers.is_registered(uuid, bytea), volunteers.by_number(text) to yanzhen_app;
grant create on schema volunteers to yanzhen_statistics, yanzhen_gate;
alter function volunteers.places_of(uuid[]) owner to yanzhen_statistics;
alter function volunteers.entries_of(uuid[]) owner to yanzhen_statistics;
alter function volunteers.is_registered(uuid, bytea) owner to yanzhen_statistics;
alter function volunteers.by_number(text) owner to yanzhen_statistics;
alter function volunteers.mark_uncounted() owner to yanzhen_gate;
revoke create on schema volunteers from yanzhen_statistics, yanzhen_gate;

-- Whose file in the registry of workers a whole identity number belongs to, by its keyed hash: an id, never where or as what.
create function workforce.person_of_number(hash bytea) returns uuid
  stable security definer set search_path = '' language sql
  as $$ select w.person_id from workforce.worker w where w.identity_number_hash = $1 and w.status <> 'merged'
        union all select f.person_id from workforce.former_number f where f.hash = $1 limit 1 $$;
revoke all on function workforce.person_of_number(bytea) from public;
grant execute on function workforce.person_of_number(bytea) to yanzhen_app;
grant create on schema workforce to yanzhen_statistics;
alter function workforce.person_of_number(bytea) owner to yanzhen_statistics;
revoke create on schema workforce from yanzhen_statistics;

-- A person who works nowhere here: an organisation enters one, whom only the region sees.
create function identity.add_person(id uuid, name text, region_code text) returns void
  security definer set search_path = '' language sql
  as $$ insert into identity.person (id, name, region_code, organisation_id) values ($1, $2, $3, null) $$;
-- Can this person sign in? Says yes or no.
create function identity.has_account(person uuid) returns boolean
  stable security definer set search_path = '' language sql
  as $$ select exists (select from identity.account a where a.person_id = person and a.closed_at is null) $$;
revoke all on function identity.add_person(uuid, text, text), identity.has_account(uuid) from public;
grant execute on function identity.add_person(uuid, text, text), identity.has_account(uuid) to yanzhen_app;
grant create on schema identity to yanzhen_gate;
alter function identity.add_person(uuid, text, text) owner to yanzhen_gate;
alter function identity.has_account(uuid) owner to yanzhen_gate;
revoke create on schema identity from yanzhen_gate;
