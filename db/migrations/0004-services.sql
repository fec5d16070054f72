-- Clients and what is done for them: visits, cases, groups and community activities.

create schema services;
grant usage on schema services to yanzhen_app;

-- A household is who lives together; what is known of it is known of its members.
create table services.household (
  id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  station_id uuid not null,
  worker_id uuid,
  made_on date not null
);
create index household_by_region on services.household (region_code);
create index household_by_station on services.household (station_id);
create index household_by_worker on services.household (worker_id) where worker_id is not null;

-- The file of a person. Numbers, phone and address are sealed in the row; beside them stands what a list may show.
create table services.client (
  id uuid primary key,
  -- Dense, for presence bitmaps: counted once in any branch.
  ordinal bigint generated always as identity unique,
  -- Of the file as people edit it; a visit does not raise it.
  version int not null default 1,
  -- Where the person lives, as far as the station is concerned: visits happen here.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  registered_region_code text collate "C" check (registered_region_code ~ '^[1-9][0-9]{11}$'),
  residence text not null check (residence in ('here', 'away', 'registered-elsewhere')),
  household_id uuid references services.household (id),
  station_id uuid not null,
  worker_id uuid,
  name text not null check (char_length(name) between 1 and 40),
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  -- How the name sounds without tones and southern distinctions: what may be the same person has the same key.
  name_key text collate "C" not null,
  sex text not null check (sex in ('male', 'female', 'unknown')),
  born_on date,
  identity_number_sealed bytea,
  identity_number_hash bytea,
  identity_number_last4 text,
  no_number_reason text,
  phone_sealed bytea,
  phone_hash bytea,
  phone_masked text,
  address_sealed bytea,
  categories text[] not null default '{}',
  -- By rule from categories and age; people age, so a job classes anew each night.
  risk_class text not null check (risk_class in ('high', 'priority', 'general')),
  priority boolean not null,
  last_met_on date,
  due_on date,
  registered_on date not null,
  closed_on date check (closed_on >= registered_on),
  changed_at timestamptz not null,
  -- A phone asks for what changed since; see the events' `tx`.
  changed_tx xid8 not null default pg_current_xact_id(),
  check ((identity_number_sealed is null) = (identity_number_hash is null)),
  check (identity_number_hash is not null or no_number_reason is not null)
) with (fillfactor = 80);
-- No index holds what a visit changes (last_met_on, due_on, changed_*), so that a visit writes the row and no index.
create unique index client_one_open_file on services.client (identity_number_hash) where closed_on is null;
create index client_by_number on services.client (identity_number_hash) where identity_number_hash is not null;
create index client_by_phone on services.client (phone_hash) where phone_hash is not null;
create index client_by_region on services.client (region_code, id);
create index client_by_station on services.client (station_id, id);
create index client_by_worker on services.client (worker_id, id) where worker_id is not null;
create index client_by_household on services.client (household_id) where household_id is not null;
create index client_by_name_key on services.client (name_key);

-- A file left someone's reach: their phone must forget it, and row policies no longer show it to them.
create table services.client_departure (
  id bigint generated always as identity primary key,
  client_id uuid not null references services.client (id),
  -- Whose reach it left.
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid,
  at timestamptz not null,
  tx xid8 not null default pg_current_xact_id()
);
create index client_departure_by_station on services.client_departure (station_id, tx);
create index client_departure_by_region on services.client_departure (region_code, tx);
create index client_departure_by_worker on services.client_departure (worker_id, tx) where worker_id is not null;

create table services.case_file (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  client_id uuid not null references services.client (id),
  problem text not null check (char_length(problem) between 1 and 500),
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  result text check ((result is null) = (closed_on is null)),
  recorded_at timestamptz not null
);
create index case_file_by_region on services.case_file (region_code, opened_on desc, id desc);
create index case_file_by_station on services.case_file (station_id, opened_on desc, id desc);
create index case_file_by_worker on services.case_file (worker_id, opened_on desc, id desc);
create index case_file_by_client on services.case_file (client_id);

create table services.service_group (
  id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  title text not null check (char_length(title) between 1 and 100),
  aim text not null default '',
  starts_on date not null,
  planned_sessions int not null check (planned_sessions > 0),
  recorded_at timestamptz not null
);
create index service_group_by_region on services.service_group (region_code, starts_on desc, id desc);
create index service_group_by_station on services.service_group (station_id, starts_on desc, id desc);
create index service_group_by_worker on services.service_group (worker_id, starts_on desc, id desc);

