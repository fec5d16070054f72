-- Supervision: who supervises whom, that it took place, what is owed; and, for the pair alone, what was said.

create schema supervision;
grant usage on schema supervision to yanzhen_app;

/* ── What managers may know ── */

-- Someone in a pool of supervisors, for a term.
create table supervision.supervisor (
  id uuid primary key,
  version int not null default 1,
  person_id uuid not null,
  -- Whose pool: the region that appointed, the organisation where the supervisor is its own.
  region_code text collate "C" not null check (region_code ~ '^[1-9][0-9]{11}$'),
  organisation_id uuid,
  kind text not null,
  rank text not null,
  from_on date not null,
  -- The end of the term, exclusive; null where none is set.
  until_on date check (until_on > from_on),
  entry_reason text not null check (char_length(entry_reason) between 1 and 200),
  left_on date check (left_on >= from_on),
  exit_reason text,
  exit_note text,
  -- Since when the supervisor has done social work, where known: what years of experience are counted from.
  practising_since date,
  made_at timestamptz not null,
  check ((left_on is null) = (exit_reason is null))
);
create unique index supervisor_once on supervision.supervisor (person_id) where left_on is null;
create index supervisor_by_region on supervision.supervisor (region_code, id);
create index supervisor_by_organisation on supervision.supervisor (organisation_id, id);

-- Every rank a supervisor had, from a day; only ever added to.
create table supervision.rank_step (
  supervisor_id uuid not null references supervision.supervisor (id),
  from_on date not null,
  rank text not null,
  reason text not null check (char_length(reason) between 1 and 200),
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  at timestamptz not null,
  primary key (supervisor_id, from_on)
);

-- Who has agreed with whom. The goals are a note of the pair.
create table supervision.agreement (
  id uuid primary key,
  version int not null default 1,
  supervisor_id uuid not null references supervision.supervisor (id),
  supervisor_person_id uuid not null,
  from_on date not null,
  until_on date check (until_on > from_on),
  -- How often they mean to meet; what is owed follows the rules of the place, not this.
  every_days int check (every_days between 1 and 366),
  made_at timestamptz not null
);
create index agreement_by_supervisor on supervision.agreement (supervisor_person_id);

-- A supervisee of an agreement, at the place where they work now.
create table supervision.agreement_member (
  agreement_id uuid not null references supervision.agreement (id),
  person_id uuid not null,
  supervisor_person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  from_on date not null,
  -- When it is to end, or did; exclusive.
  until_on date check (until_on >= from_on),
  end_reason text,
  primary key (agreement_id, person_id)
);
create index agreement_member_by_person on supervision.agreement_member (person_id);
create index agreement_member_by_supervisor on supervision.agreement_member (supervisor_person_id);
create index agreement_member_by_region on supervision.agreement_member (region_code);
create index agreement_member_by_organisation on supervision.agreement_member (organisation_id);
create index agreement_member_by_employer on supervision.agreement_member (employer_id);

-- That a person was supervised: all that anybody but the pair ever learns of it. The place is that of the day and stays.
create table supervision.session_member (
  session_id uuid not null,
  person_id uuid not null,
  agreement_id uuid not null references supervision.agreement (id),
  supervisor_person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  kind text not null check (kind in ('individual', 'group')),
  held_on date not null,
  minutes int not null check (minutes > 0),
  mode text not null,
  functions text[] not null check (cardinality(functions) > 0),
  signed_at timestamptz,
  withdrawn boolean not null default false,
  primary key (session_id, person_id)
);
create index session_member_by_person on supervision.session_member (person_id, held_on desc);
create index session_member_by_supervisor on supervision.session_member (supervisor_person_id, held_on desc);
create index session_member_by_region on supervision.session_member (region_code, held_on desc, session_id, person_id);
create index session_member_by_organisation on supervision.session_member (organisation_id, held_on desc, session_id, person_id);
create index session_member_by_employer on supervision.session_member (employer_id, held_on desc);
create index session_member_by_day on supervision.session_member (held_on desc, session_id desc, person_id desc);

-- What a person is to receive and how often, by the rules of their place: written by the daily look, moved on by each session.
create table supervision.duty (
  person_id uuid not null,
  -- An entry of the pack's list `frequencies`.
  code text not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  functions text[] not null,
  every_days int not null check (every_days > 0),
  -- From when it counts for someone who was never supervised.
  since_on date not null,
  last_on date,
  due_on date not null,
  -- Whether the rule holds for the person could not be said: these facts are missing.
  missing text[] not null default '{}',
  -- The last look that found it; what a look no longer finds is gone after it.
  looked_at timestamptz not null,
  primary key (person_id, code)
);
create index duty_by_region on supervision.duty (region_code, due_on);
create index duty_by_organisation on supervision.duty (organisation_id, due_on);
create index duty_by_employer on supervision.duty (employer_id, due_on);
create index duty_by_day on supervision.duty (due_on, (person_id::text), code);

