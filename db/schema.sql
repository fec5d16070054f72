create schema identity;
grant usage on schema identity to yanzhen_app;

CREATE OR REPLACE FUNCTION identity.names_of(ids uuid[])
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select p.id, p.name from identity.person p where p.id = any (ids) $function$;

CREATE OR REPLACE FUNCTION identity.username_is_taken(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from identity.account a where a.username = wanted) $function$;

create table identity.account (
  id uuid not null,
  person_id uuid not null,
  username text not null,
  password_hash text not null,
  password_must_change boolean not null default false,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  closed_at timestamp with time zone,
  language text not null default 'zh'::text,
  region_code text collate "C" not null,
  organisation_id uuid,
  last_seen_at timestamp with time zone,
  version integer not null default 1,
  constraint account_language_check check ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint account_person_id_fkey foreign key (person_id) REFERENCES identity.person(id),
  constraint account_pkey primary key (id),
  constraint account_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint account_username_check check (((username = lower(username)) AND ((length(username) >= 3) AND (length(username) <= 40)))),
  constraint account_username_key unique (username)
);
create index account_by_organisation on identity.account using btree (organisation_id);
create index account_by_person on identity.account using btree (person_id);
create index account_by_region on identity.account using btree (region_code);
alter table identity.account enable row level security;
alter table identity.account force row level security;
create policy account_at_the_gate on identity.account for all to yanzhen_gate using (true);
create policy account_in_organisation on identity.account for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (id = ( SELECT kernel.account_id() AS account_id))));
create policy account_in_region on identity.account for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy account_own on identity.account for all to yanzhen_by_person using ((id = ( SELECT kernel.account_id() AS account_id)));
grant insert, select, update on identity.account to yanzhen_app;

create table identity.person (
  id uuid not null,
  ordinal bigint not null generated always as identity,
  name text not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  version integer not null default 1,
  constraint person_name_check check (((length(name) >= 1) AND (length(name) <= 40))),
  constraint person_ordinal_key unique (ordinal),
  constraint person_pkey primary key (id),
  constraint person_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index person_by_organisation on identity.person using btree (organisation_id);
create index person_by_region on identity.person using btree (region_code);
alter table identity.person enable row level security;
alter table identity.person force row level security;
create policy person_at_the_gate on identity.person for all to yanzhen_gate using (true);
create policy person_counted on identity.person for select to yanzhen_statistics using (true);
create policy person_in_organisation on identity.person for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (id = ( SELECT kernel.person_id() AS person_id))));
create policy person_in_region on identity.person for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy person_own on identity.person for all to yanzhen_by_person using ((id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on identity.person to yanzhen_app;

create table identity.role (
  role text not null,
  name_zh text not null,
  name_en text not null,
  jurisdiction_kind text not null,
  constraint role_jurisdiction_kind_check check ((jurisdiction_kind = ANY (ARRAY['region'::text, 'organisation'::text, 'own'::text]))),
  constraint role_pkey primary key (role)
);
grant select on identity.role to yanzhen_app;
grant delete, insert, update on identity.role to yanzhen_gate;

create table identity.role_grant (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  from_on date not null,
  until_on date,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  constraint role_grant_account_id_fkey foreign key (account_id) REFERENCES identity.account(id),
  constraint role_grant_check check ((until_on >= from_on)),
  constraint role_grant_pkey primary key (id),
  constraint role_grant_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint role_grant_role_fkey foreign key (role) REFERENCES identity.role(role)
);
create index role_grant_by_account on identity.role_grant using btree (account_id);
create index role_grant_by_region on identity.role_grant using btree (region_code);
alter table identity.role_grant enable row level security;
alter table identity.role_grant force row level security;
create policy grant_at_the_gate on identity.role_grant for all to yanzhen_gate using (true);
create policy grant_in_organisation on identity.role_grant for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (account_id = ( SELECT kernel.account_id() AS account_id))));
create policy grant_in_region on identity.role_grant for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy grant_own on identity.role_grant for select to yanzhen_by_person using ((account_id = ( SELECT kernel.account_id() AS account_id)));
grant insert, select, update on identity.role_grant to yanzhen_app;

create table identity.role_permission (
  role text not null,
  permission text not null,
  constraint role_permission_permission_check check ((permission ~ '^[a-z]+:[a-z-]+$'::text)),
  constraint role_permission_pkey primary key (role, permission),
  constraint role_permission_role_fkey foreign key (role) REFERENCES identity.role(role)
);
grant select on identity.role_permission to yanzhen_app;
grant delete, insert, update on identity.role_permission to yanzhen_gate;

create table identity.session (
  id uuid not null,
  account_id uuid not null,
  token_digest bytea not null,
  grant_id uuid not null,
  device text not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_account_id_fkey foreign key (account_id) REFERENCES identity.account(id),
  constraint session_grant_id_fkey foreign key (grant_id) REFERENCES identity.role_grant(id),
  constraint session_pkey primary key (id),
  constraint session_token_digest_key unique (token_digest)
);
create index session_by_account on identity.session using btree (account_id);
alter table identity.session enable row level security;
alter table identity.session force row level security;
create policy session_at_the_gate on identity.session for all to yanzhen_gate using (true);
create policy session_in_organisation on identity.session for all to yanzhen_by_organisation using ((account_id IN ( SELECT account.id
   FROM identity.account)));
