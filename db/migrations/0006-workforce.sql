-- The registry: who works in social work and in the communities, and what is known of them, each fact dated and with its source.

create schema workforce;
grant usage on schema workforce to yanzhen_app;

-- Who has a file in the registry; whoever has an account and no file is shown there as not yet registered.
alter table identity.person add column has_file boolean not null default false;
create index person_without_file on identity.person (organisation_id) where not has_file;

-- The file of a person; the id is that of identity.person. Numbers and phone are sealed in the row; beside them stands what a list may show.
create table workforce.worker (
  person_id uuid primary key,
  version int not null default 1,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Where they work, and who employs them where that is another.
  organisation_id uuid,
  employer_id uuid,
  name text collate "C" not null check (char_length(name) between 1 and 40),
  -- Without the first character: people search by the given name alone.
  given_name text collate "C" not null generated always as (substr(name, 2)) stored,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  -- How the name sounds without tones and southern distinctions: what may be the same person has the same key.
  name_key text collate "C" not null,
  sex text not null check (sex in ('male', 'female', 'unknown')),
  born_on date,
  identity_number_sealed bytea,
  identity_number_hash bytea,
  identity_number_last4 text collate "C",
  no_number_reason text,
  phone_sealed bytea,
  phone_hash bytea,
  phone_masked text,
  phone_last4 text collate "C" generated always as (right(phone_masked, 4)) stored,
  ethnicity text,
  political_status text,
  -- Codes of the pack `workforce`: the system a person is counted in, and what kind of worker they are.
  system text not null,
  kind text not null,
  full_time boolean not null default true,
  fields text[] not null default '{}',
  specialties text[] not null default '{}',
  -- Since when and until when (exclusive) the person may not work here, and by what decision.
  disqualified_from date,
  disqualified_until date check (disqualified_until > disqualified_from),
  disqualified_reason text check ((disqualified_reason is null) = (disqualified_from is null)),
  status text not null default 'active' check (status in ('active', 'left', 'retired', 'deceased', 'merged')),
  status_on date not null,
  -- Two files were one person's: which of them lives on.
  merged_into uuid references workforce.worker (person_id) check ((merged_into is not null) = (status = 'merged')),
  -- Where the file comes from, and who has said that it is so.
  source text not null check (source in ('registered', 'imported', 'own', 'transferred')),
  confirmed_on date,
  confirmed_by uuid,
  registered_on date not null,
  changed_at timestamptz not null,
  check ((identity_number_sealed is null) = (identity_number_hash is null)),
  check (identity_number_hash is not null or no_number_reason is not null),
  check ((confirmed_on is null) = (confirmed_by is null))
);
create unique index worker_one_file on workforce.worker (identity_number_hash) where status <> 'merged';
create index worker_by_region on workforce.worker (region_code, person_id);
create index worker_by_organisation on workforce.worker (organisation_id, person_id) where organisation_id is not null;
create index worker_by_employer on workforce.worker (employer_id, person_id) where employer_id is not null;
-- Equality and ranges of text are all that the planner lets an index do under row policies: so searches of a whole province go by beginnings.
create index worker_by_name on workforce.worker (name);
create index worker_by_given_name on workforce.worker (given_name);
create index worker_by_pinyin on workforce.worker (pinyin);
create index worker_by_initials on workforce.worker (initials);
create index worker_by_number_end on workforce.worker (identity_number_last4) where identity_number_last4 is not null;
create index worker_by_phone_end on workforce.worker (phone_last4) where phone_last4 is not null;
create index worker_by_phone on workforce.worker (phone_hash) where phone_hash is not null;
create index worker_by_name_key on workforce.worker (name_key);

-- A number that a person had before, and still is known under in other lists: the same person, never another.
create table workforce.former_number (
  hash bytea primary key,
  person_id uuid not null references workforce.worker (person_id),
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  last4 text not null,
  until_on date not null
);
create index former_number_of_person on workforce.former_number (person_id);

