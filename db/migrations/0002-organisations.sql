-- Regions on the official division codes, what became of them, and the organisations that hang on them.

create schema organisations;
grant usage on schema organisations to yanzhen_app;

-- Every character and every two neighbours of a name: any part of it is found, without a dictionary and without an extension.
-- The pairs are cut twice, from the first character and from the second. One expression, so that it is inlined: 15 times faster.
create function organisations.grams(words text) returns text[]
  immutable parallel safe language sql
  as $$
    select string_to_array(words, null) || array_remove(string_to_array(
      regexp_replace(words, '(..)', '\1|', 'g') || '|' || regexp_replace(substr(words, 2), '(..)', '\1|', 'g'), '|'), '')
  $$;

-- A region is never deleted: rows of the past stay where they happened. `name` is today's; earlier names stand in region_change.
create table organisations.region (
  code text collate "C" primary key check (code ~ '^[1-9][0-9]{11}$'),
  name text collate "C" not null check (char_length(name) between 1 and 100),
  level smallint not null check (level between 1 and 5),
  parent_code text collate "C" references organisations.region (code),
  -- Search keys, made by domain/region-name.ts.
  short_name text collate "C" not null,
  short_length smallint not null generated always as (char_length(short_name)) stored,
  pinyin text collate "C" not null,
  short_pinyin text collate "C" not null,
  initials text collate "C" not null,
  short_initials text collate "C" not null,
  -- Null: it was there before this installation's list begins.
  valid_from date,
  valid_until date check (valid_until >= valid_from),
  source text not null,
  check ((level = 1) = (parent_code is null))
);
-- Whole names and beginnings, by each way of typing them.
create index region_by_short_name on organisations.region (short_name);
create index region_by_name on organisations.region (name);
create index region_by_short_pinyin on organisations.region (short_pinyin);
create index region_by_pinyin on organisations.region (pinyin);
create index region_by_short_initials on organisations.region (short_initials);
create index region_by_initials on organisations.region (initials);
create index region_by_grams on organisations.region using gin (organisations.grams(name));
-- The order of the answer. What very many names begin with or hold (新, 村, x) is found by walking here until 20 are full.
create index region_by_rank on organisations.region (level, short_length, code) include (name, valid_from, valid_until);
create index region_by_parent on organisations.region (parent_code, code);

-- What became of a region. One change of several regions (a merge of three) has several rows.
create table organisations.region_change (
  id uuid primary key,
  kind text not null check (kind in ('rename', 'merge', 'split', 'recode')),
  from_code text collate "C" not null references organisations.region (code),
  to_code text collate "C" not null references organisations.region (code),
  from_name text not null,
  to_name text not null,
  changed_on date not null,
  basis text not null,
  recorded_at timestamptz not null
);
create index region_change_by_from on organisations.region_change (from_code, changed_on);
create index region_change_by_to on organisations.region_change (to_code, changed_on);

-- Everyone may know the regions; an officer changes only those of the own branch. By a trigger and not by row policies: under a
-- policy the planner may not look at the frequencies of names, and the search for 村委会 took hundreds of milliseconds where it takes ten.
create function organisations.refuse_outside_branch() returns trigger language plpgsql as $$
begin
  if new.code >= kernel.low() and new.code < kernel.high() then
    return new;
  end if;
  raise insufficient_privilege using message = 'A region outside the jurisdiction cannot be changed';
end $$;
create trigger region_only_in_own_branch before insert or update on organisations.region
  for each row when (current_user = 'yanzhen_by_region') execute function organisations.refuse_outside_branch();
alter table organisations.region_change enable row level security;
create policy region_change_is_public on organisations.region_change for select to yanzhen_app using (true);
create policy region_change_is_written on organisations.region_change for insert to yanzhen_by_region
  with check (to_code >= (select kernel.low()) and to_code < (select kernel.high())
    and from_code >= (select kernel.low()) and from_code < (select kernel.high()));
grant select on organisations.region, organisations.region_change to yanzhen_app;
grant insert, update on organisations.region to yanzhen_by_region;
grant insert on organisations.region_change to yanzhen_by_region;

