-- Lists of people that come in and go out again, and the yearly census.

-- What the headers of a sender's sheets mean, in the order of their columns: offered with the next sheet, and the shape in which it goes back.
create table workforce.list_sender (
  organisation_id uuid primary key,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- [{ header, column }], column null where it is left out.
  columns jsonb not null,
  remembered_at timestamptz not null,
  remembered_by uuid not null
);

-- A sheet of people on its way into the registry. The file itself lies sealed in the file store until it can no longer be taken back.
create table workforce.list_import (
  id uuid primary key,
  version int not null default 1,
  -- How far the maker's rights reached: whose file lies outside is not touched.
  reach_code text collate "C" not null,
  -- Where the sender stands.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid not null,
  file_name text not null check (char_length(file_name) between 1 and 200),
  format text not null check (format in ('xlsx', 'csv')),
  bytes bigint not null check (bytes > 0),
  parts int not null check (parts between 1 and 64),
  digest bytea,
  state text not null check (state in ('sending', 'looked', 'reading', 'comparing', 'compared', 'running', 'done', 'stopped', 'undoing', 'undone', 'unreadable')),
  -- The first rows, sealed: from them the header is guessed and shown.
  head_sealed bytea,
  sheet text,
  header_from int,
  header_until int,
  -- [{ at, header, column }]
  columns jsonb,
  -- { field: 'sheet' | 'registry' }: whose word counts where they differ.
  wins jsonb not null default '{}',
  -- What the sheet does not say of its people: system, kind of worker, kind of work.
  given jsonb not null default '{}',
  -- The day as of which the sheet says what it says.
  listed_on date,
  -- { read, total } while a job works on it.
  done_rows int not null default 0,
  all_rows int,
  counts jsonb,
  made_by uuid not null,
  account_id uuid not null,
  made_at timestamptz not null,
  began_at timestamptz,
  ended_at timestamptz,
  undo_until date
);
create index list_import_by_region on workforce.list_import (region_code, made_at desc);
create index list_import_at_work on workforce.list_import (made_at) where state in ('reading', 'comparing', 'running', 'undoing');

-- A line of the sheet as it was understood. Number and phone are sealed here as in the registry.
create table workforce.list_import_row (
  import_id uuid not null references workforce.list_import (id) on delete cascade,
  -- As the spreadsheet counts.
  row int not null,
  region_code text collate "C" not null,
  facts jsonb not null,
  number_sealed bytea,
  number_hash bytea,
  number_last4 text,
  phone_sealed bytea,
  phone_hash bytea,
  phone_masked text,
  was_old_number boolean not null default false,
  mistakes jsonb not null default '[]',
  -- Null until it was compared with the registry.
  outcome text check (outcome in ('new', 'changed', 'unchanged', 'wrong', 'possible', 'elsewhere')),
  -- Whose file it is, or may be.
  person_id uuid,
  -- By what it was found: number, former number, name and birthday.
  found_by text check (found_by in ('number', 'former-number', 'name')),
  -- { field: [was, is] }
  diff jsonb,
  -- What the officer says of a possible duplicate.
  decision text check (decision in ('same', 'new', 'leave')),
  applied_at timestamptz,
  -- What the line made and changed, with the versions that came of it: [{ table, id, version, before }].
  effect jsonb,
  -- Why it could not be taken back.
  kept_because text check (kept_because in ('changed-since', 'used-since')),
  undone_at timestamptz,
  primary key (import_id, row)
);
create index list_import_row_by_number on workforce.list_import_row (import_id, number_hash) where number_hash is not null;
create index list_import_row_by_outcome on workforce.list_import_row (import_id, outcome, row);

-- A county's census of a year: the registry as it stood on the reference day, checked from above and then frozen.
create table workforce.census (
  id uuid primary key,
  version int not null default 1,
  year int not null check (year between 2000 and 2200),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  reference_on date not null,
  state text not null check (state in ('drawing', 'drawn', 'submitted', 'returned', 'freezing', 'frozen')),
  -- The act of one officer draws or freezes many counties; those of one act have the same.
  batch_id uuid,
  drawn_at timestamptz,
  drawn_by uuid not null,
  submitted_at timestamptz,
  submitted_by uuid,
  returned_at timestamptz,
  returned_by uuid,
  reason text check (char_length(reason) between 2 and 500),
  frozen_at timestamptz,
  frozen_by uuid,
  digest text,
  -- Frozen although it was not submitted: why.
  without_submission text check (char_length(without_submission) between 2 and 500),
  -- Of the definitions it was counted by.
  pack_version text,
  unique (year, region_code),
  check (state <> 'returned' or reason is not null),
  check ((state = 'frozen') = (digest is not null))
);
create index census_by_region on workforce.census (region_code, year desc);
create index census_at_work on workforce.census (year) where state in ('drawing', 'freezing');

-- A person as they stood on the reference day, in one county. Whoever works in two is a row in both, and is counted in one.
create table workforce.census_person (
  census_id uuid not null references workforce.census (id),
  year int not null,
  -- The county.
  census_region text collate "C" not null,
  person_id uuid not null,
  -- Where the work was on that day.
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  name text not null,
  -- The same for all files of one person, also under a former number.
  person_key uuid not null,
  facts jsonb not null,
  -- { dimension: code }; a dimension that is not known is left out.
  cells jsonb not null,
  missing text[] not null,
  -- By the definitions; null where a fact is missing that decides.
  in_practice boolean,
  talent boolean,
  professional boolean,
  -- The place that counts the person comes first: main work before other, and of two files the one whose work began earlier.
  rank_here int not null,
  work_since date,
  counted boolean not null default true,
  -- The county that counts the person instead.
  counted_in text collate "C",
  primary key (census_id, person_id)
);
create index census_person_by_key on workforce.census_person (year, person_key);
create index census_person_by_region on workforce.census_person (region_code, year);
create index census_person_counted_elsewhere on workforce.census_person (census_id) where not counted;

do $$
declare
  one text;
begin
  foreach one in array array['list_sender', 'list_import', 'list_import_row', 'census', 'census_person'] loop
    execute format('alter table workforce.%I enable row level security', one);
    execute format('alter table workforce.%I force row level security', one);
    execute format('create policy %I on workforce.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on workforce.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    -- Lists and the census are a matter of authorities: nobody else is granted anything.
    execute format('grant select, insert, update on workforce.%I to yanzhen_by_region, yanzhen_gate', one);
  end loop;
end $$;
grant delete on workforce.list_import_row to yanzhen_by_region, yanzhen_gate;
grant delete on workforce.census_person to yanzhen_gate;
-- An import that is taken back takes the files along that it made.
grant delete on workforce.worker, workforce.employment, workforce.education, workforce.former_number to yanzhen_gate;
grant delete on identity.person to yanzhen_gate;
