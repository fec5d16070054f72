-- What a phone still holds of somebody who has left.

-- Because their post ended, and not because somebody ended the session: with it what was not sent can still be handed in.
alter table identity.session add column ended_with_post boolean not null default false;

-- What somebody had not sent when they left and the rules did not take in: their station settles it.
create table posts.left_behind (
  id uuid primary key,
  person_id uuid not null,
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  text_sealed bytea not null,
  received_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  check ((settled_by is null) = (settled_at is null))
);
create index left_behind_open on posts.left_behind (region_code, received_at desc) where settled_at is null;

alter table posts.left_behind enable row level security;
alter table posts.left_behind force row level security;
create policy left_behind_by_region on posts.left_behind to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()));
create policy left_behind_by_organisation on posts.left_behind to yanzhen_by_organisation
  using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()));
create policy left_behind_by_person on posts.left_behind to yanzhen_by_person using (false);
create policy left_behind_at_the_gate on posts.left_behind to yanzhen_gate using (true);
grant select, insert on posts.left_behind to yanzhen_app;
grant update (settled_by, settled_at) on posts.left_behind to yanzhen_app;