/* ── What only those who were there may know ── */

create table supervision.session (
  id uuid primary key,
  agreement_id uuid not null references supervision.agreement (id),
  supervisor_person_id uuid not null,
  -- The supervisor and everyone supervised in it.
  participants uuid[] not null,
  -- Later supervisors to whom a supervisee has opened their own part.
  shared_with uuid[] not null default '{}',
  kind text not null check (kind in ('individual', 'group')),
  held_on date not null,
  starts_at time not null,
  minutes int not null check (minutes > 0),
  mode text not null,
  functions text[] not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  pack_version text not null
);
create index session_by_supervisor on supervision.session (supervisor_person_id, held_on desc, id desc);
create index session_by_participants on supervision.session using gin (participants);
alter table supervision.session_member add foreign key (session_id) references supervision.session (id);

-- Every word of a session or of an agreement's goals, sealed, for its readers alone. No job, no figure and no manager has a policy here.
create table supervision.note (
  id uuid primary key,
  agreement_id uuid not null references supervision.agreement (id),
  session_id uuid references supervision.session (id),
  kind text not null check (kind in ('goals', 'issues', 'advice', 'individual', 'emotional', 'action', 'feedback')),
  -- Null for what is everyone's who was there.
  about_person_id uuid,
  author_person_id uuid not null,
  readers uuid[] not null check (cardinality(readers) > 0),
  text_sealed bytea not null,
  written_at timestamptz not null,
  check ((session_id is null) = (kind = 'goals')),
  check (kind not in ('individual', 'emotional', 'feedback') or about_person_id is not null)
);
create index note_by_session on supervision.note (session_id) where session_id is not null;
create index note_of_goals on supervision.note (agreement_id, written_at desc) where kind = 'goals';

-- What was agreed to be done; in which words is a note.
create table supervision.action (
  id uuid primary key,
  session_id uuid not null references supervision.session (id),
  note_id uuid not null references supervision.note (id),
  owner_person_id uuid not null,
  readers uuid[] not null,
  due_on date not null,
  done_on date
);
create index action_by_session on supervision.action (session_id);
create index action_open on supervision.action (owner_person_id, due_on) where done_on is null;

-- A meeting that is planned.
create table supervision.plan (
  id uuid primary key,
  agreement_id uuid not null references supervision.agreement (id),
  participants uuid[] not null,
  planned_on date not null,
  starts_at time not null,
  minutes int not null check (minutes > 0),
  mode text not null,
  cancelled_at timestamptz,
  -- It took place.
  session_id uuid references supervision.session (id),
  made_at timestamptz not null
);
create index plan_by_agreement on supervision.plan (agreement_id, planned_on);

do $$
declare
  one text;
  employer text;
begin
  foreach one in array array['supervisor', 'rank_step', 'agreement_member', 'session_member', 'duty'] loop
    employer := case when one in ('agreement_member', 'session_member', 'duty') then 'or employer_id = (select kernel.organisation_id())' else '' end;
    execute format('alter table supervision.%I enable row level security', one);
    execute format('alter table supervision.%I force row level security', one);
    execute format('create policy %I on supervision.%I to yanzhen_by_region using (region_code >= (select kernel.low()) and region_code < (select kernel.high()))', one || '_by_region', one);
    execute format('create policy %I on supervision.%I to yanzhen_by_organisation using (organisation_id = any ((select kernel.station_ids())::uuid[]) or organisation_id = (select kernel.organisation_id()) %s or person_id = (select kernel.person_id()))', one || '_by_organisation', one, employer);
    execute format('create policy %I on supervision.%I to yanzhen_by_person using (person_id = (select kernel.person_id()))', one || '_by_person', one);
    -- Whatever the post, one's own are one's own: an officer may be supervised as well. Not where a list of a whole province is read in order,
    -- which an "or" would forbid.
    if one <> 'duty' then
      execute format('create policy %I on supervision.%I to yanzhen_app using (person_id = (select kernel.person_id()))', one || '_own', one);
    end if;
    execute format('create policy %I on supervision.%I to yanzhen_gate using (true)', one || '_at_the_gate', one);
    execute format('create policy %I on supervision.%I for select to yanzhen_statistics using (true)', one || '_by_statistics', one);
  end loop;
  -- A supervisor sees that those supervised were supervised, also out of the reach of the post.
  foreach one in array array['agreement_member', 'session_member'] loop
    execute format('create policy %I on supervision.%I to yanzhen_app using (supervisor_person_id = (select kernel.person_id()))', one || '_of_supervisor', one);
  end loop;
  create policy duty_of_supervisor on supervision.duty for select to yanzhen_by_organisation, yanzhen_by_person
    using (person_id in (select m.person_id from supervision.agreement_member m
                          where m.supervisor_person_id = (select kernel.person_id()) and (m.until_on is null or m.until_on > current_date)));
  foreach one in array array['agreement', 'session', 'note', 'action', 'plan'] loop
    execute format('alter table supervision.%I enable row level security', one);
    execute format('alter table supervision.%I force row level security', one);
  end loop;
