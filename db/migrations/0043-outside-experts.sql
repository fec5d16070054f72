-- An expert who has no file in the registry, such as a university teacher: a person with an account, and the right to judge alone.
create table selection.outside_expert (
  person_id uuid primary key,
  -- Of the office that invited first.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  -- Where the expert works, by its name: it is no body of this network, or not known as one.
  body text not null check (char_length(body) between 2 and 80),
  fields text[] not null default '{}',
  invited_by uuid not null,
  invited_at timestamptz not null
);
create index outside_expert_by_region on selection.outside_expert (region_code);
alter table selection.outside_expert enable row level security;
alter table selection.outside_expert force row level security;
create policy outside_expert_at_the_gate on selection.outside_expert to yanzhen_gate using (true);
create policy outside_expert_by_region on selection.outside_expert to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
grant select, insert on selection.outside_expert to yanzhen_by_region, yanzhen_gate;