create table organisations.organisation (
  id uuid primary key,
  name text not null check (char_length(name) between 2 and 100),
  short_name text not null check (char_length(short_name) between 1 and 40),
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  kind text not null,
  -- 1 is the guidance centre of a city or county, then downwards; null for what is not one of the tiers.
  tier smallint check (tier between 1 and 4),
  -- The region of the current `host` link, repeated here because every row policy is a range of it.
  region_code text collate "C" not null references organisations.region (code),
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  version int not null default 1
);
create index organisation_by_region on organisations.organisation (region_code, kind, id);
create unique index organisation_credit_code on organisations.organisation (credit_code);
create unique index organisation_name_in_region on organisations.organisation (region_code, name) where closed_on is null;

-- Where it stands, who runs it, who employs its people, what it covers and who watches over it are separate facts with days of their own.
create table organisations.organisation_link (
  id uuid primary key,
  organisation_id uuid not null references organisations.organisation (id),
  relation text not null check (relation in
    ('host', 'covers', 'operator', 'employer', 'guiding-authority', 'purchasing-authority', 'supervising-authority')),
  to_organisation_id uuid references organisations.organisation (id),
  to_region_code text collate "C" references organisations.region (code),
  -- The other end's name on the day of linking: it may lie outside the reader's scope, or be renamed since.
  to_name text not null check (to_name <> ''),
  from_on date not null,
  until_on date check (until_on >= from_on),
  -- A contract's number, a decision's title: why the link is so.
  basis text not null default '' check (char_length(basis) <= 200),
  -- The organisation's own region, for the row policy.
  region_code text collate "C" not null,
  check (case when relation in ('host', 'covers') then to_region_code is not null and to_organisation_id is null
              else to_organisation_id is not null and to_region_code is null end)
);
create index organisation_link_by_organisation on organisations.organisation_link (organisation_id, relation, from_on);
create index organisation_link_by_target on organisations.organisation_link (to_organisation_id, relation) where to_organisation_id is not null;
create index organisation_link_by_region on organisations.organisation_link (region_code);
-- One host, one operator and one employer at a time; several regions may be covered and several authorities watch.
create unique index organisation_link_one_current on organisations.organisation_link (organisation_id, relation)
  where until_on is null and relation in ('host', 'operator', 'employer');
create unique index organisation_link_once on organisations.organisation_link (organisation_id, relation, coalesce(to_organisation_id::text, to_region_code))
  where until_on is null;

alter table organisations.organisation enable row level security;
alter table organisations.organisation force row level security;
create policy organisation_by_region on organisations.organisation to yanzhen_by_region
  using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
-- An agency sees itself and the stations it runs; a station sees itself.
create policy organisation_by_organisation on organisations.organisation for select to yanzhen_by_organisation
  using (id = (select kernel.organisation_id()) or id = any ((select kernel.station_ids())::uuid[]));
create policy organisation_by_person on organisations.organisation for select to yanzhen_by_person
  using (id = (select kernel.organisation_id()));
create policy organisation_by_gate on organisations.organisation for select to yanzhen_gate using (true);
create policy organisation_by_statistics on organisations.organisation for select to yanzhen_statistics using (true);

alter table organisations.organisation_link enable row level security;
alter table organisations.organisation_link force row level security;
create policy organisation_link_by_region on organisations.organisation_link to yanzhen_by_region
  using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy organisation_link_by_organisation on organisations.organisation_link for select to yanzhen_by_organisation
  using (organisation_id = (select kernel.organisation_id()) or organisation_id = any ((select kernel.station_ids())::uuid[]));
create policy organisation_link_by_person on organisations.organisation_link for select to yanzhen_by_person
  using (organisation_id = (select kernel.organisation_id()));
create policy organisation_link_by_gate on organisations.organisation_link for select to yanzhen_gate using (true);
create policy organisation_link_by_statistics on organisations.organisation_link for select to yanzhen_statistics using (true);

grant select on organisations.organisation, organisations.organisation_link to yanzhen_app;
grant insert, update on organisations.organisation, organisations.organisation_link to yanzhen_by_region;