end $$;

-- The pool of a region above is open to those below: a county asks a supervisor of the city.
create function supervision.above(code text) returns text[]
  immutable parallel safe language sql
  as $$ select array[rpad(left(code, 2), 12, '0'), rpad(left(code, 4), 12, '0'), rpad(left(code, 6), 12, '0')] $$;
create policy supervisor_above on supervision.supervisor for select to yanzhen_by_region using (region_code = any ((select supervision.above((select kernel.low())))::text[]));
create policy rank_step_above on supervision.rank_step for select to yanzhen_by_region using (region_code = any ((select supervision.above((select kernel.low())))::text[]));

-- An agreement is seen by whoever sees one of its people.
create policy agreement_of_its_people on supervision.agreement to yanzhen_app
  using (supervisor_person_id = (select kernel.person_id()) or id in (select m.agreement_id from supervision.agreement_member m))
  with check (true);
create policy agreement_at_the_gate on supervision.agreement to yanzhen_gate using (true);

create policy session_of_those_there on supervision.session to yanzhen_app
  using ((select kernel.person_id()) = any (participants) or (select kernel.person_id()) = any (shared_with))
  with check ((select kernel.person_id()) = any (participants));
create policy action_of_those_there on supervision.action to yanzhen_app using ((select kernel.person_id()) = any (readers));
create policy action_at_the_gate on supervision.action to yanzhen_gate using (true);
create policy plan_of_those_there on supervision.plan to yanzhen_app using ((select kernel.person_id()) = any (participants));
create policy plan_at_the_gate on supervision.plan to yanzhen_gate using (true);
-- What is written is read by its readers, who are named when it is written and among whom its writer is.
create policy note_of_its_readers on supervision.note to yanzhen_app
  using ((select kernel.person_id()) = any (readers))
  with check ((select kernel.person_id()) = any (readers));
-- Only the one it is about ever opens it to another reader.
create policy note_is_opened_by_whom_it_is_about on supervision.note as restrictive for update to yanzhen_app using (about_person_id = (select kernel.person_id()));

grant select on all tables in schema supervision to yanzhen_app;
grant insert on supervision.supervisor, supervision.rank_step, supervision.agreement, supervision.agreement_member, supervision.session, supervision.session_member,
  supervision.note, supervision.action, supervision.plan to yanzhen_app;
grant update on supervision.supervisor, supervision.agreement, supervision.agreement_member to yanzhen_app;
grant update (signed_at, withdrawn) on supervision.session_member to yanzhen_app;
grant update (shared_with, withdrawn_at) on supervision.session to yanzhen_app;
grant update (readers) on supervision.note to yanzhen_app;
grant update (done_on) on supervision.action to yanzhen_app;
grant update (cancelled_at, session_id) on supervision.plan to yanzhen_app;
grant insert, update, delete on supervision.duty to yanzhen_gate;

-- How many people each supervises, also out of the reader's reach: a number, for the ratio.
create function supervision.load_of(supervisors uuid[], on_day date) returns table (person_id uuid, supervisees int)
  stable security definer set search_path = '' language sql
  as $$
    select m.supervisor_person_id, count(distinct m.person_id)::int from supervision.agreement_member m
     where m.supervisor_person_id = any (supervisors) and m.from_on <= on_day and (m.until_on is null or m.until_on > on_day)
     group by m.supervisor_person_id
  $$;

-- Moves on what is owed to some people, or to everyone, by the sessions there are. Answers nothing.
create function supervision.count_duties(people uuid[]) returns void
  volatile security definer set search_path = '' language sql
  as $$
    update supervision.duty d set last_on = now.last_on, due_on = coalesce(now.last_on, d.since_on) + d.every_days
      from (
        select o.person_id, o.code, (select max(m.held_on) from supervision.session_member m
                                      where m.person_id = o.person_id and not m.withdrawn and m.functions operator(pg_catalog.&&) o.functions) as last_on
          from supervision.duty o where people is null or o.person_id = any (people)
      ) now
     where d.person_id = now.person_id and d.code = now.code
       and (d.last_on, d.due_on) is distinct from (now.last_on, coalesce(now.last_on, d.since_on) + d.every_days)
  $$;
revoke all on function supervision.load_of(uuid[], date), supervision.count_duties(uuid[]) from public;
grant execute on function supervision.load_of(uuid[], date), supervision.count_duties(uuid[]) to yanzhen_app;
grant create on schema supervision to yanzhen_gate;
alter function supervision.load_of(uuid[], date) owner to yanzhen_gate;
alter function supervision.count_duties(uuid[]) owner to yanzhen_gate;
revoke create on schema supervision from yanzhen_gate;
