-- Figures: cells recomputed from the rows, presence for counting people once, and what sealing a month leaves behind.

create schema statistics;
grant usage on schema statistics to yanzhen_app;

-- A branch of the region tree is the digits of its code that say where it is: '330304' is a county with all below it. The twelve digits
-- of a code are the rows exactly there, so a record of a town without a village has its place too.
create function statistics.branch_of(code text) returns text
  immutable parallel safe language sql
  as $$ select left(code, case when substr(code, 10) <> '000' then 12 when substr(code, 7, 3) <> '000' then 9
    when substr(code, 5, 2) <> '00' then 6 when substr(code, 3, 2) <> '00' then 4 else 2 end) $$;
create function statistics.parent_of(branch text) returns text
  immutable parallel safe language sql
  as $$ select left(branch, case length(branch) when 12 then 9 when 9 then 6 when 6 then 4 when 4 then 2 end) $$;
-- The branches that an organisation works in.
create function statistics.reach() returns text[]
  stable parallel safe language sql
  as $$ select array_agg(statistics.branch_of(code)) from unnest(kernel.region_codes()) code $$;

-- Who stood on the register where and as what, half-open in days: a client who moves or ages must not change last month's figures.
-- Kept by the refresh from the client's file.
create table statistics.standing (
  client_id uuid not null,
  from_on date not null,
  until_on date check (until_on >= from_on),
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid,
  priority boolean not null,
  -- How many days after a meeting the next is due, as the file was classed; null where no rule asks for one.
  every_days int,
  primary key (client_id, from_on)
);
create unique index standing_one_current on statistics.standing (client_id) where until_on is null;
create index standing_by_region on statistics.standing (region_code) where priority;
create index standing_by_station on statistics.standing (station_id) where priority;

-- One indicator, one branch, one month. `denominator` is null where the indicator is no rate; `rows` is how many rows stand behind it.
create table statistics.cell (
  indicator text collate "C" not null,
  branch text collate "C" not null check (branch ~ '^[1-9][0-9]+$' and length(branch) in (2, 4, 6, 9, 12)),
  month text collate "C" not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  numerator bigint not null,
  denominator bigint,
  rows bigint not null,
  computed_at timestamptz not null,
  parent text collate "C" generated always as (statistics.parent_of(branch)) stored,
  primary key (branch, indicator, month)
);
create index cell_by_parent on statistics.cell (parent, indicator, month) where parent is not null;

-- Who was there in a month, a bit each: OR over months and branches counts everyone once. From the county upwards.
create table statistics.presence (
  indicator text collate "C" not null,
  branch text collate "C" not null check (length(branch) in (2, 4, 6)),
  month text collate "C" not null,
  -- The ordinal of the client or worker without its last 16 bits, which are the place in `bits`.
  chunk int not null,
  bits bit(65536) not null,
  parent text collate "C" generated always as (statistics.parent_of(branch)) stored,
  primary key (branch, indicator, month, chunk)
);
create index presence_by_parent on statistics.presence (parent, indicator, month) where parent is not null;

-- The last day whose beginning was taken into account: registers and overdue visits change without any event.
create table statistics.day_turned (
  only_one boolean primary key default true check (only_one),
  day date not null
);

-- A station says that its month is complete.
create table statistics.submission (
  station_id uuid not null,
  month text collate "C" not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  region_code text collate "C" not null,
  at timestamptz not null,
  late boolean not null,
  person_id uuid not null,
  account_id uuid not null,
  primary key (station_id, month)
);
create index submission_by_region on statistics.submission (region_code, month);

-- A closed month of a branch with everything below it.
create table statistics.seal (
  id uuid primary key,
  branch text collate "C" not null,
  month text collate "C" not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  at timestamptz not null,
  person_id uuid not null,
  account_id uuid not null,
  -- SHA-256 of the sealed figures.
  digest text not null,
  stations_missing int not null,
  -- Why it was sealed without them.
  without_missing text check (stations_missing = 0 or without_missing is not null),
  unique (branch, month)
);
create index seal_by_month on statistics.seal (month, branch);

-- Cells as they stood at the sealing. A higher branch sealed later leaves what was sealed below as it is.
create table statistics.sealed_figure (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator bigint not null,
  denominator bigint,
  rows bigint not null,
  seal_id uuid not null references statistics.seal (id),
  primary key (branch, indicator, month)
);

