-- Who people are, what they may do, and where.
create schema identity;
grant usage on schema identity to yanzhen_app;

-- A person is not an account and not a role: the same one may be a worker, a volunteer, a client. This is the worker side.
create table identity.person (
  id uuid primary key,
  -- Dense, for presence bitmaps: counted once in any branch.
  ordinal bigint generated always as identity unique,
  name text not null check (length(name) between 1 and 40),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  version int not null default 1
);
create index person_by_region on identity.person (region_code);
create index person_by_organisation on identity.person (organisation_id);

create table identity.account (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  username text not null unique check (username = lower(username) and length(username) between 3 and 40),
  password_hash text not null,
  password_must_change boolean not null default false,
  failures int not null default 0,
  locked_until timestamptz,
  closed_at timestamptz,
  language text not null default 'zh' check (language in ('zh', 'en')),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  last_seen_at timestamptz,
  version int not null default 1
);
create index account_by_region on identity.account (region_code);
create index account_by_organisation on identity.account (organisation_id);
create index account_by_person on identity.account (person_id);

-- Roles are data: a verb is a permission, the kind of jurisdiction says how far it reaches.
create table identity.role (
  role text primary key,
  name_zh text not null,
  name_en text not null,
  jurisdiction_kind text not null check (jurisdiction_kind in ('region', 'organisation', 'own'))
);
create table identity.role_permission (
  role text not null references identity.role (role),
  permission text not null check (permission ~ '^[a-z]+:[a-z-]+$'),
  primary key (role, permission)
);

-- A grant is dated, half-open, and never deleted: who was allowed what on a day can always be said.
create table identity.role_grant (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  role text not null references identity.role (role),
  -- The region of a region role, else where the organisation stands.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  from_on date not null,
  until_on date check (until_on >= from_on),
  granted_by uuid,
  granted_at timestamptz not null
);
create index role_grant_by_account on identity.role_grant (account_id);
create index role_grant_by_region on identity.role_grant (region_code);

create table identity.session (
  id uuid primary key,
  account_id uuid not null references identity.account (id),
  -- Only the digest of the token is kept: a stolen copy of this table opens nothing.
  token_digest bytea not null unique,
  grant_id uuid not null references identity.role_grant (id),
  device text not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
create index session_by_account on identity.session (account_id);

alter table identity.person enable row level security;
alter table identity.person force row level security;
alter table identity.account enable row level security;
alter table identity.account force row level security;
alter table identity.role_grant enable row level security;
alter table identity.role_grant force row level security;
alter table identity.session enable row level security;
alter table identity.session force row level security;

create policy person_in_region on identity.person to yanzhen_by_region
  using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy person_in_organisation on identity.person to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or id = (select kernel.person_id()));
create policy person_own on identity.person to yanzhen_by_person using (id = (select kernel.person_id()));
create policy person_counted on identity.person for select to yanzhen_statistics using (true);
create policy person_at_the_gate on identity.person to yanzhen_gate using (true);

create policy account_in_region on identity.account to yanzhen_by_region
  using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy account_in_organisation on identity.account to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or id = (select kernel.account_id()));
create policy account_own on identity.account to yanzhen_by_person using (id = (select kernel.account_id()));
create policy account_at_the_gate on identity.account to yanzhen_gate using (true);

create policy grant_in_region on identity.role_grant to yanzhen_by_region
  using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy grant_in_organisation on identity.role_grant to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or account_id = (select kernel.account_id()));
create policy grant_own on identity.role_grant for select to yanzhen_by_person using (account_id = (select kernel.account_id()));
create policy grant_at_the_gate on identity.role_grant to yanzhen_gate using (true);

create policy session_own on identity.session to yanzhen_app
  using (account_id = (select kernel.account_id())) with check (account_id = (select kernel.account_id()));
create policy session_in_region on identity.session to yanzhen_by_region using (account_id in (select id from identity.account));
create policy session_in_organisation on identity.session to yanzhen_by_organisation using (account_id in (select id from identity.account));
create policy session_at_the_gate on identity.session to yanzhen_gate using (true);

grant select on identity.role, identity.role_permission to yanzhen_app;
grant insert, update, delete on identity.role, identity.role_permission to yanzhen_gate;
grant select, insert, update on identity.person, identity.account, identity.role_grant, identity.session to yanzhen_app;

-- A name is said wherever its work is shown, also across organisations: only the name, only by its id.
create function identity.names_of(ids uuid[]) returns table (id uuid, name text)
  stable security definer set search_path = '' language sql
  as $$ select p.id, p.name from identity.person p where p.id = any (ids) $$;
revoke all on function identity.names_of(uuid[]) from public;
grant execute on function identity.names_of(uuid[]) to yanzhen_app;

-- Is a username taken anywhere? Says yes or no, never whose.
create function identity.username_is_taken(wanted text) returns boolean
  stable security definer set search_path = '' language sql
  as $$ select exists (select from identity.account a where a.username = wanted) $$;
revoke all on function identity.username_is_taken(text) from public;
grant execute on function identity.username_is_taken(text) to yanzhen_app;
-- Forced row policies hold for the tables' owner too; the gate is let through by a policy of its own.
grant create on schema identity to yanzhen_gate;
alter function identity.names_of(uuid[]) owner to yanzhen_gate;
alter function identity.username_is_taken(text) owner to yanzhen_gate;
revoke create on schema identity from yanzhen_gate;
-- Forced row policies hold for the owner too; the gate is let through by policies of its own.
grant create on schema identity to yanzhen_gate;
alter function identity.names_of(uuid[]) owner to yanzhen_gate;
alter function identity.username_is_taken(text) owner to yanzhen_gate;
revoke create on schema identity from yanzhen_gate;
