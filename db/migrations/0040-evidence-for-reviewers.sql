-- What reviewers see of the evidence of an entry.

-- A blind sheet shows a piece once the office has looked at it: it names nobody, or a copy without names stands in its place, or it is kept back.
create table selection.blind_evidence (
  entry_id uuid not null references selection.entry (id),
  evidence_id uuid not null,
  round_id uuid not null references selection.round (id),
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  version int not null default 1,
  answer text not null check (answer in ('fit', 'copy', 'withheld')),
  copy_id uuid,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  primary key (entry_id, evidence_id),
  check ((answer = 'copy') = (copy_id is not null))
);
alter table selection.blind_evidence enable row level security;
alter table selection.blind_evidence force row level security;
create policy blind_evidence_at_the_gate on selection.blind_evidence to yanzhen_gate using (true);
create policy blind_evidence_by_region on selection.blind_evidence to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
grant select, insert, update on selection.blind_evidence to yanzhen_by_region, yanzhen_gate;

-- Is an entry the caller's to judge, in the stage of review, without a conflict? Conflicts are read by the office alone; this answers yes or no.
create function selection.judges(entry uuid) returns boolean
  stable security definer set search_path = '' language sql
  as $$
    select exists (
      select from selection.assignment a join selection.round r on r.id = a.round_id
       where a.entry_id = entry and a.person_id = kernel.person_id() and a.stage in ('given', 'done') and r.stage = 'reviewing'
         and not exists (select from selection.conflict c where c.entry_id = a.entry_id and c.expert_id = a.expert_id))
  $$;
revoke all on function selection.judges(uuid) from public;
grant execute on function selection.judges(uuid) to yanzhen_app;
-- Forced row policies hold for the owner too; the gate is let through by policies of its own.
grant create on schema selection to yanzhen_gate;
alter function selection.judges(uuid) owner to yanzhen_gate;
revoke create on schema selection from yanzhen_gate;

create policy entry_evidence_to_judge on selection.entry_evidence for select to yanzhen_app using (selection.judges(entry_id));