-- One service on one day. Region, station and agency are those of that day and stay when they change later.
create table services.service_record (
  id uuid primary key,
  version int not null default 1,
  method text not null check (method in ('visit', 'case', 'group', 'community')),
  client_id uuid references services.client (id),
  group_id uuid references services.service_group (id),
  case_id uuid references services.case_file (id),
  title text,
  region_code text collate "C" not null,
  county_code text collate "C" not null generated always as (left(region_code, 6)) stored,
  station_id uuid not null,
  -- Who ran the station on that day; null where it runs itself.
  agency_id uuid,
  worker_id uuid not null,
  held_on date not null,
  started_at time,
  minutes int not null check (minutes >= 0),
  service_codes text[] not null,
  mode text not null check (mode in ('home', 'phone', 'online', 'station', 'outdoors')),
  outcome text not null check (outcome in ('met', 'refused', 'not-met', 'lost-contact')),
  unnamed_participants int not null default 0 check (unnamed_participants >= 0),
  -- 人次: 1 for a meeting, everyone who came for a group or an activity, 0 where nobody was met.
  person_times int not null check (person_times >= 0),
  note text not null default '',
  recorded_at timestamptz not null,
  recorded_on date not null,
  -- Recorded after more working days than the rules allow.
  late boolean not null,
  device_at timestamptz,
  withdrawn boolean not null default false,
  -- Of the rules it was taken by.
  pack_version text not null,
  check ((client_id is not null) = (method in ('visit', 'case')))
);
-- Lists are read newest first within the narrowest range a reader has; each carries what counting its usual filters needs.
create index service_record_by_county on services.service_record (county_code, held_on desc, id desc) include (region_code, method, outcome, late);
create index service_record_by_station on services.service_record (station_id, held_on desc, id desc) include (region_code, method, outcome, late);
create index service_record_by_worker on services.service_record (worker_id, held_on desc, id desc) include (region_code, method, outcome, late);
create index service_record_by_day on services.service_record (held_on desc, id desc) include (region_code, method, outcome, late);
-- A branch and a month: what figures and the whole numbers of lists are counted from, without touching the table.
create index service_record_by_region on services.service_record (region_code, held_on) include (method, outcome, late);
-- Searching a title looks through these only.
create index service_record_titled on services.service_record (region_code) where title is not null;
create index service_record_by_client on services.service_record (client_id, held_on desc) where client_id is not null;
create index service_record_by_case on services.service_record (case_id) where case_id is not null;
create index service_record_by_group on services.service_record (group_id) where group_id is not null;

-- Who came to a group session or an activity by name. A visit or an interview names its client in the record itself.
create table services.attendance (
  record_id uuid not null references services.service_record (id),
  client_id uuid not null references services.client (id),
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  held_on date not null,
  -- The record was withdrawn, or a correction took this name out.
  withdrawn boolean not null default false,
  primary key (record_id, client_id)
);
create index attendance_by_region on services.attendance (region_code, held_on);
create index attendance_by_client on services.attendance (client_id, held_on desc);
create index attendance_by_station on services.attendance (station_id, held_on);
create index attendance_by_worker on services.attendance (worker_id, held_on);

-- Sent before the record that names it.
create table services.photograph (
  id uuid primary key,
  record_id uuid references services.service_record (id),
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  kind text not null check (kind in ('jpeg', 'png', 'webp')),
  -- Of what is kept: without the place and the device that the camera wrote into it.
  bytes int not null,
  digest bytea not null,
  at timestamptz not null,
  -- A correction took it out of its record; it is kept with the former version.
  withdrawn boolean not null default false
);
create index photograph_by_record on services.photograph (record_id) where record_id is not null;
create index photograph_unused on services.photograph (at) where record_id is null;

-- The whole former row of every corrected or withdrawn record; only ever added to.
create table services.record_revision (
  record_id uuid not null references services.service_record (id),
  -- The version that `before` is.
  version int not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  at timestamptz not null,
  account_id uuid not null,
  person_id uuid not null,
  act text not null check (act in ('corrected', 'withdrawn')),
  reason text not null,
  before jsonb not null,
  primary key (record_id, version)
);

-- Everyone who was met, by name, once a record: what 人数 is counted from.
create view services.presence with (security_invoker = true) as
  select r.client_id, r.id as record_id, r.method, r.region_code, r.station_id, r.worker_id, r.held_on
    from services.service_record r
   where r.client_id is not null and r.outcome = 'met' and not r.withdrawn
  union all
  select a.client_id, a.record_id, r.method, a.region_code, a.station_id, a.worker_id, a.held_on
    from services.attendance a join services.service_record r on r.id = a.record_id
   where not a.withdrawn;

-- Every table has a region, a station and a worker; the same three policies hold for each.
do $$
declare
  one text;
begin
  foreach one in array array['household', 'client', 'client_departure', 'case_file', 'service_group', 'service_record', 'attendance', 'photograph', 'record_revision'] loop
    execute format('alter table services.%I enable row level security', one);
    execute format('alter table services.%I force row level security', one);
    execute format('create policy %I on services.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on services.%I to yanzhen_by_organisation using (station_id = any ((select kernel.station_ids())::uuid[]))', one || '_by_organisation', one);
    execute format('create policy %I on services.%I to yanzhen_by_person using (worker_id = (select kernel.person_id()))', one || '_by_person', one);
    execute format('create policy %I on services.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;
grant select, insert on all tables in schema services to yanzhen_app;
revoke insert on services.presence from yanzhen_app;
grant update on services.client, services.case_file, services.service_group, services.service_record, services.attendance, services.photograph to yanzhen_app;
grant delete on services.photograph to yanzhen_app;
create policy photograph_unused_is_dropped on services.photograph as restrictive for delete to yanzhen_app using (record_id is null);

-- Is there an open file with this number anywhere? Says yes or no, never where or whose.
create function services.number_is_registered(hash bytea) returns boolean
  stable security definer set search_path = '' language sql
  as $$ select exists (select from services.client c where c.identity_number_hash = hash and c.closed_on is null) $$;
revoke all on function services.number_is_registered(bytea) from public;
grant execute on function services.number_is_registered(bytea) to yanzhen_app;
-- Forced row policies hold for the tables' owner too; this role is let through by a policy of its own.
grant create on schema services to yanzhen_statistics;
alter function services.number_is_registered(bytea) owner to yanzhen_statistics;
revoke create on schema services from yanzhen_statistics;