-- Where someone worked, as what, from when until when (exclusive). Past employments stay when a person moves.
create table workforce.employment (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null references workforce.worker (person_id),
  -- The place of the person's file today, as in every table here; where the work was stands below.
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  employer_name text not null check (char_length(employer_name) between 1 and 80),
  -- The organisation of this installation that it is, if it is one.
  employer_organisation_id uuid,
  employer_kind text,
  -- Where the work is done, where that is not the employer: the station, the community.
  workplace_name text check (char_length(workplace_name) between 1 and 80),
  workplace_organisation_id uuid,
  work_region_code text collate "C" check (work_region_code ~ '^[1-9][0-9]{11}$'),
  post_title text check (char_length(post_title) between 1 and 60),
  post_code text,
  is_social_work boolean not null,
  is_community_work boolean not null,
  -- Do its years count where the person works now? Years from another province count where the rule or the receiving county says so.
  is_counted boolean not null default true,
  full_time boolean not null default true,
  from_on date not null,
  until_on date check (until_on > from_on),
  source text not null check (source in ('registered', 'imported', 'own', 'transferred')),
  confirmed_on date,
  confirmed_by uuid,
  -- Entered wrongly, or of a merged file and told twice; kept, and counted nowhere.
  withdrawn boolean not null default false,
  check ((confirmed_on is null) = (confirmed_by is null))
);
create index employment_of_person on workforce.employment (person_id, from_on desc);
create index employment_by_region on workforce.employment (region_code);

-- A diploma 学历 says that someone finished a school, a degree 学位 that a university conferred one: two things, two days.
create table workforce.education (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null references workforce.worker (person_id),
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  school text not null check (char_length(school) between 1 and 80),
  major text check (char_length(major) between 1 and 60),
  major_kind text not null check (major_kind in ('social-work', 'related', 'other')),
  diploma text not null check (diploma in ('none', 'high-school', 'secondary', 'college', 'bachelor', 'master', 'doctor')),
  degree text not null check (degree in ('none', 'bachelor', 'master', 'doctor')),
  full_time boolean not null,
  from_on date,
  graduated_on date check (graduated_on > from_on),
  degree_on date,
  source text not null check (source in ('registered', 'imported', 'own', 'transferred')),
  confirmed_on date,
  confirmed_by uuid,
  withdrawn boolean not null default false,
  check ((confirmed_on is null) = (confirmed_by is null)),
  check ((degree = 'none') or degree_on is not null or graduated_on is not null)
);
create index education_of_person on workforce.education (person_id);
create index education_by_region on workforce.education (region_code);

-- Titles, honours and professional ranks 职称, with their terms. Certificates are the certificates module's.
create table workforce.title (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null references workforce.worker (person_id),
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  kind text not null check (kind in ('rank', 'title', 'honour')),
  code text,
  name text not null check (char_length(name) between 1 and 80),
  level text check (level in ('national', 'province', 'prefecture', 'county', 'other')),
  issuer text check (char_length(issuer) between 1 and 80),
  from_on date not null,
  until_on date check (until_on > from_on),
  source text not null check (source in ('registered', 'imported', 'own', 'transferred')),
  confirmed_on date,
  confirmed_by uuid,
  withdrawn boolean not null default false,
  check ((confirmed_on is null) = (confirmed_by is null))
);
create index title_of_person on workforce.title (person_id);
create index title_by_region on workforce.title (region_code);

-- A picture or a PDF that shows that a fact is so; sealed on the disk. Sent before what names it, and dropped after a week if nothing does.
create table workforce.evidence (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  kind text not null check (kind in ('jpeg', 'png', 'webp', 'pdf')),
  bytes int not null,
  digest bytea not null,
  sent_by uuid not null,
  at timestamptz not null,
  -- What it shows: the kind of thing and its id; null while nothing names it.
  used_for text,
  used_by uuid,
  check ((used_for is null) = (used_by is null))
);
create index evidence_of_person on workforce.evidence (person_id);
create index evidence_used_by on workforce.evidence (used_by) where used_by is not null;
create index evidence_unused on workforce.evidence (at) where used_by is null;

