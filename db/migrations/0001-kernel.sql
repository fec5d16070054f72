-- The ground: roles, scope, events, audit, idempotency, calendar.

-- A jurisdiction is a region range, an organisation with what it runs, or one's own rows. Each kind is a role of its own,
-- so that a row policy is one indexed condition: an OR of three would make the narrowest right the slowest.
do $$
declare wanted text;
begin
  foreach wanted in array array['yanzhen_app', 'yanzhen_by_region', 'yanzhen_by_organisation', 'yanzhen_by_person', 'yanzhen_gate', 'yanzhen_statistics'] loop
    begin
      execute format('create role %I nologin', wanted);
    exception when duplicate_object or unique_violation then null; -- another installation on the same server made it
    end;
    if wanted <> 'yanzhen_app' and not pg_has_role(wanted, 'yanzhen_app', 'usage') then
      execute format('grant yanzhen_app to %I', wanted);
    end if;
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to %I', wanted, current_user);
    end if;
  end loop;
end $$;

create schema kernel;
grant usage on schema kernel to yanzhen_app;

-- What a transaction may see. An empty setting is null and null compares with nothing: forgetting the scope shows no row.
create function kernel.low() returns text stable parallel safe language sql as $$ select nullif(current_setting('app.low', true), '') $$;
create function kernel.high() returns text stable parallel safe language sql as $$ select nullif(current_setting('app.high', true), '') $$;
create function kernel.account_id() returns uuid stable parallel safe language sql as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
create function kernel.person_id() returns uuid stable parallel safe language sql as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function kernel.organisation_id() returns uuid stable parallel safe language sql as $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;
create function kernel.station_ids() returns uuid[] stable parallel safe language sql as $$ select nullif(current_setting('app.stations', true), '')::uuid[] $$;
create function kernel.region_codes() returns text[] stable parallel safe language sql as $$ select nullif(current_setting('app.regions', true), '')::text[] $$;

-- Everything written by a transaction older than this is committed or gone: what is read up to here is never followed by something
-- earlier. A server's snapshot counts the transactions of all its databases; of those known to work in another one we need not wait.
-- Stable on purpose: it must look through the snapshot of the query that asks, or a transaction could end between the two and be skipped.
create function kernel.settled_before() returns xid8 stable language sql as $$
  select coalesce(min(running.xid), pg_snapshot_xmax(pg_current_snapshot()))
    from pg_snapshot_xip(pg_current_snapshot()) as running (xid)
   where not exists (
     select from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'transactionid' and l.granted and l.transactionid = running.xid::xid
        and a.datid <> (select oid from pg_database where datname = current_database()))
$$;

-- What this installation is: made once, at the first start.
create table kernel.installation (
  only_one boolean primary key default true check (only_one),
  root_region_code text collate "C" not null check (root_region_code ~ '^[1-9][0-9]{11}$'),
  demonstration boolean not null,
  made_at timestamptz not null
);
grant select on kernel.installation to yanzhen_app;
grant insert, update on kernel.installation to yanzhen_gate;

-- Which key file seals what is in this database; kept at the first start, so that another file is noticed before it seals anything.
create table kernel.vault_fingerprint (
  only_one boolean primary key default true check (only_one),
  fingerprint text not null
);
grant select, insert on kernel.vault_fingerprint to yanzhen_gate;

-- An event for every write. `tx` lets a reader wait for slower transactions that began earlier: nothing is ever skipped.
create table kernel.event (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  kind text not null,
  region_code text collate "C",
  day date,
  subject_kind text not null,
  subject_id uuid,
  account_id uuid,
  reason text,
  data jsonb not null default '{}'
);
create index event_by_tx on kernel.event (tx, id);
alter table kernel.event enable row level security;
alter table kernel.event force row level security;
create policy event_is_written on kernel.event for insert to yanzhen_app
  with check (account_id is not distinct from (select kernel.account_id()));
create policy event_is_read on kernel.event for select to yanzhen_statistics using (true);
grant insert on kernel.event to yanzhen_app;
grant select on kernel.event to yanzhen_statistics;

-- How far each reader of events has come.
create table kernel.event_reader (
  name text primary key,
  tx xid8 not null,
  id bigint not null
);
grant select, insert, update on kernel.event_reader to yanzhen_statistics;

-- One row a write: sent again after a tunnel, the second finds the first and answers the same.
create table kernel.idempotency (
  account_id uuid not null,
  key text not null check (length(key) between 8 and 100),
  action text not null,
  digest bytea not null,
  reply jsonb,
  at timestamptz not null,
  primary key (account_id, key)
);
alter table kernel.idempotency enable row level security;
alter table kernel.idempotency force row level security;
create policy idempotency_own on kernel.idempotency to yanzhen_app
  using (account_id = (select kernel.account_id())) with check (account_id = (select kernel.account_id()));
grant select, insert on kernel.idempotency to yanzhen_app;

-- The audit is only ever added to; no role of the application may change or delete a line.
create table kernel.audit_entry (
  id bigint generated always as identity primary key,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  kind text not null check (kind in ('write', 'read', 'export', 'sign-in', 'sign-in-refused', 'sign-out', 'reveal', 'refused')),
  account_id uuid,
  role text,
  action text not null,
  subject_kind text,
  subject_id uuid,
  region_code text collate "C" not null,
  reason text,
  request_id text not null,
  details jsonb not null default '{}'
);
create index audit_entry_by_region on kernel.audit_entry (region_code, id);
create index audit_entry_by_subject on kernel.audit_entry (subject_id, id) where subject_id is not null;
create index audit_entry_by_account on kernel.audit_entry (account_id, id);
create index audit_entry_by_tx on kernel.audit_entry (tx, id);

-- The chain is laid behind the writes, a second later and in one hand: chained in the write itself, every write would wait for the one before.
create table kernel.audit_link (
  position bigint primary key,
  entry_id bigint not null unique references kernel.audit_entry (id),
  hash bytea not null
);
alter table kernel.audit_entry enable row level security;
alter table kernel.audit_entry force row level security;
create policy audit_is_written on kernel.audit_entry for insert to yanzhen_app
  with check (account_id is not distinct from (select kernel.account_id()));
create policy audit_is_read on kernel.audit_entry for select to yanzhen_by_region
  using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy audit_is_read_by_gate on kernel.audit_entry for select to yanzhen_gate using (true);
grant insert on kernel.audit_entry to yanzhen_app;
grant select on kernel.audit_entry to yanzhen_by_region, yanzhen_gate;
grant select on kernel.audit_link to yanzhen_by_region, yanzhen_gate;
grant insert on kernel.audit_link to yanzhen_gate;

-- The official calendar, loaded from the library's table and from rows an administrator enters;
-- working days between two days are a subtraction of ordinals.
create table kernel.calendar_day (
  day date primary key,
  working boolean not null,
  ordinal int not null,
  source text not null
);
grant select on kernel.calendar_day to yanzhen_app;
