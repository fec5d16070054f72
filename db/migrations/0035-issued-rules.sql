-- Files of packs that were written and issued in the browser. The newest of a file stands in the place of the one that came with Yanzhen.

create table kernel.issued_rule (
  seq bigint generated always as identity primary key,
  -- Below packs/: `ouhai/programme-top-talent.yaml`.
  file text not null check (file ~ '^[a-z0-9-]+/[a-z0-9-]+\.yaml$'),
  text text not null,
  issued_by uuid not null,
  issued_at timestamptz not null
);
grant select on kernel.issued_rule to yanzhen_app;
grant insert on kernel.issued_rule to yanzhen_gate;

-- A programme's rule as somebody writes it; somebody else issues it.
create table selection.draft (
  id uuid primary key,
  version int not null default 1,
  -- The office that writes.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  place text not null check (place ~ '^[a-z0-9-]+$'),
  code text not null check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  text text not null check (char_length(text) <= 100000),
  -- What it rests on was issued meanwhile: another version is compared with it.
  based_on text not null default '',
  stage text not null default 'draft' check (stage in ('draft', 'submitted', 'sent-back', 'issued', 'discarded')),
  note text not null default '' check (char_length(note) <= 500),
  written_by uuid not null,
  written_at timestamptz not null,
  submitted_at timestamptz,
  sent_back_because text not null default '' check (char_length(sent_back_because) <= 500),
  issued_by uuid,
  issued_at timestamptz,
  -- Four eyes.
  check (issued_by is null or issued_by <> written_by),
  check ((stage = 'issued') = (issued_by is not null))
);
create index draft_by_region on selection.draft (region_code, written_at desc, id desc);

alter table selection.draft enable row level security;
alter table selection.draft force row level security;
create policy draft_by_region on selection.draft to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy draft_at_the_gate on selection.draft to yanzhen_gate using (true);
grant select, insert, update on selection.draft to yanzhen_by_region, yanzhen_gate;