-- A worker says what should be otherwise; the employer confirms, then the county. Old and new are sealed: they may hold a number.
create table workforce.proposal (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null references workforce.worker (person_id),
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  about text not null check (about in ('basics', 'employment', 'education', 'title')),
  act text not null check (act in ('add', 'change', 'remove')),
  -- The row that it changes; the file itself for its basics.
  subject_id uuid,
  before_sealed bytea,
  after_sealed bytea,
  remark text not null default '' check (char_length(remark) <= 200),
  state text not null default 'proposed' check (state in ('proposed', 'employer-confirmed', 'confirmed', 'returned', 'withdrawn')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  employer_confirmed_by uuid,
  employer_confirmed_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  reason text check (char_length(reason) <= 200),
  check ((act = 'add') = (subject_id is null)),
  check ((state in ('proposed', 'employer-confirmed')) = (decided_at is null)),
  check (state <> 'returned' or reason is not null)
);
create index proposal_of_person on workforce.proposal (person_id, proposed_at desc);
create index proposal_open_by_region on workforce.proposal (region_code, proposed_at) where state in ('proposed', 'employer-confirmed');
create index proposal_open_by_organisation on workforce.proposal (organisation_id, proposed_at) where state in ('proposed', 'employer-confirmed');
create unique index proposal_one_open on workforce.proposal (subject_id) where state in ('proposed', 'employer-confirmed') and subject_id is not null;

-- Two files, one person: a second officer approves, the file that goes stays readable as part of the one that is kept.
create table workforce.merge (
  id uuid primary key,
  version int not null default 1,
  -- The file that is kept, whose place this row has.
  person_id uuid not null references workforce.worker (person_id),
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  gone_person_id uuid not null references workforce.worker (person_id) check (gone_person_id <> person_id),
  reason text not null check (char_length(reason) between 2 and 200),
  state text not null default 'asked' check (state in ('asked', 'done', 'returned')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid check (decided_by <> asked_by),
  decided_at timestamptz,
  answer text check (char_length(answer) <= 200),
  check ((state = 'asked') = (decided_at is null)),
  check (state <> 'returned' or answer is not null)
);
create unique index merge_one_open on workforce.merge (gone_person_id) where state = 'asked';
create index merge_of_person on workforce.merge (person_id);
create index merge_by_region on workforce.merge (region_code, asked_at desc);

-- From one county to another: the sending one releases, the receiving one accepts. Both read it; the file lies with the sender until then.
create table workforce.transfer (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null references workforce.worker (person_id),
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  -- Said to the receiving county before the file is theirs.
  person_name text not null,
  to_region_code text collate "C" not null check (to_region_code ~ '^[1-9][0-9]{11}$'),
  to_organisation_id uuid,
  to_employer_id uuid,
  reason text not null check (char_length(reason) between 2 and 200),
  -- The person agreed that the file goes along.
  consented_on date not null,
  state text not null default 'released' check (state in ('released', 'accepted', 'returned', 'withdrawn')),
  released_by uuid not null,
  released_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  answer text check (char_length(answer) <= 200),
  -- Do the years served in another province count here? The receiving county's choice, within its rule.
  counts_years boolean,
  check ((state = 'released') = (decided_at is null)),
  check (state <> 'returned' or answer is not null)
);
create unique index transfer_one_open on workforce.transfer (person_id) where state = 'released';
create index transfer_by_region on workforce.transfer (region_code, released_at desc);
create index transfer_to_region on workforce.transfer (to_region_code, released_at desc);

-- What was changed in a file, by whom, on what ground; the former and the new state sealed. Only ever added to.
create table workforce.change (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  at timestamptz not null,
  account_id uuid not null,
  -- Who did it.
  by_person_id uuid not null,
  about text not null check (about in ('basics', 'employment', 'education', 'title', 'place', 'status', 'numbers')),
  act text not null check (act in ('add', 'change', 'remove')),
  subject_id uuid not null,
  -- On what ground: registered, proposed by the worker, moved, merged, imported…
  ground text not null check (ground in ('registered', 'changed', 'proposed', 'moved', 'merged', 'status', 'imported', 'undone')),
  ground_id uuid,
  before_sealed bytea,
  after_sealed bytea
);
create index change_of_person on workforce.change (person_id, at desc);
create index change_by_ground on workforce.change (ground_id) where ground_id is not null;
create index change_by_region on workforce.change (region_code);

-- Every table has a person and the place of their file; the same policies hold for each.
do $$
declare
  one text;
begin
  foreach one in array array['worker', 'former_number', 'employment', 'education', 'title', 'evidence', 'proposal', 'merge', 'transfer', 'change'] loop
    execute format('alter table workforce.%I enable row level security', one);
    execute format('alter table workforce.%I force row level security', one);
    execute format('create policy %I on workforce.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on workforce.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) or employer_id = (select kernel.organisation_id()) or person_id = (select kernel.person_id()))', one || '_by_organisation', one);
    execute format('create policy %I on workforce.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    execute format('create policy %I on workforce.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on workforce.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
end $$;
-- The county that is to receive a file reads the transfer, and answers it.
create policy transfer_to_receiver on workforce.transfer to yanzhen_by_region
  using (to_region_code >= (select kernel.low()) and to_region_code < (select kernel.high()));

grant select, insert, update on workforce.worker, workforce.former_number, workforce.employment, workforce.education, workforce.title,
  workforce.evidence, workforce.proposal, workforce.merge, workforce.transfer to yanzhen_app;
grant select, insert on workforce.change to yanzhen_app;
-- A file that goes to another place takes its own history along.
grant update (person_id, region_code, organisation_id, employer_id) on workforce.change to yanzhen_gate;
grant delete on workforce.evidence to yanzhen_app;
create policy evidence_unused_is_dropped on workforce.evidence as restrictive for delete to yanzhen_app using (used_by is null);

-- Is there a living file with this number anywhere, or one that had it before? Says yes or no, never where or whose.
create function workforce.number_is_registered(hash bytea) returns boolean
  stable security definer set search_path = '' language sql
  as $$ select exists (select from workforce.worker w where w.identity_number_hash = $1 and w.status <> 'merged')
            or exists (select from workforce.former_number f where f.hash = $1) $$;
revoke all on function workforce.number_is_registered(bytea) from public;
grant execute on function workforce.number_is_registered(bytea) to yanzhen_app;
grant create on schema workforce to yanzhen_statistics;
alter function workforce.number_is_registered(bytea) owner to yanzhen_statistics;
revoke create on schema workforce from yanzhen_statistics;

-- Two files were one person's: what any module keeps of the one becomes the other's. What the other has already, and what may only be added to,
-- stays under the former id. Runs with the rights of its caller, which is the gate.
create function workforce.adopt_rows(gone uuid, kept uuid) returns int language plpgsql as $$
declare
  tab regclass;
  line tid;
  adopted int := 0;
begin
  for tab in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
     where c.relkind = 'r' and a.atttypid = 'uuid'::regtype and n.nspname not in ('workforce', 'identity', 'kernel', 'jobs', 'public')
       and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'update') and has_column_privilege(c.oid, a.attnum, 'select')
  loop
    for line in execute format('select ctid from %s where person_id = $1', tab) using gone loop
      begin
        execute format('update %s set person_id = $1 where ctid = $2', tab) using kept, line;
        adopted := adopted + 1;
      exception when unique_violation or exclusion_violation or foreign_key_violation or check_violation or insufficient_privilege then null;
      end;
    end loop;
  end loop;
  return adopted;
end $$;
revoke all on function workforce.adopt_rows(uuid, uuid) from public;
grant execute on function workforce.adopt_rows(uuid, uuid) to yanzhen_gate;