create policy session_in_region on identity.session for all to yanzhen_by_region using ((account_id IN ( SELECT account.id
   FROM identity.account)));
create policy session_own on identity.session for all to yanzhen_app using ((account_id = ( SELECT kernel.account_id() AS account_id))) with check ((account_id = ( SELECT kernel.account_id() AS account_id)));
grant insert, select, update on identity.session to yanzhen_app;

create schema kernel;
grant usage on schema kernel to yanzhen_app;

CREATE OR REPLACE FUNCTION kernel.account_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.account', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION kernel.high()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.high', true), '') $function$;

CREATE OR REPLACE FUNCTION kernel.low()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.low', true), '') $function$;

CREATE OR REPLACE FUNCTION kernel.organisation_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.organisation', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION kernel.person_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.person', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION kernel.region_codes()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.regions', true), '')::text[] $function$;

CREATE OR REPLACE FUNCTION kernel.settled_before()
 RETURNS xid8
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(min(running.xid), pg_snapshot_xmax(pg_current_snapshot()))
    from pg_snapshot_xip(pg_current_snapshot()) as running (xid)
   where not exists (
     select from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'transactionid' and l.granted and l.transactionid = running.xid::xid
        and a.datid <> (select oid from pg_database where datname = current_database()))
$function$;

CREATE OR REPLACE FUNCTION kernel.station_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.stations', true), '')::uuid[] $function$;

create table kernel.audit_entry (
  id bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  kind text not null,
  account_id uuid,
  role text,
  action text not null,
  subject_kind text,
  subject_id uuid,
  region_code text collate "C" not null,
  reason text,
  request_id text not null,
  details jsonb not null default '{}'::jsonb,
  constraint audit_entry_kind_check check ((kind = ANY (ARRAY['write'::text, 'read'::text, 'export'::text, 'sign-in'::text, 'sign-in-refused'::text, 'sign-out'::text, 'reveal'::text, 'refused'::text]))),
  constraint audit_entry_pkey primary key (id)
);
create index audit_entry_by_account on kernel.audit_entry using btree (account_id, id);
create index audit_entry_by_region on kernel.audit_entry using btree (region_code, id);
create index audit_entry_by_subject on kernel.audit_entry using btree (subject_id, id) WHERE (subject_id IS NOT NULL);
create index audit_entry_by_tx on kernel.audit_entry using btree (tx, id);
alter table kernel.audit_entry enable row level security;
alter table kernel.audit_entry force row level security;
create policy audit_is_read on kernel.audit_entry for select to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy audit_is_read_by_gate on kernel.audit_entry for select to yanzhen_gate using (true);
create policy audit_is_written on kernel.audit_entry for insert to yanzhen_app with check ((NOT (account_id IS DISTINCT FROM ( SELECT kernel.account_id() AS account_id))));
grant insert on kernel.audit_entry to yanzhen_app;
grant select on kernel.audit_entry to yanzhen_by_region;
grant select on kernel.audit_entry to yanzhen_gate;

create table kernel.audit_link (
  "position" bigint not null,
  entry_id bigint not null,
  hash bytea not null,
  constraint audit_link_entry_id_fkey foreign key (entry_id) REFERENCES kernel.audit_entry(id),
  constraint audit_link_entry_id_key unique (entry_id),
  constraint audit_link_pkey primary key ("position")
);
grant select on kernel.audit_link to yanzhen_by_region;
grant insert, select on kernel.audit_link to yanzhen_gate;

create table kernel.calendar_day (
  day date not null,
  working boolean not null,
  ordinal integer not null,
  source text not null,
  constraint calendar_day_pkey primary key (day)
);
grant select on kernel.calendar_day to yanzhen_app;

create table kernel.event (
  id bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  kind text not null,
  region_code text collate "C",
  day date,
  subject_kind text not null,
  subject_id uuid,
  account_id uuid,
  reason text,
  data jsonb not null default '{}'::jsonb,
  constraint event_pkey primary key (id)
);
create index event_by_tx on kernel.event using btree (tx, id);
alter table kernel.event enable row level security;
alter table kernel.event force row level security;
create policy event_is_read on kernel.event for select to yanzhen_statistics using (true);
create policy event_is_written on kernel.event for insert to yanzhen_app with check ((NOT (account_id IS DISTINCT FROM ( SELECT kernel.account_id() AS account_id))));
grant insert on kernel.event to yanzhen_app;
grant select on kernel.event to yanzhen_statistics;

create table kernel.event_reader (
  name text not null,
  tx xid8 not null,
  id bigint not null,
  constraint event_reader_pkey primary key (name)
);
grant insert, select, update on kernel.event_reader to yanzhen_statistics;

create table kernel.idempotency (
  account_id uuid not null,
  key text not null,
  action text not null,
  digest bytea not null,
  reply jsonb,
  at timestamp with time zone not null,
  constraint idempotency_key_check check (((length(key) >= 8) AND (length(key) <= 100))),
  constraint idempotency_pkey primary key (account_id, key)
);
alter table kernel.idempotency enable row level security;
alter table kernel.idempotency force row level security;
create policy idempotency_own on kernel.idempotency for all to yanzhen_app using ((account_id = ( SELECT kernel.account_id() AS account_id))) with check ((account_id = ( SELECT kernel.account_id() AS account_id)));
grant insert, select on kernel.idempotency to yanzhen_app;

