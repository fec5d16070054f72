-- Messages that reach a person: what runs out, what is due, what changed.

create schema notices;
grant usage on schema notices to yanzhen_app;

-- The texts are written for the person alone and hold nobody else's private facts.
create table notices.notice (
  id uuid primary key,
  person_id uuid not null,
  -- What it is about, chosen by the module that says it: told twice, it counts once.
  key text collate "C" not null check (char_length(key) between 3 and 200),
  title_zh text not null check (char_length(title_zh) between 1 and 100),
  title_en text not null check (char_length(title_en) between 1 and 200),
  body_zh text not null check (char_length(body_zh) <= 500),
  body_en text not null check (char_length(body_en) <= 1000),
  -- A path of the desk, below /desk.
  link text check (link like '/%'),
  due_on date,
  made_at timestamptz not null,
  read_at timestamptz,
  -- It no longer holds; kept, so that it can be said what someone was told.
  withdrawn_at timestamptz,
  unique (person_id, key)
);
create index notice_open on notices.notice (person_id, due_on) where withdrawn_at is null;
create index notice_by_key on notices.notice (key) where withdrawn_at is null;

alter table notices.notice enable row level security;
alter table notices.notice force row level security;
-- A message is its person's own, whatever their post: no chief and no auditor reads another's.
create policy notice_own on notices.notice to yanzhen_app using (person_id = (select kernel.person_id()));
create policy notice_at_the_gate on notices.notice to yanzhen_gate using (true);
grant select on notices.notice to yanzhen_app;
grant update (read_at) on notices.notice to yanzhen_app;
grant insert, update on notices.notice to yanzhen_gate;

-- Tells people something, whoever they are: the teller often may not see them. Whoever was told the same is not told again; a new day
-- by which it is due, or its coming back after it was withdrawn, makes it unread.
create function notices.tell(told jsonb, told_at timestamptz) returns void
  volatile security definer set search_path = '' language sql
  as $$
    insert into notices.notice as n (id, person_id, key, title_zh, title_en, body_zh, body_en, link, due_on, made_at)
    select t.id, t.person_id, t.key, t.title_zh, t.title_en, t.body_zh, t.body_en, t.link, t.due_on, coalesce(told_at, pg_catalog.now())
      from pg_catalog.jsonb_to_recordset(told) as t (id uuid, person_id uuid, key text, title_zh text, title_en text, body_zh text, body_en text, link text, due_on date)
    on conflict (person_id, key) do update set
      title_zh = excluded.title_zh, title_en = excluded.title_en, body_zh = excluded.body_zh, body_en = excluded.body_en, link = excluded.link, due_on = excluded.due_on,
      made_at = case when n.withdrawn_at is not null or n.due_on is distinct from excluded.due_on then excluded.made_at else n.made_at end,
      read_at = case when n.withdrawn_at is not null or n.due_on is distinct from excluded.due_on then null else n.read_at end,
      withdrawn_at = null
    where (n.title_zh, n.title_en, n.body_zh, n.body_en, n.link, n.due_on, n.withdrawn_at)
      is distinct from (excluded.title_zh, excluded.title_en, excluded.body_zh, excluded.body_en, excluded.link, excluded.due_on, null::timestamptz)
  $$;

-- Takes back what no longer holds: of these people, or of everyone where none are named, what has one of the keys or begins with it.
create function notices.take_back(people uuid[], with_key text, and_all_below boolean, but jsonb, taken_at timestamptz) returns void
  volatile security definer set search_path = '' language sql
  as $$
    update notices.notice n set withdrawn_at = coalesce(taken_at, pg_catalog.now())
     where n.withdrawn_at is null and (people is null or n.person_id = any (people))
       and (n.key = with_key or and_all_below and n.key > with_key and pg_catalog.starts_with(n.key, with_key))
       and not exists (select from pg_catalog.jsonb_to_recordset(but) as b (person_id uuid, key text) where b.person_id = n.person_id and b.key = n.key)
  $$;

revoke all on function notices.tell(jsonb, timestamptz), notices.take_back(uuid[], text, boolean, jsonb, timestamptz) from public;
grant execute on function notices.tell(jsonb, timestamptz), notices.take_back(uuid[], text, boolean, jsonb, timestamptz) to yanzhen_app;
-- Forced row policies hold for the owner too; the gate is let through by a policy of its own.
grant create on schema notices to yanzhen_gate;
alter function notices.tell(jsonb, timestamptz) owner to yanzhen_gate;
alter function notices.take_back(uuid[], text, boolean, jsonb, timestamptz) owner to yanzhen_gate;
revoke create on schema notices from yanzhen_gate;