-- A figure of a sealed month that moved afterwards; found by the refresh, never typed.
create table statistics.adjustment (
  id bigint generated always as identity primary key,
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator_before bigint not null,
  denominator_before bigint,
  numerator_after bigint not null,
  denominator_after bigint,
  -- Where it happened, and the acts that moved it: several within a second move a figure once.
  region_code text collate "C" not null,
  event_ids bigint[] not null,
  at timestamptz not null,
  person_id uuid,
  reason text not null
);
create index adjustment_by_branch on statistics.adjustment (branch, month, indicator, id);

-- What citizens may see: figures of sealed months that the indicator makes public, with small numbers left out when it was written.
create table statistics.published_figure (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  -- Null where it is so small that someone could be recognised.
  numerator bigint,
  denominator bigint,
  sealed_at timestamptz not null,
  primary key (branch, month, indicator)
);

do $$
declare
  one text;
begin
  foreach one in array array['cell', 'presence', 'sealed_figure', 'adjustment', 'seal'] loop
    execute format('alter table statistics.%I enable row level security', one);
    execute format('alter table statistics.%I force row level security', one);
    execute format('create policy %I on statistics.%I to yanzhen_by_region using (branch >= (select kernel.low()) and branch < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on statistics.%I for select to yanzhen_by_organisation using (array[left(branch, 2), left(branch, 4), left(branch, 6), left(branch, 9), branch] && (select statistics.reach()))', one || '_by_organisation', one);
    execute format('create policy %I on statistics.%I to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;
-- A month that is sealed above is sealed below: whoever reads a town may know of the county's seal.
create policy seal_from_below_by_region on statistics.seal for select to yanzhen_by_region using (left((select kernel.low()), length(branch)) = branch);
create policy seal_from_below_by_organisation on statistics.seal for select to yanzhen_by_organisation
  using (exists (select from unnest((select statistics.reach())::text[]) below where left(below, length(branch)) = branch));

alter table statistics.standing enable row level security;
alter table statistics.standing force row level security;
create policy standing_by_region on statistics.standing for select to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy standing_by_organisation on statistics.standing for select to yanzhen_by_organisation using (station_id = any ((select kernel.station_ids())::uuid[]));
create policy standing_by_person on statistics.standing for select to yanzhen_by_person using (worker_id = (select kernel.person_id()));
create policy standing_by_statistics on statistics.standing to yanzhen_statistics using (true);

alter table statistics.submission enable row level security;
alter table statistics.submission force row level security;
create policy submission_by_region on statistics.submission to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy submission_by_organisation on statistics.submission to yanzhen_by_organisation using (station_id = any ((select kernel.station_ids())::uuid[]));
create policy submission_by_statistics on statistics.submission for select to yanzhen_statistics using (true);

alter table statistics.published_figure enable row level security;
alter table statistics.published_figure force row level security;
create policy published_figure_is_public on statistics.published_figure for select to yanzhen_app using (true);
create policy published_figure_by_region on statistics.published_figure for insert to yanzhen_by_region
  with check (branch >= (select kernel.low()) and branch < (select kernel.high()));

grant select on statistics.standing, statistics.cell, statistics.presence, statistics.submission, statistics.seal, statistics.sealed_figure,
  statistics.adjustment, statistics.published_figure to yanzhen_app;
grant insert on statistics.submission to yanzhen_app;
grant insert on statistics.seal, statistics.sealed_figure, statistics.published_figure to yanzhen_by_region;
grant insert, update, delete on statistics.standing, statistics.cell, statistics.presence to yanzhen_statistics;
grant select, insert, update on statistics.day_turned to yanzhen_statistics;
grant insert on statistics.adjustment to yanzhen_statistics;

-- An event knows its account; an adjustment is shown with the person.
create function statistics.persons_of(accounts uuid[]) returns table (account_id uuid, person_id uuid)
  stable security definer set search_path = '' language sql
  as $$ select a.id, a.person_id from identity.account a where a.id = any (accounts) $$;
revoke all on function statistics.persons_of(uuid[]) from public;
grant execute on function statistics.persons_of(uuid[]) to yanzhen_statistics;
-- Forced row policies hold for the tables' owner too; the gate is let through by a policy of its own.
grant create on schema statistics to yanzhen_gate;
alter function statistics.persons_of(uuid[]) owner to yanzhen_gate;
revoke create on schema statistics from yanzhen_gate;