create table kernel.installation (
  only_one boolean not null default true,
  root_region_code text collate "C" not null,
  demonstration boolean not null,
  made_at timestamp with time zone not null,
  constraint installation_only_one_check check (only_one),
  constraint installation_pkey primary key (only_one),
  constraint installation_root_region_code_check check ((root_region_code ~ '^[1-9][0-9]{11}$'::text))
);
grant select on kernel.installation to yanzhen_app;
grant insert, update on kernel.installation to yanzhen_gate;

create table kernel.vault_fingerprint (
  only_one boolean not null default true,
  fingerprint text not null,
  constraint vault_fingerprint_only_one_check check (only_one),
  constraint vault_fingerprint_pkey primary key (only_one)
);
grant insert, select on kernel.vault_fingerprint to yanzhen_gate;

create schema organisations;
grant usage on schema organisations to yanzhen_app;

CREATE OR REPLACE FUNCTION organisations.grams(words text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select string_to_array(words, null) || array_remove(string_to_array(
      regexp_replace(words, '(..)', '\1|', 'g') || '|' || regexp_replace(substr(words, 2), '(..)', '\1|', 'g'), '|'), '')
  $function$;

CREATE OR REPLACE FUNCTION organisations.refuse_outside_branch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.code >= kernel.low() and new.code < kernel.high() then
    return new;
  end if;
  raise insufficient_privilege using message = 'A region outside the jurisdiction cannot be changed';
end $function$;

create table organisations.organisation (
  id uuid not null,
  name text not null,
  short_name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  kind text not null,
  tier smallint,
  region_code text collate "C" not null,
  opened_on date not null,
  closed_on date,
  credit_code text,
  version integer not null default 1,
  constraint organisation_check check ((closed_on >= opened_on)),
  constraint organisation_credit_code_check check ((credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text)),
  constraint organisation_name_check check (((char_length(name) >= 2) AND (char_length(name) <= 100))),
  constraint organisation_pkey primary key (id),
  constraint organisation_region_code_fkey foreign key (region_code) REFERENCES organisations.region(code),
  constraint organisation_short_name_check check (((char_length(short_name) >= 1) AND (char_length(short_name) <= 40))),
  constraint organisation_tier_check check (((tier >= 1) AND (tier <= 4)))
);
create index organisation_by_region on organisations.organisation using btree (region_code, kind, id);
create unique index organisation_credit_code on organisations.organisation using btree (credit_code);
create unique index organisation_name_in_region on organisations.organisation using btree (region_code, name) WHERE (closed_on IS NULL);
alter table organisations.organisation enable row level security;
alter table organisations.organisation force row level security;
create policy organisation_by_gate on organisations.organisation for select to yanzhen_gate using (true);
create policy organisation_by_organisation on organisations.organisation for select to yanzhen_by_organisation using (((id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[]))));
create policy organisation_by_person on organisations.organisation for select to yanzhen_by_person using ((id = ( SELECT kernel.organisation_id() AS organisation_id)));
create policy organisation_by_region on organisations.organisation for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy organisation_by_statistics on organisations.organisation for select to yanzhen_statistics using (true);
grant select on organisations.organisation to yanzhen_app;
grant insert, update on organisations.organisation to yanzhen_by_region;

create table organisations.organisation_link (
  id uuid not null,
  organisation_id uuid not null,
  relation text not null,
  to_organisation_id uuid,
  to_region_code text collate "C",
  to_name text not null,
  from_on date not null,
  until_on date,
  basis text not null default ''::text,
  region_code text collate "C" not null,
  constraint organisation_link_basis_check check ((char_length(basis) <= 200)),
  constraint organisation_link_check check ((until_on >= from_on)),
  constraint organisation_link_check1 check (
CASE
    WHEN (relation = ANY (ARRAY['host'::text, 'covers'::text])) THEN ((to_region_code IS NOT NULL) AND (to_organisation_id IS NULL))
    ELSE ((to_organisation_id IS NOT NULL) AND (to_region_code IS NULL))
END),
  constraint organisation_link_organisation_id_fkey foreign key (organisation_id) REFERENCES organisations.organisation(id),
  constraint organisation_link_pkey primary key (id),
  constraint organisation_link_relation_check check ((relation = ANY (ARRAY['host'::text, 'covers'::text, 'operator'::text, 'employer'::text, 'guiding-authority'::text, 'purchasing-authority'::text, 'supervising-authority'::text]))),
  constraint organisation_link_to_name_check check ((to_name <> ''::text)),
  constraint organisation_link_to_organisation_id_fkey foreign key (to_organisation_id) REFERENCES organisations.organisation(id),
  constraint organisation_link_to_region_code_fkey foreign key (to_region_code) REFERENCES organisations.region(code)
);
create index organisation_link_by_organisation on organisations.organisation_link using btree (organisation_id, relation, from_on);
create index organisation_link_by_region on organisations.organisation_link using btree (region_code);
create index organisation_link_by_target on organisations.organisation_link using btree (to_organisation_id, relation) WHERE (to_organisation_id IS NOT NULL);
create unique index organisation_link_once on organisations.organisation_link using btree (organisation_id, relation, COALESCE((to_organisation_id)::text, to_region_code)) WHERE (until_on IS NULL);
create unique index organisation_link_one_current on organisations.organisation_link using btree (organisation_id, relation) WHERE ((until_on IS NULL) AND (relation = ANY (ARRAY['host'::text, 'operator'::text, 'employer'::text])));
alter table organisations.organisation_link enable row level security;
alter table organisations.organisation_link force row level security;
create policy organisation_link_by_gate on organisations.organisation_link for select to yanzhen_gate using (true);
create policy organisation_link_by_organisation on organisations.organisation_link for select to yanzhen_by_organisation using (((organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[]))));
create policy organisation_link_by_person on organisations.organisation_link for select to yanzhen_by_person using ((organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)));
create policy organisation_link_by_region on organisations.organisation_link for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy organisation_link_by_statistics on organisations.organisation_link for select to yanzhen_statistics using (true);
grant select on organisations.organisation_link to yanzhen_app;
grant insert, update on organisations.organisation_link to yanzhen_by_region;

create table organisations.region (
  code text collate "C" not null,
  name text collate "C" not null,
  level smallint not null,
  parent_code text collate "C",
  short_name text collate "C" not null,
  short_length smallint not null generated always as (char_length(short_name)) stored,
  pinyin text collate "C" not null,
  short_pinyin text collate "C" not null,
  initials text collate "C" not null,
  short_initials text collate "C" not null,
  valid_from date,
  valid_until date,
  source text not null,
  constraint region_check check ((valid_until >= valid_from)),
  constraint region_check1 check (((level = 1) = (parent_code IS NULL))),
  constraint region_code_check check ((code ~ '^[1-9][0-9]{11}$'::text)),
  constraint region_level_check check (((level >= 1) AND (level <= 5))),
  constraint region_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint region_parent_code_fkey foreign key (parent_code) REFERENCES organisations.region(code),
  constraint region_pkey primary key (code)
);
create index region_by_grams on organisations.region using gin (organisations.grams(name));
create index region_by_initials on organisations.region using btree (initials);
create index region_by_name on organisations.region using btree (name);
create index region_by_parent on organisations.region using btree (parent_code, code);
create index region_by_pinyin on organisations.region using btree (pinyin);
create index region_by_rank on organisations.region using btree (level, short_length, code) INCLUDE (name, valid_from, valid_until);
create index region_by_short_initials on organisations.region using btree (short_initials);
create index region_by_short_name on organisations.region using btree (short_name);
create index region_by_short_pinyin on organisations.region using btree (short_pinyin);
grant select on organisations.region to yanzhen_app;
grant insert, update on organisations.region to yanzhen_by_region;
create trigger region_only_in_own_branch BEFORE INSERT OR UPDATE ON organisations.region FOR EACH ROW WHEN ((CURRENT_USER = 'yanzhen_by_region'::name)) EXECUTE FUNCTION organisations.refuse_outside_branch();

create table organisations.region_change (
  id uuid not null,
  kind text not null,
  from_code text collate "C" not null,
  to_code text collate "C" not null,
  from_name text not null,
  to_name text not null,
  changed_on date not null,
  basis text not null,
  recorded_at timestamp with time zone not null,
  constraint region_change_from_code_fkey foreign key (from_code) REFERENCES organisations.region(code),
  constraint region_change_kind_check check ((kind = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text, 'recode'::text]))),
  constraint region_change_pkey primary key (id),
  constraint region_change_to_code_fkey foreign key (to_code) REFERENCES organisations.region(code)
);
create index region_change_by_from on organisations.region_change using btree (from_code, changed_on);
create index region_change_by_to on organisations.region_change using btree (to_code, changed_on);
alter table organisations.region_change enable row level security;
create policy region_change_is_public on organisations.region_change for select to yanzhen_app using (true);
create policy region_change_is_written on organisations.region_change for insert to yanzhen_by_region with check (((to_code >= ( SELECT kernel.low() AS low)) AND (to_code < ( SELECT kernel.high() AS high)) AND (from_code >= ( SELECT kernel.low() AS low)) AND (from_code < ( SELECT kernel.high() AS high))));
grant select on organisations.region_change to yanzhen_app;
grant insert on organisations.region_change to yanzhen_by_region;

create schema public;

create table public.migration (
  number integer not null,
  file text not null,
  digest text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey primary key (number)
);

create schema services;
grant usage on schema services to yanzhen_app;

CREATE OR REPLACE FUNCTION services.number_is_registered(hash bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from services.client c where c.identity_number_hash = hash and c.closed_on is null) $function$;

create table services.attendance (
  record_id uuid not null,
  client_id uuid not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  held_on date not null,
  withdrawn boolean not null default false,
  constraint attendance_client_id_fkey foreign key (client_id) REFERENCES services.client(id),
  constraint attendance_pkey primary key (record_id, client_id),
  constraint attendance_record_id_fkey foreign key (record_id) REFERENCES services.service_record(id)
);
create index attendance_by_client on services.attendance using btree (client_id, held_on DESC);
create index attendance_by_region on services.attendance using btree (region_code, held_on);
create index attendance_by_station on services.attendance using btree (station_id, held_on);
create index attendance_by_worker on services.attendance using btree (worker_id, held_on);
alter table services.attendance enable row level security;
alter table services.attendance force row level security;
create policy attendance_by_organisation on services.attendance for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy attendance_by_person on services.attendance for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy attendance_by_region on services.attendance for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy attendance_by_statistics on services.attendance for select to yanzhen_statistics using (true);
grant insert, select, update on services.attendance to yanzhen_app;

create table services.case_file (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  client_id uuid not null,
  problem text not null,
  opened_on date not null,
  closed_on date,
  result text,
  recorded_at timestamp with time zone not null,
  constraint case_file_check check ((closed_on >= opened_on)),
  constraint case_file_check1 check (((result IS NULL) = (closed_on IS NULL))),
  constraint case_file_client_id_fkey foreign key (client_id) REFERENCES services.client(id),
  constraint case_file_pkey primary key (id),
  constraint case_file_problem_check check (((char_length(problem) >= 1) AND (char_length(problem) <= 500)))
);
create index case_file_by_client on services.case_file using btree (client_id);
create index case_file_by_region on services.case_file using btree (region_code, opened_on DESC, id DESC);
create index case_file_by_station on services.case_file using btree (station_id, opened_on DESC, id DESC);
create index case_file_by_worker on services.case_file using btree (worker_id, opened_on DESC, id DESC);
alter table services.case_file enable row level security;
alter table services.case_file force row level security;
create policy case_file_by_organisation on services.case_file for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy case_file_by_person on services.case_file for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy case_file_by_region on services.case_file for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy case_file_by_statistics on services.case_file for select to yanzhen_statistics using (true);
grant insert, select, update on services.case_file to yanzhen_app;

create table services.client (
  id uuid not null,
  ordinal bigint not null generated always as identity,
  version integer not null default 1,
  region_code text collate "C" not null,
  registered_region_code text collate "C",
  residence text not null,
  household_id uuid,
  station_id uuid not null,
  worker_id uuid,
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  name_key text collate "C" not null,
  sex text not null,
  born_on date,
  identity_number_sealed bytea,
  identity_number_hash bytea,
  identity_number_last4 text,
  no_number_reason text,
  phone_sealed bytea,
  phone_hash bytea,
  phone_masked text,
  address_sealed bytea,
  categories text[] not null default '{}'::text[],
  risk_class text not null,
  priority boolean not null,
  last_met_on date,
  due_on date,
  registered_on date not null,
  closed_on date,
  changed_at timestamp with time zone not null,
  changed_tx xid8 not null default pg_current_xact_id(),
  constraint client_check check ((closed_on >= registered_on)),
  constraint client_check1 check (((identity_number_sealed IS NULL) = (identity_number_hash IS NULL))),
  constraint client_check2 check (((identity_number_hash IS NOT NULL) OR (no_number_reason IS NOT NULL))),
  constraint client_household_id_fkey foreign key (household_id) REFERENCES services.household(id),
  constraint client_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 40))),
  constraint client_ordinal_key unique (ordinal),
  constraint client_pkey primary key (id),
  constraint client_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint client_registered_region_code_check check ((registered_region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint client_residence_check check ((residence = ANY (ARRAY['here'::text, 'away'::text, 'registered-elsewhere'::text]))),
  constraint client_risk_class_check check ((risk_class = ANY (ARRAY['high'::text, 'priority'::text, 'general'::text]))),
  constraint client_sex_check check ((sex = ANY (ARRAY['male'::text, 'female'::text, 'unknown'::text])))
);
create index client_by_household on services.client using btree (household_id) WHERE (household_id IS NOT NULL);
create index client_by_name_key on services.client using btree (name_key);
create index client_by_number on services.client using btree (identity_number_hash) WHERE (identity_number_hash IS NOT NULL);
create index client_by_phone on services.client using btree (phone_hash) WHERE (phone_hash IS NOT NULL);
create index client_by_region on services.client using btree (region_code, id);
create index client_by_station on services.client using btree (station_id, id);
create index client_by_worker on services.client using btree (worker_id, id) WHERE (worker_id IS NOT NULL);
create unique index client_one_open_file on services.client using btree (identity_number_hash) WHERE (closed_on IS NULL);
alter table services.client enable row level security;
alter table services.client force row level security;
create policy client_by_organisation on services.client for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy client_by_person on services.client for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy client_by_region on services.client for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy client_by_statistics on services.client for select to yanzhen_statistics using (true);
grant insert, select, update on services.client to yanzhen_app;

create table services.client_departure (
  id bigint not null generated always as identity,
  client_id uuid not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid,
  at timestamp with time zone not null,
  tx xid8 not null default pg_current_xact_id(),
  constraint client_departure_client_id_fkey foreign key (client_id) REFERENCES services.client(id),
  constraint client_departure_pkey primary key (id)
);
create index client_departure_by_region on services.client_departure using btree (region_code, tx);
create index client_departure_by_station on services.client_departure using btree (station_id, tx);
create index client_departure_by_worker on services.client_departure using btree (worker_id, tx) WHERE (worker_id IS NOT NULL);
alter table services.client_departure enable row level security;
alter table services.client_departure force row level security;
create policy client_departure_by_organisation on services.client_departure for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy client_departure_by_person on services.client_departure for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy client_departure_by_region on services.client_departure for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy client_departure_by_statistics on services.client_departure for select to yanzhen_statistics using (true);
grant insert, select on services.client_departure to yanzhen_app;

create table services.household (
  id uuid not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid,
  made_on date not null,
  constraint household_pkey primary key (id),
  constraint household_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index household_by_region on services.household using btree (region_code);
create index household_by_station on services.household using btree (station_id);
create index household_by_worker on services.household using btree (worker_id) WHERE (worker_id IS NOT NULL);
alter table services.household enable row level security;
alter table services.household force row level security;
create policy household_by_organisation on services.household for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy household_by_person on services.household for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy household_by_region on services.household for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy household_by_statistics on services.household for select to yanzhen_statistics using (true);
grant insert, select on services.household to yanzhen_app;

create table services.photograph (
  id uuid not null,
  record_id uuid,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  kind text not null,
  bytes integer not null,
  digest bytea not null,
  at timestamp with time zone not null,
  withdrawn boolean not null default false,
  constraint photograph_kind_check check ((kind = ANY (ARRAY['jpeg'::text, 'png'::text, 'webp'::text]))),
  constraint photograph_pkey primary key (id),
  constraint photograph_record_id_fkey foreign key (record_id) REFERENCES services.service_record(id)
);
create index photograph_by_record on services.photograph using btree (record_id) WHERE (record_id IS NOT NULL);
create index photograph_unused on services.photograph using btree (at) WHERE (record_id IS NULL);
alter table services.photograph enable row level security;
alter table services.photograph force row level security;
create policy photograph_by_organisation on services.photograph for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy photograph_by_person on services.photograph for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy photograph_by_region on services.photograph for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy photograph_by_statistics on services.photograph for select to yanzhen_statistics using (true);
create policy photograph_unused_is_dropped on services.photograph as restrictive for delete to yanzhen_app using ((record_id IS NULL));
grant delete, insert, select, update on services.photograph to yanzhen_app;

create table services.record_revision (
  record_id uuid not null,
  version integer not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  at timestamp with time zone not null,
  account_id uuid not null,
  person_id uuid not null,
  act text not null,
  reason text not null,
  before jsonb not null,
  constraint record_revision_act_check check ((act = ANY (ARRAY['corrected'::text, 'withdrawn'::text]))),
  constraint record_revision_pkey primary key (record_id, version),
  constraint record_revision_record_id_fkey foreign key (record_id) REFERENCES services.service_record(id)
);
alter table services.record_revision enable row level security;
alter table services.record_revision force row level security;
create policy record_revision_by_organisation on services.record_revision for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy record_revision_by_person on services.record_revision for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy record_revision_by_region on services.record_revision for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy record_revision_by_statistics on services.record_revision for select to yanzhen_statistics using (true);
grant insert, select on services.record_revision to yanzhen_app;

create table services.service_group (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  title text not null,
  aim text not null default ''::text,
  starts_on date not null,
  planned_sessions integer not null,
  recorded_at timestamp with time zone not null,
  constraint service_group_pkey primary key (id),
  constraint service_group_planned_sessions_check check ((planned_sessions > 0)),
  constraint service_group_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
create index service_group_by_region on services.service_group using btree (region_code, starts_on DESC, id DESC);
create index service_group_by_station on services.service_group using btree (station_id, starts_on DESC, id DESC);
create index service_group_by_worker on services.service_group using btree (worker_id, starts_on DESC, id DESC);
alter table services.service_group enable row level security;
alter table services.service_group force row level security;
create policy service_group_by_organisation on services.service_group for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy service_group_by_person on services.service_group for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy service_group_by_region on services.service_group for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy service_group_by_statistics on services.service_group for select to yanzhen_statistics using (true);
grant insert, select, update on services.service_group to yanzhen_app;

create table services.service_record (
  id uuid not null,
  version integer not null default 1,
  method text not null,
  client_id uuid,
  group_id uuid,
  case_id uuid,
  title text,
  region_code text collate "C" not null,
  county_code text collate "C" not null generated always as ("left"(region_code, 6)) stored,
  station_id uuid not null,
  agency_id uuid,
  worker_id uuid not null,
  held_on date not null,
  started_at time without time zone,
  minutes integer not null,
  service_codes text[] not null,
  mode text not null,
  outcome text not null,
  unnamed_participants integer not null default 0,
  person_times integer not null,
  note text not null default ''::text,
  recorded_at timestamp with time zone not null,
  recorded_on date not null,
  late boolean not null,
  device_at timestamp with time zone,
  withdrawn boolean not null default false,
  pack_version text not null,
  constraint service_record_case_id_fkey foreign key (case_id) REFERENCES services.case_file(id),
  constraint service_record_check check (((client_id IS NOT NULL) = (method = ANY (ARRAY['visit'::text, 'case'::text])))),
  constraint service_record_client_id_fkey foreign key (client_id) REFERENCES services.client(id),
  constraint service_record_group_id_fkey foreign key (group_id) REFERENCES services.service_group(id),
  constraint service_record_method_check check ((method = ANY (ARRAY['visit'::text, 'case'::text, 'group'::text, 'community'::text]))),
  constraint service_record_minutes_check check ((minutes >= 0)),
  constraint service_record_mode_check check ((mode = ANY (ARRAY['home'::text, 'phone'::text, 'online'::text, 'station'::text, 'outdoors'::text]))),
  constraint service_record_outcome_check check ((outcome = ANY (ARRAY['met'::text, 'refused'::text, 'not-met'::text, 'lost-contact'::text]))),
  constraint service_record_person_times_check check ((person_times >= 0)),
  constraint service_record_pkey primary key (id),
  constraint service_record_unnamed_participants_check check ((unnamed_participants >= 0))
);
create index service_record_by_case on services.service_record using btree (case_id) WHERE (case_id IS NOT NULL);
create index service_record_by_client on services.service_record using btree (client_id, held_on DESC) WHERE (client_id IS NOT NULL);
create index service_record_by_county on services.service_record using btree (county_code, held_on DESC, id DESC) INCLUDE (region_code, method, outcome, late);
create index service_record_by_day on services.service_record using btree (held_on DESC, id DESC) INCLUDE (region_code, method, outcome, late);
create index service_record_by_group on services.service_record using btree (group_id) WHERE (group_id IS NOT NULL);
create index service_record_by_region on services.service_record using btree (region_code, held_on) INCLUDE (method, outcome, late);
create index service_record_by_station on services.service_record using btree (station_id, held_on DESC, id DESC) INCLUDE (region_code, method, outcome, late);
create index service_record_by_worker on services.service_record using btree (worker_id, held_on DESC, id DESC) INCLUDE (region_code, method, outcome, late);
create index service_record_titled on services.service_record using btree (region_code) WHERE (title IS NOT NULL);
alter table services.service_record enable row level security;
alter table services.service_record force row level security;
create policy service_record_by_organisation on services.service_record for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy service_record_by_person on services.service_record for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy service_record_by_region on services.service_record for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy service_record_by_statistics on services.service_record for select to yanzhen_statistics using (true);
grant insert, select, update on services.service_record to yanzhen_app;

create view services.presence with (security_invoker=true) as
 SELECT r.client_id,
    r.id AS record_id,
    r.method,
    r.region_code,
    r.station_id,
    r.worker_id,
    r.held_on
   FROM services.service_record r
  WHERE ((r.client_id IS NOT NULL) AND (r.outcome = 'met'::text) AND (NOT r.withdrawn))
UNION ALL
 SELECT a.client_id,
    a.record_id,
    r.method,
    a.region_code,
    a.station_id,
    a.worker_id,
    a.held_on
   FROM (services.attendance a
     JOIN services.service_record r ON ((r.id = a.record_id)))
  WHERE (NOT a.withdrawn);
grant select on services.presence to yanzhen_app;

create schema statistics;
grant usage on schema statistics to yanzhen_app;

CREATE OR REPLACE FUNCTION statistics.branch_of(code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select left(code, case when substr(code, 10) <> '000' then 12 when substr(code, 7, 3) <> '000' then 9
    when substr(code, 5, 2) <> '00' then 6 when substr(code, 3, 2) <> '00' then 4 else 2 end) $function$;

CREATE OR REPLACE FUNCTION statistics.parent_of(branch text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select left(branch, case length(branch) when 12 then 9 when 9 then 6 when 6 then 4 when 4 then 2 end) $function$;

CREATE OR REPLACE FUNCTION statistics.persons_of(accounts uuid[])
 RETURNS TABLE(account_id uuid, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select a.id, a.person_id from identity.account a where a.id = any (accounts) $function$;

CREATE OR REPLACE FUNCTION statistics.reach()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select array_agg(statistics.branch_of(code)) from unnest(kernel.region_codes()) code $function$;

create table statistics.adjustment (
  id bigint not null generated always as identity,
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator_before bigint not null,
  denominator_before bigint,
  numerator_after bigint not null,
  denominator_after bigint,
  region_code text collate "C" not null,
  event_ids bigint[] not null,
  at timestamp with time zone not null,
  person_id uuid,
  reason text not null,
  constraint adjustment_pkey primary key (id)
);
create index adjustment_by_branch on statistics.adjustment using btree (branch, month, indicator, id);
alter table statistics.adjustment enable row level security;
alter table statistics.adjustment force row level security;
create policy adjustment_by_organisation on statistics.adjustment for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy adjustment_by_region on statistics.adjustment for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy adjustment_by_statistics on statistics.adjustment for all to yanzhen_statistics using (true);
grant select on statistics.adjustment to yanzhen_app;
grant insert on statistics.adjustment to yanzhen_statistics;

create table statistics.cell (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator bigint not null,
  denominator bigint,
  rows bigint not null,
  computed_at timestamp with time zone not null,
  parent text collate "C" generated always as (statistics.parent_of(branch)) stored,
  constraint cell_branch_check check (((branch ~ '^[1-9][0-9]+$'::text) AND (length(branch) = ANY (ARRAY[2, 4, 6, 9, 12])))),
  constraint cell_month_check check ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint cell_pkey primary key (branch, indicator, month)
);
create index cell_by_parent on statistics.cell using btree (parent, indicator, month) WHERE (parent IS NOT NULL);
alter table statistics.cell enable row level security;
alter table statistics.cell force row level security;
create policy cell_by_organisation on statistics.cell for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy cell_by_region on statistics.cell for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy cell_by_statistics on statistics.cell for all to yanzhen_statistics using (true);
grant select on statistics.cell to yanzhen_app;
grant delete, insert, update on statistics.cell to yanzhen_statistics;

create table statistics.day_turned (
  only_one boolean not null default true,
  day date not null,
  constraint day_turned_only_one_check check (only_one),
  constraint day_turned_pkey primary key (only_one)
);
grant insert, select, update on statistics.day_turned to yanzhen_statistics;

create table statistics.presence (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  chunk integer not null,
  bits bit(65536) not null,
  parent text collate "C" generated always as (statistics.parent_of(branch)) stored,
  constraint presence_branch_check check ((length(branch) = ANY (ARRAY[2, 4, 6]))),
  constraint presence_pkey primary key (branch, indicator, month, chunk)
);
create index presence_by_parent on statistics.presence using btree (parent, indicator, month) WHERE (parent IS NOT NULL);
alter table statistics.presence enable row level security;
alter table statistics.presence force row level security;
create policy presence_by_organisation on statistics.presence for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy presence_by_region on statistics.presence for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy presence_by_statistics on statistics.presence for all to yanzhen_statistics using (true);
grant select on statistics.presence to yanzhen_app;
grant delete, insert, update on statistics.presence to yanzhen_statistics;

create table statistics.published_figure (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator bigint,
  denominator bigint,
  sealed_at timestamp with time zone not null,
  constraint published_figure_pkey primary key (branch, month, indicator)
);
alter table statistics.published_figure enable row level security;
alter table statistics.published_figure force row level security;
create policy published_figure_by_region on statistics.published_figure for insert to yanzhen_by_region with check (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy published_figure_is_public on statistics.published_figure for select to yanzhen_app using (true);
grant select on statistics.published_figure to yanzhen_app;
grant insert on statistics.published_figure to yanzhen_by_region;

create table statistics.seal (
  id uuid not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  account_id uuid not null,
  digest text not null,
  stations_missing integer not null,
  without_missing text,
  constraint seal_branch_month_key unique (branch, month),
  constraint seal_check check (((stations_missing = 0) OR (without_missing IS NOT NULL))),
  constraint seal_month_check check ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint seal_pkey primary key (id)
);
create index seal_by_month on statistics.seal using btree (month, branch);
alter table statistics.seal enable row level security;
alter table statistics.seal force row level security;
create policy seal_by_organisation on statistics.seal for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy seal_by_region on statistics.seal for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy seal_by_statistics on statistics.seal for all to yanzhen_statistics using (true);
create policy seal_from_below_by_organisation on statistics.seal for select to yanzhen_by_organisation using ((EXISTS ( SELECT
   FROM unnest(( SELECT statistics.reach() AS reach)) below(below)
  WHERE ("left"(below.below, length(seal.branch)) = seal.branch))));
create policy seal_from_below_by_region on statistics.seal for select to yanzhen_by_region using (("left"(( SELECT kernel.low() AS low), length(branch)) = branch));
grant select on statistics.seal to yanzhen_app;
grant insert on statistics.seal to yanzhen_by_region;

create table statistics.sealed_figure (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator bigint not null,
  denominator bigint,
  rows bigint not null,
  seal_id uuid not null,
  constraint sealed_figure_pkey primary key (branch, indicator, month),
  constraint sealed_figure_seal_id_fkey foreign key (seal_id) REFERENCES statistics.seal(id)
);
alter table statistics.sealed_figure enable row level security;
alter table statistics.sealed_figure force row level security;
create policy sealed_figure_by_organisation on statistics.sealed_figure for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy sealed_figure_by_region on statistics.sealed_figure for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy sealed_figure_by_statistics on statistics.sealed_figure for all to yanzhen_statistics using (true);
grant select on statistics.sealed_figure to yanzhen_app;
grant insert on statistics.sealed_figure to yanzhen_by_region;

create table statistics.standing (
  client_id uuid not null,
  from_on date not null,
  until_on date,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid,
  priority boolean not null,
  every_days integer,
  constraint standing_check check ((until_on >= from_on)),
  constraint standing_pkey primary key (client_id, from_on)
);
create index standing_by_region on statistics.standing using btree (region_code) WHERE priority;
create index standing_by_station on statistics.standing using btree (station_id) WHERE priority;
create unique index standing_one_current on statistics.standing using btree (client_id) WHERE (until_on IS NULL);
alter table statistics.standing enable row level security;
alter table statistics.standing force row level security;
create policy standing_by_organisation on statistics.standing for select to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy standing_by_person on statistics.standing for select to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy standing_by_region on statistics.standing for select to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy standing_by_statistics on statistics.standing for all to yanzhen_statistics using (true);
grant select on statistics.standing to yanzhen_app;
grant delete, insert, update on statistics.standing to yanzhen_statistics;

create table statistics.submission (
  station_id uuid not null,
  month text collate "C" not null,
  region_code text collate "C" not null,
  at timestamp with time zone not null,
  late boolean not null,
  person_id uuid not null,
  account_id uuid not null,
  constraint submission_month_check check ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint submission_pkey primary key (station_id, month)
);
create index submission_by_region on statistics.submission using btree (region_code, month);
alter table statistics.submission enable row level security;
alter table statistics.submission force row level security;
create policy submission_by_organisation on statistics.submission for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy submission_by_region on statistics.submission for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy submission_by_statistics on statistics.submission for select to yanzhen_statistics using (true);
grant insert, select on statistics.submission to yanzhen_app;
