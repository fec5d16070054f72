create schema assessment;
grant usage on schema assessment to yanzhen_app;

create table assessment.adjustment (
  id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  fact text not null,
  before jsonb,
  after jsonb,
  found_on date not null,
  constraint adjustment_participant_id_fkey foreign key (participant_id) REFERENCES assessment.participant(id),
  constraint adjustment_pkey primary key (id),
  constraint adjustment_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint adjustment_round_id_fkey foreign key (round_id) REFERENCES assessment.round(id)
);
create index adjustment_by_participant on assessment.adjustment using btree (participant_id, fact, found_on DESC);
create index adjustment_by_round on assessment.adjustment using btree (round_id);
alter table assessment.adjustment enable row level security;
alter table assessment.adjustment force row level security;
create policy adjustment_at_the_gate on assessment.adjustment for all to yanzhen_gate using (true);
create policy adjustment_by_organisation on assessment.adjustment for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy adjustment_by_person on assessment.adjustment for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy adjustment_by_region on assessment.adjustment for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy adjustment_by_statistics on assessment.adjustment for select to yanzhen_statistics using (true);
grant insert, select on assessment.adjustment to yanzhen_app;

create table assessment.appeal (
  id uuid not null,
  version integer not null default 1,
  round_id uuid not null,
  participant_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  reason text not null,
  made_at timestamp with time zone not null,
  due_on date,
  grade_before text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  upheld boolean,
  grade_after text,
  answer text,
  constraint appeal_check check (((decided_at IS NULL) = (answer IS NULL))),
  constraint appeal_participant_id_fkey foreign key (participant_id) REFERENCES assessment.participant(id),
  constraint appeal_pkey primary key (id),
  constraint appeal_reason_check check (((char_length(reason) >= 1) AND (char_length(reason) <= 2000))),
  constraint appeal_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint appeal_round_id_fkey foreign key (round_id) REFERENCES assessment.round(id)
);
create index appeal_by_round on assessment.appeal using btree (round_id);
create unique index appeal_once on assessment.appeal using btree (participant_id);
alter table assessment.appeal enable row level security;
alter table assessment.appeal force row level security;
create policy appeal_at_the_gate on assessment.appeal for all to yanzhen_gate using (true);
create policy appeal_by_organisation on assessment.appeal for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy appeal_by_person on assessment.appeal for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy appeal_by_region on assessment.appeal for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy appeal_by_statistics on assessment.appeal for select to yanzhen_statistics using (true);
grant insert, select, update on assessment.appeal to yanzhen_app;

create table assessment.decision (
  id uuid not null,
  round_id uuid not null,
  participant_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  act text not null,
  grade text,
  note text,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint decision_act_check check ((act = ANY (ARRAY['summary-handed-in'::text, 'exempted'::text, 'included'::text, 'proposed'::text, 'confirmed'::text, 'appealed'::text, 'appeal-decided'::text, 'sealed'::text]))),
  constraint decision_participant_id_fkey foreign key (participant_id) REFERENCES assessment.participant(id),
  constraint decision_pkey primary key (id),
  constraint decision_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint decision_round_id_fkey foreign key (round_id) REFERENCES assessment.round(id)
);
create index decision_by_participant on assessment.decision using btree (participant_id, at);
alter table assessment.decision enable row level security;
alter table assessment.decision force row level security;
create policy decision_at_the_gate on assessment.decision for all to yanzhen_gate using (true);
create policy decision_by_organisation on assessment.decision for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy decision_by_person on assessment.decision for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy decision_by_region on assessment.decision for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy decision_by_statistics on assessment.decision for select to yanzhen_statistics using (true);
grant insert, select on assessment.decision to yanzhen_app;

create table assessment.participant (
  id uuid not null,
  version integer not null default 1,
  round_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid,
  exempt_code text,
  exempt_note text,
  figures jsonb not null default '{}'::jsonb,
  figures_on date,
  summary text not null default ''::text,
  summary_at timestamp with time zone,
  total integer,
  proposed_grade text,
  proposed_note text,
  proposed_by uuid,
  proposed_at timestamp with time zone,
  grade text,
  confirmed_by uuid,
  confirmed_at timestamp with time zone,
  constraint participant_check check (((proposed_grade IS NULL) = (proposed_at IS NULL))),
  constraint participant_check1 check (((grade IS NULL) = (confirmed_at IS NULL))),
  constraint participant_pkey primary key (id),
  constraint participant_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint participant_round_id_fkey foreign key (round_id) REFERENCES assessment.round(id),
  constraint participant_summary_check check ((char_length(summary) <= 4000))
);
create index participant_by_organisation on assessment.participant using btree (organisation_id, round_id);
create index participant_by_person on assessment.participant using btree (person_id);
create index participant_by_region on assessment.participant using btree (region_code, round_id);
create unique index participant_once_a_round on assessment.participant using btree (round_id, person_id);
alter table assessment.participant enable row level security;
alter table assessment.participant force row level security;
create policy participant_at_the_gate on assessment.participant for all to yanzhen_gate using (true);
create policy participant_by_organisation on assessment.participant for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy participant_by_person on assessment.participant for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy participant_by_region on assessment.participant for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy participant_by_statistics on assessment.participant for select to yanzhen_statistics using (true);
grant insert, select, update on assessment.participant to yanzhen_app;

create table assessment.result (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid,
  year integer not null,
  round_id uuid,
  grade text not null,
  grade_zh text not null,
  grade_en text not null,
  standing text not null,
  total integer,
  effective_on date not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  evidence text,
  withdrawn boolean not null default false,
  constraint result_check check (((round_id IS NULL) = (evidence IS NOT NULL))),
  constraint result_pkey primary key (id),
  constraint result_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint result_round_id_fkey foreign key (round_id) REFERENCES assessment.round(id),
  constraint result_standing_check check ((standing = ANY (ARRAY['excellent'::text, 'qualified'::text, 'basic'::text, 'unqualified'::text, 'not-assessed'::text]))),
  constraint result_year_check check (((year >= 1990) AND (year <= 2100)))
);
create index result_by_organisation on assessment.result using btree (organisation_id, year);
create index result_by_region on assessment.result using btree (region_code, year);
create unique index result_one_a_year on assessment.result using btree (person_id, year) WHERE (NOT withdrawn);
alter table assessment.result enable row level security;
alter table assessment.result force row level security;
create policy result_at_the_gate on assessment.result for all to yanzhen_gate using (true);
create policy result_by_organisation on assessment.result for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy result_by_person on assessment.result for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy result_by_region on assessment.result for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy result_by_statistics on assessment.result for select to yanzhen_statistics using (true);
grant insert, select, update on assessment.result to yanzhen_app;

create table assessment.round (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  year integer not null,
  title text not null,
  stage text not null,
  scheme jsonb not null,
  pack_version text not null,
  share_reading text not null,
  opened_on date not null,
  opened_by uuid not null,
  self_until date,
  score_until date,
  told_on date,
  appeals_until date,
  sealed_on date,
  sealed_by uuid,
  constraint round_pkey primary key (id),
  constraint round_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint round_share_reading_check check ((share_reading = ANY (ARRAY['down'::text, 'at-least-one'::text, 'nearest'::text]))),
  constraint round_stage_check check ((stage = ANY (ARRAY['self'::text, 'scoring'::text, 'proposing'::text, 'told'::text, 'sealed'::text]))),
  constraint round_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100))),
  constraint round_year_check check (((year >= 2000) AND (year <= 2100)))
);
create unique index round_one_a_year on assessment.round using btree (region_code, year);
alter table assessment.round enable row level security;
alter table assessment.round force row level security;
create policy round_at_the_gate on assessment.round for all to yanzhen_gate using (true);
create policy round_by_organisation on assessment.round for all to yanzhen_by_organisation using (((id IN ( SELECT p.round_id
   FROM assessment.participant p)) OR (id IN ( SELECT s.round_id
   FROM assessment.sheet s))));
create policy round_by_person on assessment.round for all to yanzhen_by_person using (((id IN ( SELECT p.round_id
   FROM assessment.participant p)) OR (id IN ( SELECT s.round_id
   FROM assessment.sheet s))));
create policy round_by_region on assessment.round for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (id IN ( SELECT p.round_id
   FROM assessment.participant p)) OR (id IN ( SELECT s.round_id
   FROM assessment.sheet s))));
create policy round_by_statistics on assessment.round for select to yanzhen_statistics using (true);
grant insert, select, update on assessment.round to yanzhen_app;

create table assessment.sheet (
  id uuid not null,
  version integer not null default 1,
  round_id uuid not null,
  participant_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  scorer_id uuid not null,
  kind text not null,
  points jsonb not null default '{}'::jsonb,
  comment text not null default ''::text,
  respondents integer,
  kept_at timestamp with time zone,
  handed_in_at timestamp with time zone,
  constraint sheet_check check ((person_id <> scorer_id)),
  constraint sheet_comment_check check ((char_length(comment) <= 1000)),
  constraint sheet_kind_check check ((kind = ANY (ARRAY['manager'::text, 'peer'::text, 'residents'::text]))),
  constraint sheet_participant_id_fkey foreign key (participant_id) REFERENCES assessment.participant(id),
  constraint sheet_pkey primary key (id),
  constraint sheet_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint sheet_respondents_check check ((respondents > 0)),
  constraint sheet_round_id_fkey foreign key (round_id) REFERENCES assessment.round(id)
);
create index sheet_by_round on assessment.sheet using btree (round_id, organisation_id);
create index sheet_by_scorer on assessment.sheet using btree (scorer_id, round_id);
create unique index sheet_once_a_scorer on assessment.sheet using btree (participant_id, scorer_id, kind);
alter table assessment.sheet enable row level security;
alter table assessment.sheet force row level security;
create policy sheet_at_the_gate on assessment.sheet for all to yanzhen_gate using (true);
create policy sheet_by_organisation on assessment.sheet for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (scorer_id = ( SELECT kernel.person_id() AS person_id))));
create policy sheet_by_person on assessment.sheet for all to yanzhen_by_person using ((scorer_id = ( SELECT kernel.person_id() AS person_id)));
create policy sheet_by_region on assessment.sheet for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (scorer_id = ( SELECT kernel.person_id() AS person_id))));
create policy sheet_by_statistics on assessment.sheet for select to yanzhen_statistics using (true);
create policy sheet_unused_is_dropped on assessment.sheet as restrictive for delete to yanzhen_app using ((kept_at IS NULL));
grant delete, insert, select, update on assessment.sheet to yanzhen_app;

create schema certificates;
grant usage on schema certificates to yanzhen_app;

create table certificates.attempt (
  id uuid not null,
  paper_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  received_at timestamp with time zone not null,
  right_answers integer not null,
  questions integer not null,
  constraint attempt_check check ((questions >= right_answers)),
  constraint attempt_paper_id_fkey foreign key (paper_id) REFERENCES certificates.paper(id),
  constraint attempt_pkey primary key (id),
  constraint attempt_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index attempt_by_organisation on certificates.attempt using btree (organisation_id);
create index attempt_by_paper on certificates.attempt using btree (paper_id);
create index attempt_by_person on certificates.attempt using btree (person_id, received_at DESC);
create index attempt_by_region on certificates.attempt using btree (region_code);
alter table certificates.attempt enable row level security;
alter table certificates.attempt force row level security;
create policy attempt_by_gate on certificates.attempt for all to yanzhen_gate using (true);
create policy attempt_by_organisation on certificates.attempt for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy attempt_by_person on certificates.attempt for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy attempt_by_region on certificates.attempt for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy attempt_by_statistics on certificates.attempt for select to yanzhen_statistics using (true);
grant insert, select on certificates.attempt to yanzhen_app;

create table certificates.attempt_answer (
  attempt_id uuid not null,
  question_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  chosen text[] not null,
  is_right boolean not null,
  constraint attempt_answer_attempt_id_fkey foreign key (attempt_id) REFERENCES certificates.attempt(id),
  constraint attempt_answer_pkey primary key (attempt_id, question_id),
  constraint attempt_answer_question_id_fkey foreign key (question_id) REFERENCES certificates.question(id)
);
create index attempt_answer_by_person on certificates.attempt_answer using btree (person_id);
create index attempt_answer_by_question on certificates.attempt_answer using btree (question_id);
create index attempt_answer_by_region on certificates.attempt_answer using btree (region_code);
alter table certificates.attempt_answer enable row level security;
alter table certificates.attempt_answer force row level security;
create policy attempt_answer_by_gate on certificates.attempt_answer for all to yanzhen_gate using (true);
create policy attempt_answer_by_organisation on certificates.attempt_answer for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy attempt_answer_by_person on certificates.attempt_answer for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy attempt_answer_by_region on certificates.attempt_answer for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy attempt_answer_by_statistics on certificates.attempt_answer for select to yanzhen_statistics using (true);
grant insert, select on certificates.attempt_answer to yanzhen_app;

create table certificates.campaign (
  id uuid not null,
  version integer not null default 1,
  year integer not null,
  region_code text collate "C" not null,
  title text not null,
  cut_off_on date not null,
  sign_up_from date not null,
  sign_up_until date not null,
  exam_on date not null,
  results_on date,
  results_imported_at timestamp with time zone,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint campaign_check check ((sign_up_until > sign_up_from)),
  constraint campaign_check1 check ((exam_on >= sign_up_until)),
  constraint campaign_pkey primary key (id),
  constraint campaign_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint campaign_region_code_year_key unique (region_code, year),
  constraint campaign_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100))),
  constraint campaign_year_check check (((year >= 2008) AND (year <= 2200)))
);
alter table certificates.campaign enable row level security;
alter table certificates.campaign force row level security;
create policy campaign_by_gate on certificates.campaign for all to yanzhen_gate using (true);
create policy campaign_by_region on certificates.campaign for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy campaign_read on certificates.campaign for select to yanzhen_app using (true);
grant select on certificates.campaign to yanzhen_app;
grant delete, insert, update on certificates.campaign to yanzhen_by_region;
grant delete, insert, update on certificates.campaign to yanzhen_gate;

create table certificates.campaign_event (
  id uuid not null,
  campaign_id uuid not null,
  region_code text collate "C" not null,
  kind text not null,
  title text not null,
  held_on date not null,
  place text not null default ''::text,
  constraint campaign_event_campaign_id_fkey foreign key (campaign_id) REFERENCES certificates.campaign(id),
  constraint campaign_event_kind_check check ((kind = ANY (ARRAY['course'::text, 'mock'::text]))),
  constraint campaign_event_pkey primary key (id),
  constraint campaign_event_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
create index campaign_event_by_campaign on certificates.campaign_event using btree (campaign_id, held_on);
alter table certificates.campaign_event enable row level security;
alter table certificates.campaign_event force row level security;
create policy campaign_event_by_gate on certificates.campaign_event for all to yanzhen_gate using (true);
create policy campaign_event_by_region on certificates.campaign_event for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy campaign_event_read on certificates.campaign_event for select to yanzhen_app using (true);
grant select on certificates.campaign_event to yanzhen_app;
grant delete, insert, update on certificates.campaign_event to yanzhen_by_region;
grant delete, insert, update on certificates.campaign_event to yanzhen_gate;

create table certificates.campaign_target (
  campaign_id uuid not null,
  organisation_id uuid not null,
  region_code text collate "C" not null,
  target integer not null,
  constraint campaign_target_campaign_id_fkey foreign key (campaign_id) REFERENCES certificates.campaign(id),
  constraint campaign_target_pkey primary key (campaign_id, organisation_id),
  constraint campaign_target_target_check check (((target >= 0) AND (target <= 100000)))
);
alter table certificates.campaign_target enable row level security;
alter table certificates.campaign_target force row level security;
create policy campaign_target_by_gate on certificates.campaign_target for all to yanzhen_gate using (true);
create policy campaign_target_by_region on certificates.campaign_target for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy campaign_target_read on certificates.campaign_target for select to yanzhen_app using (true);
grant select on certificates.campaign_target to yanzhen_app;
grant delete, insert, update on certificates.campaign_target to yanzhen_by_region;
grant delete, insert, update on certificates.campaign_target to yanzhen_gate;

create table certificates.drop_out (
  person_id uuid not null,
  level text not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  reason text not null,
  note text not null default ''::text,
  recorded_on date not null,
  recorded_by uuid not null,
  constraint drop_out_level_check check ((level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint drop_out_note_check check ((char_length(note) <= 300)),
  constraint drop_out_pkey primary key (person_id, level),
  constraint drop_out_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index drop_out_by_organisation on certificates.drop_out using btree (organisation_id);
create index drop_out_by_region on certificates.drop_out using btree (region_code);
alter table certificates.drop_out enable row level security;
alter table certificates.drop_out force row level security;
create policy drop_out_by_gate on certificates.drop_out for all to yanzhen_gate using (true);
create policy drop_out_by_organisation on certificates.drop_out for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy drop_out_by_person on certificates.drop_out for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy drop_out_by_region on certificates.drop_out for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy drop_out_by_statistics on certificates.drop_out for select to yanzhen_statistics using (true);
grant insert, select, update on certificates.drop_out to yanzhen_app;

create table certificates.escort (
  id uuid not null,
  version integer not null default 1,
  campaign_id uuid not null,
  region_code text collate "C" not null,
  title text not null,
  meets_at time without time zone not null,
  meets_where text not null,
  site text not null default ''::text,
  seats integer not null,
  leader_id uuid,
  constraint escort_campaign_id_fkey foreign key (campaign_id) REFERENCES certificates.campaign(id),
  constraint escort_meets_where_check check (((char_length(meets_where) >= 1) AND (char_length(meets_where) <= 100))),
  constraint escort_pkey primary key (id),
  constraint escort_seats_check check (((seats >= 1) AND (seats <= 500))),
  constraint escort_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 60)))
);
create index escort_by_campaign on certificates.escort using btree (campaign_id);
alter table certificates.escort enable row level security;
alter table certificates.escort force row level security;
create policy escort_by_gate on certificates.escort for all to yanzhen_gate using (true);
create policy escort_by_region on certificates.escort for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy escort_read on certificates.escort for select to yanzhen_app using (true);
grant select on certificates.escort to yanzhen_app;
grant delete, insert, update on certificates.escort to yanzhen_by_region;
grant delete, insert, update on certificates.escort to yanzhen_gate;

create table certificates.national_holder (
  number_hash bytea not null,
  name_hash bytea not null,
  level text not null,
  list_id uuid not null,
  identity_hash bytea,
  constraint national_holder_level_check check ((level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint national_holder_list_id_fkey foreign key (list_id) REFERENCES certificates.national_list(id),
  constraint national_holder_pkey primary key (number_hash)
);
create index national_holder_by_identity on certificates.national_holder using btree (identity_hash, level) WHERE (identity_hash IS NOT NULL);
grant select on certificates.national_holder to yanzhen_app;
grant insert, update on certificates.national_holder to yanzhen_by_region;

create table certificates.national_list (
  id uuid not null,
  title text not null,
  holders integer not null,
  imported_at timestamp with time zone not null,
  imported_by uuid not null,
  constraint national_list_pkey primary key (id),
  constraint national_list_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
grant select on certificates.national_list to yanzhen_app;
grant insert, update on certificates.national_list to yanzhen_by_region;

create table certificates.paper (
  id uuid not null,
  region_code text collate "C" not null,
  level text not null,
  subject text not null,
  title text not null,
  minutes integer not null,
  question_ids uuid[] not null,
  opens_on date not null,
  closes_on date not null,
  drawn_at timestamp with time zone not null,
  drawn_by uuid not null,
  pack_version text not null,
  constraint paper_check check ((closes_on >= opens_on)),
  constraint paper_level_check check ((level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint paper_minutes_check check (((minutes >= 1) AND (minutes <= 600))),
  constraint paper_pkey primary key (id),
  constraint paper_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint paper_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
create index paper_by_region on certificates.paper using btree (region_code, closes_on);
alter table certificates.paper enable row level security;
alter table certificates.paper force row level security;
create policy paper_by_gate on certificates.paper for all to yanzhen_gate using (true);
create policy paper_by_region on certificates.paper for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy paper_read on certificates.paper for select to yanzhen_app using (true);
grant select on certificates.paper to yanzhen_app;
grant delete, insert, update on certificates.paper to yanzhen_by_region;
grant delete, insert, update on certificates.paper to yanzhen_gate;

create table certificates.qualification (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  level text not null,
  number text,
  number_hash bytea,
  passed_on date not null,
  issued_on date,
  ticket_until date,
  reviewed_on date,
  verification text not null,
  verified_at timestamp with time zone,
  verified_by uuid,
  feedback text,
  answer text,
  source text not null,
  campaign_id uuid,
  recorded_at timestamp with time zone not null,
  listed_on date,
  list_id uuid,
  constraint qualification_answer_check check (((char_length(answer) >= 2) AND (char_length(answer) <= 500))),
  constraint qualification_campaign_id_fkey foreign key (campaign_id) REFERENCES certificates.campaign(id),
  constraint qualification_check check ((issued_on >= passed_on)),
  constraint qualification_check1 check (((level = 'senior'::text) OR (ticket_until IS NULL))),
  constraint qualification_check2 check (((level = 'senior'::text) OR (reviewed_on IS NULL))),
  constraint qualification_check3 check (((number IS NULL) = (number_hash IS NULL))),
  constraint qualification_feedback_check check (((char_length(feedback) >= 2) AND (char_length(feedback) <= 500))),
  constraint qualification_level_check check ((level = ANY (ARRAY['clerk'::text, 'assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint qualification_listed check (((source <> 'listed'::text) OR ((listed_on IS NOT NULL) AND (list_id IS NOT NULL)))),
  constraint qualification_number_check check (((char_length(number) >= 4) AND (char_length(number) <= 40))),
  constraint qualification_pkey primary key (id),
  constraint qualification_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint qualification_source_check check ((source = ANY (ARRAY['entered'::text, 'exam'::text, 'listed'::text]))),
  constraint qualification_verification_check check ((verification = ANY (ARRAY['unverified'::text, 'matched'::text, 'unknown'::text, 'feedback'::text, 'approved'::text, 'rejected'::text])))
);
create index qualification_by_employer on certificates.qualification using btree (employer_id, id) WHERE (employer_id IS NOT NULL);
create unique index qualification_by_number on certificates.qualification using btree (number_hash) WHERE ((verification <> 'rejected'::text) AND (number_hash IS NOT NULL));
create index qualification_by_organisation on certificates.qualification using btree (organisation_id, id);
create index qualification_by_region on certificates.qualification using btree (region_code, id);
create unique index qualification_once on certificates.qualification using btree (person_id, level) WHERE (verification <> 'rejected'::text);
alter table certificates.qualification enable row level security;
alter table certificates.qualification force row level security;
create policy qualification_by_gate on certificates.qualification for all to yanzhen_gate using (true);
create policy qualification_by_organisation on certificates.qualification for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy qualification_by_person on certificates.qualification for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy qualification_by_region on certificates.qualification for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy qualification_by_statistics on certificates.qualification for select to yanzhen_statistics using (true);
create policy qualification_of_lists_is_taken_back on certificates.qualification as restrictive for delete to yanzhen_gate using ((source = 'listed'::text));
grant insert, select, update on certificates.qualification to yanzhen_app;
grant delete on certificates.qualification to yanzhen_gate;

create table certificates.question (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  level text not null,
  subject text not null,
  kind text not null,
  point text not null,
  stem text not null,
  options text[] not null,
  answer text[] not null,
  explanation text not null default ''::text,
  retired_on date,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  constraint question_answer_check check ((cardinality(answer) >= 1)),
  constraint question_explanation_check check ((char_length(explanation) <= 1000)),
  constraint question_kind_check check ((kind = ANY (ARRAY['single'::text, 'multiple'::text]))),
  constraint question_level_check check ((level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint question_options_check check (((cardinality(options) >= 2) AND (cardinality(options) <= 6))),
  constraint question_pkey primary key (id),
  constraint question_point_check check (((char_length(point) >= 1) AND (char_length(point) <= 60))),
  constraint question_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint question_stem_check check (((char_length(stem) >= 2) AND (char_length(stem) <= 1000)))
);
create index question_by_subject on certificates.question using btree (region_code, level, subject) WHERE (retired_on IS NULL);
alter table certificates.question enable row level security;
alter table certificates.question force row level security;
create policy question_by_gate on certificates.question for all to yanzhen_gate using (true);
create policy question_by_region on certificates.question for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy question_read on certificates.question for select to yanzhen_app using (true);
grant select on certificates.question to yanzhen_app;
grant delete, insert, update on certificates.question to yanzhen_by_region;
grant delete, insert, update on certificates.question to yanzhen_gate;

create table certificates.registration (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  qualification_id uuid not null,
  kind text not null,
  stage text not null,
  workplace text not null,
  duty text not null,
  late_reason text,
  conditions jsonb,
  pack_version text not null,
  submitted_at timestamp with time zone,
  first_checked_at timestamp with time zone,
  first_checked_by uuid,
  final_checked_at timestamp with time zone,
  final_checked_by uuid,
  reason text,
  from_on date,
  until_on date,
  cancelled_on date,
  cancelled_reason text,
  recorded_at timestamp with time zone not null,
  source text not null default 'applied'::text,
  listed_on date,
  list_id uuid,
  constraint registration_check check ((until_on > from_on)),
  constraint registration_check1 check (((from_on IS NULL) = (until_on IS NULL))),
  constraint registration_check2 check (((stage = ANY (ARRAY['registered'::text, 'issued'::text])) = (from_on IS NOT NULL))),
  constraint registration_duty_said check (((char_length(duty) <= 100) AND ((stage = 'draft'::text) OR (duty <> ''::text)))),
  constraint registration_kind_check check ((kind = ANY (ARRAY['first'::text, 'renewal'::text, 'again'::text]))),
  constraint registration_late_reason_check check (((char_length(late_reason) >= 2) AND (char_length(late_reason) <= 300))),
  constraint registration_listed check ((((source = 'listed'::text) = (list_id IS NOT NULL)) AND ((source = 'listed'::text) = (listed_on IS NOT NULL)) AND ((source <> 'listed'::text) OR (from_on IS NOT NULL)))),
  constraint registration_pkey primary key (id),
  constraint registration_qualification_id_fkey foreign key (qualification_id) REFERENCES certificates.qualification(id),
  constraint registration_reason_check check (((char_length(reason) >= 2) AND (char_length(reason) <= 300))),
  constraint registration_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint registration_source_check check ((source = ANY (ARRAY['applied'::text, 'listed'::text]))),
  constraint registration_stage_check check ((stage = ANY (ARRAY['draft'::text, 'submitted'::text, 'first-passed'::text, 'first-refused'::text, 'final-passed'::text, 'final-refused'::text, 'registered'::text, 'issued'::text]))),
  constraint registration_workplace_said check (((char_length(workplace) <= 100) AND ((stage = 'draft'::text) OR (workplace <> ''::text))))
);
create index registration_by_end on certificates.registration using btree (until_on) WHERE ((until_on IS NOT NULL) AND (cancelled_on IS NULL));
create index registration_by_organisation on certificates.registration using btree (organisation_id);
create index registration_by_person on certificates.registration using btree (person_id);
create index registration_by_qualification on certificates.registration using btree (qualification_id, from_on);
create index registration_by_region on certificates.registration using btree (region_code, stage);
create unique index registration_in_hand on certificates.registration using btree (qualification_id) WHERE (stage = ANY (ARRAY['draft'::text, 'submitted'::text, 'first-passed'::text, 'final-passed'::text]));
create index registration_of_list on certificates.registration using btree (list_id) WHERE (list_id IS NOT NULL);
alter table certificates.registration enable row level security;
alter table certificates.registration force row level security;
create policy registration_by_gate on certificates.registration for all to yanzhen_gate using (true);
create policy registration_by_organisation on certificates.registration for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy registration_by_person on certificates.registration for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy registration_by_region on certificates.registration for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy registration_by_statistics on certificates.registration for select to yanzhen_statistics using (true);
create policy registration_of_lists_is_taken_back on certificates.registration as restrictive for delete to yanzhen_gate using ((source = 'listed'::text));
grant insert, select, update on certificates.registration to yanzhen_app;
grant delete on certificates.registration to yanzhen_gate;

create table certificates.reward (
  person_id uuid not null,
  level text not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  campaign_id uuid not null,
  fen bigint not null,
  granted_on date not null,
  granted_by uuid not null,
  pack_version text not null,
  constraint reward_campaign_id_fkey foreign key (campaign_id) REFERENCES certificates.campaign(id),
  constraint reward_fen_check check ((fen > 0)),
  constraint reward_level_check check ((level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint reward_pkey primary key (person_id, level),
  constraint reward_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index reward_by_campaign on certificates.reward using btree (campaign_id);
create index reward_by_organisation on certificates.reward using btree (organisation_id);
create index reward_by_region on certificates.reward using btree (region_code);
alter table certificates.reward enable row level security;
alter table certificates.reward force row level security;
create policy reward_by_gate on certificates.reward for all to yanzhen_gate using (true);
create policy reward_by_organisation on certificates.reward for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy reward_by_person on certificates.reward for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy reward_by_region on certificates.reward for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy reward_by_statistics on certificates.reward for select to yanzhen_statistics using (true);
grant insert, select on certificates.reward to yanzhen_app;

create table certificates.sign_up (
  id uuid not null,
  version integer not null default 1,
  campaign_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  level text not null,
  subjects text[] not null,
  eligibility text not null,
  pack_version text not null,
  signed_on date not null,
  signed_by uuid not null,
  withdrawn_on date,
  sat boolean,
  passed boolean,
  escort_id uuid,
  recorded_at timestamp with time zone not null,
  constraint sign_up_campaign_id_fkey foreign key (campaign_id) REFERENCES certificates.campaign(id),
  constraint sign_up_eligibility_check check ((eligibility = ANY (ARRAY['met'::text, 'unmet'::text, 'unknown'::text]))),
  constraint sign_up_escort_id_fkey foreign key (escort_id) REFERENCES certificates.escort(id),
  constraint sign_up_level_check check ((level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint sign_up_pkey primary key (id),
  constraint sign_up_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index sign_up_by_escort on certificates.sign_up using btree (escort_id) WHERE (escort_id IS NOT NULL);
create index sign_up_by_organisation on certificates.sign_up using btree (organisation_id);
create index sign_up_by_person on certificates.sign_up using btree (person_id);
create index sign_up_by_region on certificates.sign_up using btree (region_code);
create unique index sign_up_once on certificates.sign_up using btree (campaign_id, person_id) WHERE (withdrawn_on IS NULL);
alter table certificates.sign_up enable row level security;
alter table certificates.sign_up force row level security;
create policy sign_up_by_gate on certificates.sign_up for all to yanzhen_gate using (true);
create policy sign_up_by_organisation on certificates.sign_up for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy sign_up_by_person on certificates.sign_up for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy sign_up_by_region on certificates.sign_up for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy sign_up_by_statistics on certificates.sign_up for select to yanzhen_statistics using (true);
grant insert, select, update on certificates.sign_up to yanzhen_app;

create table certificates.subject_result (
  person_id uuid not null,
  year integer not null,
  subject text not null,
  level text not null,
  outcome text not null,
  mark integer,
  campaign_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  imported_at timestamp with time zone not null,
  constraint subject_result_campaign_id_fkey foreign key (campaign_id) REFERENCES certificates.campaign(id),
  constraint subject_result_level_check check ((level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint subject_result_mark_check check (((mark >= 0) AND (mark <= 200))),
  constraint subject_result_outcome_check check ((outcome = ANY (ARRAY['pass'::text, 'fail'::text, 'absent'::text]))),
  constraint subject_result_pkey primary key (person_id, year, subject),
  constraint subject_result_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index subject_result_by_campaign on certificates.subject_result using btree (campaign_id);
create index subject_result_by_organisation on certificates.subject_result using btree (organisation_id);
create index subject_result_by_region on certificates.subject_result using btree (region_code);
alter table certificates.subject_result enable row level security;
alter table certificates.subject_result force row level security;
create policy subject_result_by_gate on certificates.subject_result for all to yanzhen_gate using (true);
create policy subject_result_by_organisation on certificates.subject_result for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy subject_result_by_person on certificates.subject_result for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy subject_result_by_region on certificates.subject_result for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy subject_result_by_statistics on certificates.subject_result for select to yanzhen_statistics using (true);
grant insert, select, update on certificates.subject_result to yanzhen_app;

create schema development;
grant usage on schema development to yanzhen_app;

create table development.application (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid,
  entitlement text not null,
  period text not null,
  stage text not null,
  outcome text not null,
  facts jsonb not null,
  pack_version text not null,
  amount_fen bigint,
  note text not null default ''::text,
  applied_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_note text,
  paid_on date,
  paid_by uuid,
  constraint application_amount_fen_check check ((amount_fen >= 0)),
  constraint application_check check (((stage = 'applied'::text) = (decided_at IS NULL))),
  constraint application_check1 check (((stage = 'paid'::text) = (paid_on IS NOT NULL))),
  constraint application_note_check check ((char_length(note) <= 1000)),
  constraint application_outcome_check check ((outcome = ANY (ARRAY['met'::text, 'unknown'::text]))),
  constraint application_pkey primary key (id),
  constraint application_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint application_stage_check check ((stage = ANY (ARRAY['applied'::text, 'approved'::text, 'declined'::text, 'paid'::text])))
);
create index application_by_person on development.application using btree (person_id);
create index application_by_region on development.application using btree (region_code, stage, id);
create unique index application_once on development.application using btree (person_id, entitlement, period) WHERE (stage <> 'declined'::text);
alter table development.application enable row level security;
alter table development.application force row level security;
create policy application_at_the_gate on development.application for all to yanzhen_gate using (true);
create policy application_by_organisation on development.application for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy application_by_person on development.application for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy application_by_region on development.application for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy application_by_statistics on development.application for select to yanzhen_statistics using (true);
grant insert, select, update on development.application to yanzhen_app;

create table development.cooperation (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  kind text not null,
  title text not null,
  partner text not null default ''::text,
  under_id uuid,
  person_id uuid,
  from_on date not null,
  until_on date,
  hours_minutes integer,
  grade text,
  note text not null default ''::text,
  recorded_by uuid not null,
  constraint cooperation_check check ((until_on > from_on)),
  constraint cooperation_hours_minutes_check check ((hours_minutes >= 0)),
  constraint cooperation_kind_check check ((kind = ANY (ARRAY['agreement'::text, 'base'::text, 'internship'::text, 'mentor'::text, 'topic'::text, 'output'::text, 'institute'::text]))),
  constraint cooperation_note_check check ((char_length(note) <= 1000)),
  constraint cooperation_partner_check check ((char_length(partner) <= 200)),
  constraint cooperation_pkey primary key (id),
  constraint cooperation_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint cooperation_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100))),
  constraint cooperation_under_id_fkey foreign key (under_id) REFERENCES development.cooperation(id)
);
create index cooperation_by_person on development.cooperation using btree (person_id) WHERE (person_id IS NOT NULL);
create index cooperation_by_region on development.cooperation using btree (region_code, kind, from_on DESC, id DESC);
alter table development.cooperation enable row level security;
alter table development.cooperation force row level security;
create policy cooperation_at_the_gate on development.cooperation for all to yanzhen_gate using (true);
create policy cooperation_by_organisation on development.cooperation for all to yanzhen_by_organisation using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy cooperation_by_person on development.cooperation for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy cooperation_by_region on development.cooperation for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy cooperation_by_statistics on development.cooperation for select to yanzhen_statistics using (true);
grant insert, select, update on development.cooperation to yanzhen_app;

create table development.forum (
  id uuid not null,
  region_code text collate "C" not null,
  pool text not null,
  title text not null,
  held_on date not null,
  attended integer not null,
  recorded_by uuid not null,
  constraint forum_attended_check check ((attended > 0)),
  constraint forum_pkey primary key (id),
  constraint forum_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint forum_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
create index forum_by_region on development.forum using btree (region_code, held_on DESC, id DESC);
alter table development.forum enable row level security;
alter table development.forum force row level security;
create policy forum_at_the_gate on development.forum for all to yanzhen_gate using (true);
create policy forum_by_organisation on development.forum for all to yanzhen_by_organisation using (false);
create policy forum_by_person on development.forum for all to yanzhen_by_person using (false);
create policy forum_by_region on development.forum for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR false));
create policy forum_by_statistics on development.forum for select to yanzhen_statistics using (true);
grant insert, select on development.forum to yanzhen_app;

create table development.measure (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  kind text not null,
  title text not null,
  target text not null,
  owner_id uuid not null,
  due_on date not null,
  percent integer not null default 0,
  done_on date,
  evidence text,
  made_by uuid not null,
  constraint measure_check check (((done_on IS NULL) = (percent < 100))),
  constraint measure_percent_check check (((percent >= 0) AND (percent <= 100))),
  constraint measure_pkey primary key (id),
  constraint measure_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint measure_target_check check (((char_length(target) >= 1) AND (char_length(target) <= 500))),
  constraint measure_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
create index measure_by_owner on development.measure using btree (owner_id) WHERE (done_on IS NULL);
create index measure_by_region on development.measure using btree (region_code, due_on, id);
alter table development.measure enable row level security;
alter table development.measure force row level security;
create policy measure_at_the_gate on development.measure for all to yanzhen_gate using (true);
create policy measure_by_organisation on development.measure for all to yanzhen_by_organisation using ((owner_id = ( SELECT kernel.person_id() AS person_id)));
create policy measure_by_person on development.measure for all to yanzhen_by_person using ((owner_id = ( SELECT kernel.person_id() AS person_id)));
create policy measure_by_region on development.measure for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (owner_id = ( SELECT kernel.person_id() AS person_id))));
create policy measure_by_statistics on development.measure for select to yanzhen_statistics using (true);
grant insert, select, update on development.measure to yanzhen_app;

create table development.measure_step (
  id uuid not null,
  measure_id uuid not null,
  region_code text collate "C" not null,
  percent integer not null,
  note text not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  owner_id uuid not null,
  constraint measure_step_measure_id_fkey foreign key (measure_id) REFERENCES development.measure(id),
  constraint measure_step_note_check check (((char_length(note) >= 1) AND (char_length(note) <= 1000))),
  constraint measure_step_percent_check check (((percent >= 0) AND (percent <= 100))),
  constraint measure_step_pkey primary key (id),
  constraint measure_step_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index measure_step_by_measure on development.measure_step using btree (measure_id, at DESC);
alter table development.measure_step enable row level security;
alter table development.measure_step force row level security;
create policy measure_step_at_the_gate on development.measure_step for all to yanzhen_gate using (true);
create policy measure_step_by_organisation on development.measure_step for all to yanzhen_by_organisation using ((owner_id = ( SELECT kernel.person_id() AS person_id)));
create policy measure_step_by_person on development.measure_step for all to yanzhen_by_person using ((owner_id = ( SELECT kernel.person_id() AS person_id)));
create policy measure_step_by_region on development.measure_step for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (owner_id = ( SELECT kernel.person_id() AS person_id))));
create policy measure_step_by_statistics on development.measure_step for select to yanzhen_statistics using (true);
grant insert, select on development.measure_step to yanzhen_app;
grant update (owner_id) on development.measure_step to yanzhen_gate;

create table development.pool_member (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  organisation_id uuid,
  person_id uuid,
  outside_name text,
  outside_institution text,
  pool text not null,
  stage text not null,
  reason text not null,
  nominated_by uuid not null,
  nominated_at timestamp with time zone not null,
  outcome text not null,
  preferred integer not null default 0,
  pack_version text not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision_note text,
  from_on date,
  until_on date,
  left_on date,
  left_reason text,
  constraint pool_member_check check (((person_id IS NULL) = (outside_name IS NOT NULL))),
  constraint pool_member_check1 check (((from_on IS NOT NULL) OR (stage = ANY (ARRAY['nominated'::text, 'declined'::text])))),
  constraint pool_member_outcome_check check ((outcome = ANY (ARRAY['met'::text, 'unmet'::text, 'unknown'::text]))),
  constraint pool_member_outside_institution_check check (((char_length(outside_institution) >= 1) AND (char_length(outside_institution) <= 80))),
  constraint pool_member_outside_name_check check (((char_length(outside_name) >= 1) AND (char_length(outside_name) <= 40))),
  constraint pool_member_pkey primary key (id),
  constraint pool_member_reason_check check (((char_length(reason) >= 1) AND (char_length(reason) <= 1000))),
  constraint pool_member_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint pool_member_stage_check check ((stage = ANY (ARRAY['nominated'::text, 'member'::text, 'declined'::text, 'left'::text])))
);
create index pool_member_by_person on development.pool_member using btree (person_id) WHERE (person_id IS NOT NULL);
create index pool_member_by_region on development.pool_member using btree (region_code, pool, id);
create unique index pool_member_once on development.pool_member using btree (pool, person_id) WHERE ((person_id IS NOT NULL) AND (stage = ANY (ARRAY['nominated'::text, 'member'::text])));
alter table development.pool_member enable row level security;
alter table development.pool_member force row level security;
create policy pool_member_at_the_gate on development.pool_member for all to yanzhen_gate using (true);
create policy pool_member_by_organisation on development.pool_member for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy pool_member_by_person on development.pool_member for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy pool_member_by_region on development.pool_member for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy pool_member_by_statistics on development.pool_member for select to yanzhen_statistics using (true);
grant insert, select, update on development.pool_member to yanzhen_app;

create table development.proposal (
  id uuid not null,
  version integer not null default 1,
  forum_id uuid not null,
  region_code text collate "C" not null,
  text text not null,
  state text not null,
  owner_name text,
  due_on date,
  outcome text,
  decided_by uuid,
  decided_on date,
  constraint proposal_forum_id_fkey foreign key (forum_id) REFERENCES development.forum(id),
  constraint proposal_pkey primary key (id),
  constraint proposal_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint proposal_state_check check ((state = ANY (ARRAY['proposed'::text, 'studied'::text, 'adopted'::text, 'declined'::text]))),
  constraint proposal_text_check check (((char_length(text) >= 1) AND (char_length(text) <= 1000)))
);
create index proposal_by_forum on development.proposal using btree (forum_id);
alter table development.proposal enable row level security;
alter table development.proposal force row level security;
create policy proposal_at_the_gate on development.proposal for all to yanzhen_gate using (true);
create policy proposal_by_organisation on development.proposal for all to yanzhen_by_organisation using (false);
create policy proposal_by_person on development.proposal for all to yanzhen_by_person using (false);
create policy proposal_by_region on development.proposal for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR false));
create policy proposal_by_statistics on development.proposal for select to yanzhen_statistics using (true);
grant insert, select, update on development.proposal to yanzhen_app;

create schema identity;
grant usage on schema identity to yanzhen_app;

CREATE OR REPLACE FUNCTION identity.add_person(id uuid, name text, region_code text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ insert into identity.person (id, name, region_code, organisation_id) values ($1, $2, $3, null) $function$;

CREATE OR REPLACE FUNCTION identity.has_account(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from identity.account a where a.person_id = person and a.closed_at is null) $function$;

CREATE OR REPLACE FUNCTION identity.names_of(ids uuid[])
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select p.id, p.name from identity.person p where p.id = any (ids) $function$;

CREATE OR REPLACE FUNCTION identity.username_is_taken(wanted text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from identity.account a where a.username = wanted) $function$;

create table identity.account (
  id uuid not null,
  person_id uuid not null,
  username text not null,
  password_hash text not null,
  password_must_change boolean not null default false,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  closed_at timestamp with time zone,
  language text not null default 'zh'::text,
  region_code text collate "C" not null,
  organisation_id uuid,
  last_seen_at timestamp with time zone,
  version integer not null default 1,
  constraint account_language_check check ((language = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint account_person_id_fkey foreign key (person_id) REFERENCES identity.person(id),
  constraint account_pkey primary key (id),
  constraint account_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint account_username_check check (((username = lower(username)) AND ((length(username) >= 3) AND (length(username) <= 40)))),
  constraint account_username_key unique (username)
);
create index account_by_organisation on identity.account using btree (organisation_id);
create index account_by_person on identity.account using btree (person_id);
create index account_by_region on identity.account using btree (region_code);
alter table identity.account enable row level security;
alter table identity.account force row level security;
create policy account_at_the_gate on identity.account for all to yanzhen_gate using (true);
create policy account_in_organisation on identity.account for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (id = ( SELECT kernel.account_id() AS account_id))));
create policy account_in_region on identity.account for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy account_own on identity.account for all to yanzhen_by_person using ((id = ( SELECT kernel.account_id() AS account_id)));
grant insert, select, update on identity.account to yanzhen_app;

create table identity.person (
  id uuid not null,
  ordinal bigint not null generated always as identity,
  name text not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  version integer not null default 1,
  has_file boolean not null default false,
  constraint person_name_check check (((length(name) >= 1) AND (length(name) <= 40))),
  constraint person_ordinal_key unique (ordinal),
  constraint person_pkey primary key (id),
  constraint person_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index person_by_organisation on identity.person using btree (organisation_id);
create index person_by_region on identity.person using btree (region_code);
create index person_without_file on identity.person using btree (organisation_id) WHERE (NOT has_file);
alter table identity.person enable row level security;
alter table identity.person force row level security;
create policy person_at_the_gate on identity.person for all to yanzhen_gate using (true);
create policy person_counted on identity.person for select to yanzhen_statistics using (true);
create policy person_in_organisation on identity.person for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (id = ( SELECT kernel.person_id() AS person_id))));
create policy person_in_region on identity.person for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy person_own on identity.person for all to yanzhen_by_person using ((id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on identity.person to yanzhen_app;
grant delete on identity.person to yanzhen_gate;

create table identity.role (
  role text not null,
  name_zh text not null,
  name_en text not null,
  jurisdiction_kind text not null,
  constraint role_jurisdiction_kind_check check ((jurisdiction_kind = ANY (ARRAY['region'::text, 'organisation'::text, 'own'::text]))),
  constraint role_pkey primary key (role)
);
grant select on identity.role to yanzhen_app;
grant delete, insert, update on identity.role to yanzhen_gate;

create table identity.role_grant (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  from_on date not null,
  until_on date,
  granted_by uuid,
  granted_at timestamp with time zone not null,
  constraint role_grant_account_id_fkey foreign key (account_id) REFERENCES identity.account(id),
  constraint role_grant_check check ((until_on >= from_on)),
  constraint role_grant_pkey primary key (id),
  constraint role_grant_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint role_grant_role_fkey foreign key (role) REFERENCES identity.role(role)
);
create index role_grant_by_account on identity.role_grant using btree (account_id);
create index role_grant_by_region on identity.role_grant using btree (region_code);
alter table identity.role_grant enable row level security;
alter table identity.role_grant force row level security;
create policy grant_at_the_gate on identity.role_grant for all to yanzhen_gate using (true);
create policy grant_in_organisation on identity.role_grant for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (account_id = ( SELECT kernel.account_id() AS account_id))));
create policy grant_in_region on identity.role_grant for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy grant_own on identity.role_grant for select to yanzhen_by_person using ((account_id = ( SELECT kernel.account_id() AS account_id)));
grant insert, select, update on identity.role_grant to yanzhen_app;

create table identity.role_permission (
  role text not null,
  permission text not null,
  constraint role_permission_permission_check check ((permission ~ '^[a-z]+:[a-z-]+$'::text)),
  constraint role_permission_pkey primary key (role, permission),
  constraint role_permission_role_fkey foreign key (role) REFERENCES identity.role(role)
);
grant select on identity.role_permission to yanzhen_app;
grant delete, insert, update on identity.role_permission to yanzhen_gate;

create table identity.session (
  id uuid not null,
  account_id uuid not null,
  token_digest bytea not null,
  grant_id uuid not null,
  device text not null,
  started_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_with_post boolean not null default false,
  constraint session_account_id_fkey foreign key (account_id) REFERENCES identity.account(id),
  constraint session_grant_id_fkey foreign key (grant_id) REFERENCES identity.role_grant(id),
  constraint session_pkey primary key (id),
  constraint session_token_digest_key unique (token_digest)
);
create index session_by_account on identity.session using btree (account_id);
alter table identity.session enable row level security;
alter table identity.session force row level security;
create policy session_at_the_gate on identity.session for all to yanzhen_gate using (true);
create policy session_in_organisation on identity.session for all to yanzhen_by_organisation using ((account_id IN ( SELECT account.id
   FROM identity.account)));
create policy session_in_region on identity.session for all to yanzhen_by_region using ((account_id IN ( SELECT account.id
   FROM identity.account)));
create policy session_own on identity.session for all to yanzhen_app using ((account_id = ( SELECT kernel.account_id() AS account_id))) with check ((account_id = ( SELECT kernel.account_id() AS account_id)));
grant insert, select, update on identity.session to yanzhen_app;

create schema kernel;
grant usage on schema kernel to yanzhen_app;

CREATE OR REPLACE FUNCTION kernel.account_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.account', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION kernel.high()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.high', true), '') $function$;

CREATE OR REPLACE FUNCTION kernel.low()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.low', true), '') $function$;

CREATE OR REPLACE FUNCTION kernel.organisation_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.organisation', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION kernel.person_id()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.person', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION kernel.region_codes()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.regions', true), '')::text[] $function$;

CREATE OR REPLACE FUNCTION kernel.settled_before()
 RETURNS xid8
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(min(running.xid), pg_snapshot_xmax(pg_current_snapshot()))
    from pg_snapshot_xip(pg_current_snapshot()) as running (xid)
   where not exists (
     select from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'transactionid' and l.granted and l.transactionid = running.xid::xid
        and a.datid <> (select oid from pg_database where datname = current_database()))
$function$;

CREATE OR REPLACE FUNCTION kernel.station_ids()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('app.stations', true), '')::uuid[] $function$;

create table kernel.audit_entry (
  id bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  kind kernel.audit_kind not null,
  account_id uuid,
  role text,
  action text not null,
  subject_kind text,
  subject_id uuid,
  region_code text collate "C" not null,
  reason text,
  request_id text not null,
  details jsonb not null default '{}'::jsonb,
  constraint audit_entry_pkey primary key (id)
);
create index audit_entry_by_account on kernel.audit_entry using btree (account_id, id);
create index audit_entry_by_region on kernel.audit_entry using btree (region_code, id);
create index audit_entry_by_subject on kernel.audit_entry using btree (subject_id, id) WHERE (subject_id IS NOT NULL);
create index audit_entry_by_tx on kernel.audit_entry using btree (tx, id);
alter table kernel.audit_entry enable row level security;
alter table kernel.audit_entry force row level security;
create policy audit_is_read on kernel.audit_entry for select to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy audit_is_read_by_gate on kernel.audit_entry for select to yanzhen_gate using (true);
create policy audit_is_written on kernel.audit_entry for insert to yanzhen_app with check ((NOT (account_id IS DISTINCT FROM ( SELECT kernel.account_id() AS account_id))));
grant insert on kernel.audit_entry to yanzhen_app;
grant select on kernel.audit_entry to yanzhen_by_region;
grant select on kernel.audit_entry to yanzhen_gate;

create table kernel.audit_link (
  "position" bigint not null,
  entry_id bigint not null,
  hash bytea not null,
  constraint audit_link_entry_id_fkey foreign key (entry_id) REFERENCES kernel.audit_entry(id),
  constraint audit_link_entry_id_key unique (entry_id),
  constraint audit_link_pkey primary key ("position")
);
grant select on kernel.audit_link to yanzhen_by_region;
grant insert, select on kernel.audit_link to yanzhen_gate;

create table kernel.calendar_change (
  day date not null,
  working boolean not null,
  source text not null,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint calendar_change_pkey primary key (day),
  constraint calendar_change_source_check check (((char_length(source) >= 2) AND (char_length(source) <= 120)))
);
grant select on kernel.calendar_change to yanzhen_app;
grant insert, update on kernel.calendar_change to yanzhen_gate;

create table kernel.calendar_day (
  day date not null,
  working boolean not null,
  ordinal integer not null,
  source text not null,
  constraint calendar_day_pkey primary key (day)
);
grant select on kernel.calendar_day to yanzhen_app;
grant insert, update on kernel.calendar_day to yanzhen_gate;

create table kernel.event (
  id bigint not null generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  at timestamp with time zone not null,
  kind text not null,
  region_code text collate "C",
  day date,
  subject_kind text not null,
  subject_id uuid,
  account_id uuid,
  reason text,
  data jsonb not null default '{}'::jsonb,
  constraint event_pkey primary key (id)
);
create index event_by_tx on kernel.event using btree (tx, id);
alter table kernel.event enable row level security;
alter table kernel.event force row level security;
create policy event_is_read on kernel.event for select to yanzhen_statistics using (true);
create policy event_is_written on kernel.event for insert to yanzhen_app with check ((NOT (account_id IS DISTINCT FROM ( SELECT kernel.account_id() AS account_id))));
grant insert on kernel.event to yanzhen_app;
grant select on kernel.event to yanzhen_statistics;

create table kernel.event_reader (
  name text not null,
  tx xid8 not null,
  id bigint not null,
  constraint event_reader_pkey primary key (name)
);
grant insert, select, update on kernel.event_reader to yanzhen_statistics;

create table kernel.idempotency (
  account_id uuid not null,
  key kernel.idempotency_key not null,
  action text not null,
  digest bytea not null,
  reply jsonb,
  at timestamp with time zone not null,
  constraint idempotency_pkey primary key (account_id, key)
);
alter table kernel.idempotency enable row level security;
alter table kernel.idempotency force row level security;
create policy idempotency_own on kernel.idempotency for all to yanzhen_app using ((account_id = ( SELECT kernel.account_id() AS account_id))) with check ((account_id = ( SELECT kernel.account_id() AS account_id)));
grant insert, select on kernel.idempotency to yanzhen_app;

create table kernel.installation (
  only_one boolean not null default true,
  root_region_code text collate "C" not null,
  demonstration boolean not null,
  made_at timestamp with time zone not null,
  constraint installation_only_one_check check (only_one),
  constraint installation_pkey primary key (only_one),
  constraint installation_root_region_code_check check ((root_region_code ~ '^[1-9][0-9]{11}$'::text))
);
grant select on kernel.installation to yanzhen_app;
grant insert, update on kernel.installation to yanzhen_gate;

create table kernel.issued_rule (
  seq bigint not null generated always as identity,
  file text not null,
  text text not null,
  issued_by uuid not null,
  issued_at timestamp with time zone not null,
  constraint issued_rule_file_check check ((file ~ '^[a-z0-9-]+/[a-z0-9-]+(\.cases)?\.yaml$'::text)),
  constraint issued_rule_pkey primary key (seq)
);
grant select on kernel.issued_rule to yanzhen_app;
grant insert on kernel.issued_rule to yanzhen_gate;

create table kernel.vault_fingerprint (
  only_one boolean not null default true,
  fingerprint text not null,
  constraint vault_fingerprint_only_one_check check (only_one),
  constraint vault_fingerprint_pkey primary key (only_one)
);
grant insert, select on kernel.vault_fingerprint to yanzhen_gate;

create schema notices;
grant usage on schema notices to yanzhen_app;

CREATE OR REPLACE FUNCTION notices.take_back(people uuid[], with_key text, and_all_below boolean, but jsonb, taken_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
    update notices.notice n set withdrawn_at = coalesce(taken_at, pg_catalog.now())
     where n.withdrawn_at is null and (people is null or n.person_id = any (people))
       and (n.key = with_key or and_all_below and n.key > with_key and pg_catalog.starts_with(n.key, with_key))
       and not exists (select from pg_catalog.jsonb_to_recordset(but) as b (person_id uuid, key text) where b.person_id = n.person_id and b.key = n.key)
  $function$;

CREATE OR REPLACE FUNCTION notices.tell(told jsonb, told_at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
  $function$;

create table notices.notice (
  id uuid not null,
  person_id uuid not null,
  key text collate "C" not null,
  title_zh text not null,
  title_en text not null,
  body_zh text not null,
  body_en text not null,
  link text,
  due_on date,
  made_at timestamp with time zone not null,
  read_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint notice_body_en_check check ((char_length(body_en) <= 1000)),
  constraint notice_body_zh_check check ((char_length(body_zh) <= 500)),
  constraint notice_key_check check (((char_length(key) >= 3) AND (char_length(key) <= 200))),
  constraint notice_link_check check ((link ~~ '/%'::text)),
  constraint notice_person_id_key_key unique (person_id, key),
  constraint notice_pkey primary key (id),
  constraint notice_title_en_check check (((char_length(title_en) >= 1) AND (char_length(title_en) <= 200))),
  constraint notice_title_zh_check check (((char_length(title_zh) >= 1) AND (char_length(title_zh) <= 100)))
);
create index notice_by_key on notices.notice using btree (key) WHERE (withdrawn_at IS NULL);
create index notice_open on notices.notice using btree (person_id, due_on) WHERE (withdrawn_at IS NULL);
alter table notices.notice enable row level security;
alter table notices.notice force row level security;
create policy notice_at_the_gate on notices.notice for all to yanzhen_gate using (true);
create policy notice_own on notices.notice for all to yanzhen_app using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant select on notices.notice to yanzhen_app;
grant insert, update on notices.notice to yanzhen_gate;
grant update (read_at) on notices.notice to yanzhen_app;

create schema organisations;
grant usage on schema organisations to yanzhen_app;

CREATE OR REPLACE FUNCTION organisations.grams(words text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select string_to_array(words, null) || array_remove(string_to_array(
      regexp_replace(words, '(..)', '\1|', 'g') || '|' || regexp_replace(substr(words, 2), '(..)', '\1|', 'g'), '|'), '')
  $function$;

CREATE OR REPLACE FUNCTION organisations.names_of(ids uuid[])
 RETURNS TABLE(id uuid, name text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select o.id, o.name from organisations.organisation o where o.id = any (ids) $function$;

CREATE OR REPLACE FUNCTION organisations.refuse_outside_branch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.code >= kernel.low() and new.code < kernel.high() then
    return new;
  end if;
  raise insufficient_privilege using message = 'A region outside the jurisdiction cannot be changed';
end $function$;

create table organisations.organisation (
  id uuid not null,
  name text not null,
  short_name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  kind text not null,
  tier smallint,
  region_code text collate "C" not null,
  opened_on date not null,
  closed_on date,
  credit_code text,
  version integer not null default 1,
  constraint organisation_check check ((closed_on >= opened_on)),
  constraint organisation_credit_code_check check ((credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text)),
  constraint organisation_name_check check (((char_length(name) >= 2) AND (char_length(name) <= 100))),
  constraint organisation_pkey primary key (id),
  constraint organisation_region_code_fkey foreign key (region_code) REFERENCES organisations.region(code),
  constraint organisation_short_name_check check (((char_length(short_name) >= 1) AND (char_length(short_name) <= 40))),
  constraint organisation_tier_check check (((tier >= 1) AND (tier <= 4)))
);
create index organisation_by_region on organisations.organisation using btree (region_code, kind, id);
create unique index organisation_credit_code on organisations.organisation using btree (credit_code);
create unique index organisation_name_in_region on organisations.organisation using btree (region_code, name) WHERE (closed_on IS NULL);
alter table organisations.organisation enable row level security;
alter table organisations.organisation force row level security;
create policy organisation_by_gate on organisations.organisation for select to yanzhen_gate using (true);
create policy organisation_by_organisation on organisations.organisation for select to yanzhen_by_organisation using (((id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[]))));
create policy organisation_by_person on organisations.organisation for select to yanzhen_by_person using ((id = ( SELECT kernel.organisation_id() AS organisation_id)));
create policy organisation_by_region on organisations.organisation for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy organisation_by_statistics on organisations.organisation for select to yanzhen_statistics using (true);
grant select on organisations.organisation to yanzhen_app;
grant insert, update on organisations.organisation to yanzhen_by_region;

create table organisations.organisation_link (
  id uuid not null,
  organisation_id uuid not null,
  relation text not null,
  to_organisation_id uuid,
  to_region_code text collate "C",
  to_name text not null,
  from_on date not null,
  until_on date,
  basis text not null default ''::text,
  region_code text collate "C" not null,
  constraint organisation_link_basis_check check ((char_length(basis) <= 200)),
  constraint organisation_link_check check ((until_on >= from_on)),
  constraint organisation_link_check1 check (
CASE
    WHEN (relation = ANY (ARRAY['host'::text, 'covers'::text])) THEN ((to_region_code IS NOT NULL) AND (to_organisation_id IS NULL))
    ELSE ((to_organisation_id IS NOT NULL) AND (to_region_code IS NULL))
END),
  constraint organisation_link_organisation_id_fkey foreign key (organisation_id) REFERENCES organisations.organisation(id),
  constraint organisation_link_pkey primary key (id),
  constraint organisation_link_relation_check check ((relation = ANY (ARRAY['host'::text, 'covers'::text, 'operator'::text, 'employer'::text, 'guiding-authority'::text, 'purchasing-authority'::text, 'supervising-authority'::text]))),
  constraint organisation_link_to_name_check check ((to_name <> ''::text)),
  constraint organisation_link_to_organisation_id_fkey foreign key (to_organisation_id) REFERENCES organisations.organisation(id),
  constraint organisation_link_to_region_code_fkey foreign key (to_region_code) REFERENCES organisations.region(code)
);
create index organisation_link_by_organisation on organisations.organisation_link using btree (organisation_id, relation, from_on);
create index organisation_link_by_region on organisations.organisation_link using btree (region_code);
create index organisation_link_by_target on organisations.organisation_link using btree (to_organisation_id, relation) WHERE (to_organisation_id IS NOT NULL);
create unique index organisation_link_once on organisations.organisation_link using btree (organisation_id, relation, COALESCE((to_organisation_id)::text, to_region_code)) WHERE (until_on IS NULL);
create unique index organisation_link_one_current on organisations.organisation_link using btree (organisation_id, relation) WHERE ((until_on IS NULL) AND (relation = ANY (ARRAY['host'::text, 'operator'::text, 'employer'::text])));
alter table organisations.organisation_link enable row level security;
alter table organisations.organisation_link force row level security;
create policy organisation_link_by_gate on organisations.organisation_link for select to yanzhen_gate using (true);
create policy organisation_link_by_organisation on organisations.organisation_link for select to yanzhen_by_organisation using (((organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[]))));
create policy organisation_link_by_person on organisations.organisation_link for select to yanzhen_by_person using ((organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)));
create policy organisation_link_by_region on organisations.organisation_link for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy organisation_link_by_statistics on organisations.organisation_link for select to yanzhen_statistics using (true);
grant select on organisations.organisation_link to yanzhen_app;
grant insert, update on organisations.organisation_link to yanzhen_by_region;

create table organisations.region (
  code text collate "C" not null,
  name text collate "C" not null,
  level smallint not null,
  parent_code text collate "C",
  short_name text collate "C" not null,
  short_length smallint not null generated always as (char_length(short_name)) stored,
  pinyin text collate "C" not null,
  short_pinyin text collate "C" not null,
  initials text collate "C" not null,
  short_initials text collate "C" not null,
  valid_from date,
  valid_until date,
  source text not null,
  constraint region_check check ((valid_until >= valid_from)),
  constraint region_check1 check (((level = 1) = (parent_code IS NULL))),
  constraint region_code_check check ((code ~ '^[1-9][0-9]{11}$'::text)),
  constraint region_level_check check (((level >= 1) AND (level <= 5))),
  constraint region_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint region_parent_code_fkey foreign key (parent_code) REFERENCES organisations.region(code),
  constraint region_pkey primary key (code)
);
create index region_by_grams on organisations.region using gin (organisations.grams(name));
create index region_by_initials on organisations.region using btree (initials);
create index region_by_name on organisations.region using btree (name);
create index region_by_parent on organisations.region using btree (parent_code, code);
create index region_by_pinyin on organisations.region using btree (pinyin);
create index region_by_rank on organisations.region using btree (level, short_length, code) INCLUDE (name, valid_from, valid_until);
create index region_by_short_initials on organisations.region using btree (short_initials);
create index region_by_short_name on organisations.region using btree (short_name);
create index region_by_short_pinyin on organisations.region using btree (short_pinyin);
grant select on organisations.region to yanzhen_app;
grant insert, update on organisations.region to yanzhen_by_region;
create trigger region_only_in_own_branch BEFORE INSERT OR UPDATE ON organisations.region FOR EACH ROW WHEN ((CURRENT_USER = 'yanzhen_by_region'::name)) EXECUTE FUNCTION organisations.refuse_outside_branch();

create table organisations.region_change (
  id uuid not null,
  kind text not null,
  from_code text collate "C" not null,
  to_code text collate "C" not null,
  from_name text not null,
  to_name text not null,
  changed_on date not null,
  basis text not null,
  recorded_at timestamp with time zone not null,
  constraint region_change_from_code_fkey foreign key (from_code) REFERENCES organisations.region(code),
  constraint region_change_kind_check check ((kind = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text, 'recode'::text]))),
  constraint region_change_pkey primary key (id),
  constraint region_change_to_code_fkey foreign key (to_code) REFERENCES organisations.region(code)
);
create index region_change_by_from on organisations.region_change using btree (from_code, changed_on);
create index region_change_by_to on organisations.region_change using btree (to_code, changed_on);
alter table organisations.region_change enable row level security;
create policy region_change_is_public on organisations.region_change for select to yanzhen_app using (true);
create policy region_change_is_written on organisations.region_change for insert to yanzhen_by_region with check (((to_code >= ( SELECT kernel.low() AS low)) AND (to_code < ( SELECT kernel.high() AS high)) AND (from_code >= ( SELECT kernel.low() AS low)) AND (from_code < ( SELECT kernel.high() AS high))));
grant select on organisations.region_change to yanzhen_app;
grant insert on organisations.region_change to yanzhen_by_region;

create schema pay;
grant usage on schema pay to yanzhen_app;

CREATE OR REPLACE FUNCTION pay.paid_elsewhere(people uuid[], employer uuid)
 RETURNS TABLE(person_id uuid, for_month text, code text, region_code text, fen bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select l.person_id, l.for_month, l.code, l.region_code, sum(l.fen)::bigint from pay.payroll_line l
     where l.person_id = any (people) and l.employer_id <> employer
     group by l.person_id, l.for_month, l.code, l.region_code
  $function$;

create table pay.choice (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  question text not null,
  answer text not null,
  from_on date not null,
  reason text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint choice_pkey primary key (id),
  constraint choice_reason_check check (((char_length(reason) >= 2) AND (char_length(reason) <= 300)))
);
create index choice_by_person on pay.choice using btree (person_id, made_at);
create index choice_by_region on pay.choice using btree (region_code);
alter table pay.choice enable row level security;
alter table pay.choice force row level security;
create policy choice_at_the_gate on pay.choice for all to yanzhen_gate using (true);
create policy choice_by_organisation on pay.choice for all to yanzhen_by_organisation using (((employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy choice_by_person on pay.choice for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy choice_by_region on pay.choice for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy choice_by_statistics on pay.choice for select to yanzhen_statistics using (true);
grant insert, select on pay.choice to yanzhen_app;
grant update (employer_id), update (organisation_id), update (region_code) on pay.choice to yanzhen_gate;

create table pay.grade_period (
  id uuid not null,
  "position" bigint not null generated always as identity,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  from_on date not null,
  until_on date,
  post text,
  level integer,
  monthly_fen bigint,
  on_probation boolean not null default false,
  steps jsonb not null,
  rule_version text,
  proposal_id uuid not null,
  written_at timestamp with time zone not null,
  written_by uuid not null,
  constraint grade_period_check check ((until_on > from_on)),
  constraint grade_period_check1 check (((post IS NULL) = (monthly_fen IS NULL))),
  constraint grade_period_check2 check (((post IS NULL) = (rule_version IS NULL))),
  constraint grade_period_monthly_fen_check check ((monthly_fen >= 0)),
  constraint grade_period_pkey primary key (id),
  constraint grade_period_position_key unique ("position"),
  constraint grade_period_proposal_id_fkey foreign key (proposal_id) REFERENCES pay.proposal(id),
  constraint grade_period_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint grade_period_rule_version_fkey foreign key (rule_version) REFERENCES pay.rule(version)
);
create index grade_period_by_employer on pay.grade_period using btree (employer_id, person_id);
create index grade_period_by_person on pay.grade_period using btree (person_id, "position");
create index grade_period_by_region on pay.grade_period using btree (region_code, person_id);
alter table pay.grade_period enable row level security;
alter table pay.grade_period force row level security;
create policy grade_period_at_the_gate on pay.grade_period for all to yanzhen_gate using (true);
create policy grade_period_by_organisation on pay.grade_period for all to yanzhen_by_organisation using (((employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy grade_period_by_person on pay.grade_period for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy grade_period_by_region on pay.grade_period for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy grade_period_by_statistics on pay.grade_period for select to yanzhen_statistics using (true);
grant insert, select on pay.grade_period to yanzhen_app;
grant update (employer_id), update (organisation_id), update (region_code) on pay.grade_period to yanzhen_gate;

create table pay.health_check (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  done_on date not null,
  place text not null,
  fen bigint not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  withdrawn boolean not null default false,
  constraint health_check_fen_check check ((fen >= 0)),
  constraint health_check_pkey primary key (id),
  constraint health_check_place_check check (((char_length(place) >= 1) AND (char_length(place) <= 80)))
);
create index health_check_by_person on pay.health_check using btree (person_id, done_on DESC);
create index health_check_by_region on pay.health_check using btree (region_code);
alter table pay.health_check enable row level security;
alter table pay.health_check force row level security;
create policy health_check_at_the_gate on pay.health_check for all to yanzhen_gate using (true);
create policy health_check_by_organisation on pay.health_check for all to yanzhen_by_organisation using (((employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy health_check_by_person on pay.health_check for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy health_check_by_region on pay.health_check for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy health_check_by_statistics on pay.health_check for select to yanzhen_statistics using (true);
grant insert, select, update on pay.health_check to yanzhen_app;

create table pay.leave_entry (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  kind text not null,
  year integer not null,
  days integer not null,
  request_id uuid not null,
  at timestamp with time zone not null,
  constraint leave_entry_days_check check ((days <> 0)),
  constraint leave_entry_pkey primary key (id),
  constraint leave_entry_request_id_fkey foreign key (request_id) REFERENCES pay.leave_request(id)
);
create index leave_entry_by_person on pay.leave_entry using btree (person_id, kind, year);
create index leave_entry_by_region on pay.leave_entry using btree (region_code);
alter table pay.leave_entry enable row level security;
alter table pay.leave_entry force row level security;
create policy leave_entry_at_the_gate on pay.leave_entry for all to yanzhen_gate using (true);
create policy leave_entry_by_organisation on pay.leave_entry for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy leave_entry_by_person on pay.leave_entry for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy leave_entry_by_region on pay.leave_entry for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy leave_entry_by_statistics on pay.leave_entry for select to yanzhen_statistics using (true);
grant insert, select on pay.leave_entry to yanzhen_app;
grant update (employer_id), update (organisation_id), update (region_code) on pay.leave_entry to yanzhen_gate;

create table pay.leave_request (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  kind text not null,
  from_on date not null,
  until_on date not null,
  days integer not null,
  reason text not null default ''::text,
  state text not null default 'asked'::text,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  answer text,
  constraint leave_request_answer_check check ((char_length(answer) <= 200)),
  constraint leave_request_check check ((until_on > from_on)),
  constraint leave_request_check1 check (((state <> 'returned'::text) OR (answer IS NOT NULL))),
  constraint leave_request_days_check check ((days > 0)),
  constraint leave_request_pkey primary key (id),
  constraint leave_request_reason_check check ((char_length(reason) <= 200)),
  constraint leave_request_state_check check ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'returned'::text, 'withdrawn'::text])))
);
create index leave_request_by_employer on pay.leave_request using btree (employer_id, from_on);
create index leave_request_by_organisation on pay.leave_request using btree (organisation_id, from_on);
create index leave_request_by_person on pay.leave_request using btree (person_id, from_on DESC);
create index leave_request_by_region on pay.leave_request using btree (region_code, from_on);
alter table pay.leave_request enable row level security;
alter table pay.leave_request force row level security;
create policy leave_request_at_the_gate on pay.leave_request for all to yanzhen_gate using (true);
create policy leave_request_by_organisation on pay.leave_request for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy leave_request_by_person on pay.leave_request for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy leave_request_by_region on pay.leave_request for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy leave_request_by_statistics on pay.leave_request for select to yanzhen_statistics using (true);
grant insert, select, update on pay.leave_request to yanzhen_app;

create table pay.payroll (
  id uuid not null,
  region_code text collate "C" not null,
  employer_id uuid not null,
  month text not null,
  people integer not null,
  total_fen bigint not null,
  locked_by uuid not null,
  locked_at timestamp with time zone not null,
  constraint payroll_employer_id_month_key unique (employer_id, month),
  constraint payroll_month_check check ((month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'::text)),
  constraint payroll_pkey primary key (id),
  constraint payroll_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index payroll_by_region on pay.payroll using btree (region_code, month);
alter table pay.payroll enable row level security;
alter table pay.payroll force row level security;
create policy payroll_at_the_gate on pay.payroll for all to yanzhen_gate using (true);
create policy payroll_by_organisation on pay.payroll for all to yanzhen_by_organisation using ((employer_id = ( SELECT kernel.organisation_id() AS organisation_id)));
create policy payroll_by_person on pay.payroll for select to yanzhen_by_person using ((id IN ( SELECT l.payroll_id
   FROM pay.payroll_line l)));
create policy payroll_by_region on pay.payroll for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy payroll_by_statistics on pay.payroll for select to yanzhen_statistics using (true);
create policy payroll_of_oneself_by_organisation on pay.payroll for select to yanzhen_by_organisation using ((id IN ( SELECT l.payroll_id
   FROM pay.payroll_line l
  WHERE (l.person_id = ( SELECT kernel.person_id() AS person_id)))));
create policy payroll_of_oneself_by_region on pay.payroll for select to yanzhen_by_region using ((id IN ( SELECT l.payroll_id
   FROM pay.payroll_line l
  WHERE (l.person_id = ( SELECT kernel.person_id() AS person_id)))));
grant select on pay.payroll to yanzhen_app;
grant insert on pay.payroll to yanzhen_by_organisation;
grant insert on pay.payroll to yanzhen_by_region;

create table pay.payroll_line (
  id uuid not null,
  payroll_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  month text not null,
  for_month text not null,
  kind text not null,
  code text not null,
  title jsonb not null,
  post text,
  level integer,
  fen bigint not null,
  constraint payroll_line_check check (((kind = 'due'::text) = (for_month = month))),
  constraint payroll_line_check1 check (((kind <> 'claw-back'::text) OR (fen < 0))),
  constraint payroll_line_check2 check (((kind = 'claw-back'::text) OR (fen > 0))),
  constraint payroll_line_kind_check check ((kind = ANY (ARRAY['due'::text, 'arrears'::text, 'claw-back'::text]))),
  constraint payroll_line_payroll_id_fkey foreign key (payroll_id) REFERENCES pay.payroll(id),
  constraint payroll_line_pkey primary key (id)
);
create index payroll_line_by_payroll on pay.payroll_line using btree (payroll_id);
create index payroll_line_by_person on pay.payroll_line using btree (person_id, month);
create index payroll_line_by_region on pay.payroll_line using btree (region_code);
alter table pay.payroll_line enable row level security;
alter table pay.payroll_line force row level security;
create policy payroll_line_at_the_gate on pay.payroll_line for all to yanzhen_gate using (true);
create policy payroll_line_by_organisation on pay.payroll_line for all to yanzhen_by_organisation using (((employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy payroll_line_by_person on pay.payroll_line for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy payroll_line_by_region on pay.payroll_line for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy payroll_line_by_statistics on pay.payroll_line for select to yanzhen_statistics using (true);
grant insert, select on pay.payroll_line to yanzhen_app;

create table pay.proposal (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  effective_on date not null,
  periods json not null,
  was jsonb,
  becomes jsonb,
  reasons jsonb not null,
  digest text not null,
  state text not null default 'open'::text,
  proposed_at timestamp with time zone not null,
  proposed_on date not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  answer text,
  constraint proposal_answer_check check ((char_length(answer) <= 300)),
  constraint proposal_check check (((state = 'open'::text) = (decided_at IS NULL))),
  constraint proposal_check1 check (((state <> 'refused'::text) OR (answer IS NOT NULL))),
  constraint proposal_pkey primary key (id),
  constraint proposal_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint proposal_state_check check ((state = ANY (ARRAY['open'::text, 'confirmed'::text, 'refused'::text, 'overtaken'::text])))
);
create index proposal_by_person on pay.proposal using btree (person_id, proposed_at DESC);
create unique index proposal_one_open on pay.proposal using btree (person_id) WHERE (state = 'open'::text);
create index proposal_open_by_employer on pay.proposal using btree (employer_id, id) WHERE (state = 'open'::text);
create index proposal_open_by_region on pay.proposal using btree (region_code, id) WHERE (state = 'open'::text);
alter table pay.proposal enable row level security;
alter table pay.proposal force row level security;
create policy proposal_at_the_gate on pay.proposal for all to yanzhen_gate using (true);
create policy proposal_by_organisation on pay.proposal for all to yanzhen_by_organisation using (((employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy proposal_by_person on pay.proposal for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy proposal_by_region on pay.proposal for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy proposal_by_statistics on pay.proposal for select to yanzhen_statistics using (true);
grant insert, select, update on pay.proposal to yanzhen_app;

create table pay.rule (
  version text not null,
  content jsonb not null,
  kept_at timestamp with time zone not null,
  constraint rule_pkey primary key (version)
);
grant insert, select on pay.rule to yanzhen_app;

create table pay.stated_fact (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  fact text not null,
  value jsonb not null,
  from_on date not null,
  paper text not null,
  stated_by uuid not null,
  stated_at timestamp with time zone not null,
  constraint stated_fact_fact_check check ((fact ~ '^pay\.[A-Za-z]+$'::text)),
  constraint stated_fact_paper_check check (((char_length(paper) >= 2) AND (char_length(paper) <= 300))),
  constraint stated_fact_pkey primary key (id)
);
create index stated_fact_by_person on pay.stated_fact using btree (person_id, from_on, stated_at);
create index stated_fact_by_region on pay.stated_fact using btree (region_code);
alter table pay.stated_fact enable row level security;
alter table pay.stated_fact force row level security;
create policy stated_fact_at_the_gate on pay.stated_fact for all to yanzhen_gate using (true);
create policy stated_fact_by_organisation on pay.stated_fact for all to yanzhen_by_organisation using (((employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy stated_fact_by_person on pay.stated_fact for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy stated_fact_by_region on pay.stated_fact for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy stated_fact_by_statistics on pay.stated_fact for select to yanzhen_statistics using (true);
grant insert, select on pay.stated_fact to yanzhen_app;
grant update (employer_id), update (organisation_id), update (region_code) on pay.stated_fact to yanzhen_gate;

create table pay.unsaid (
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid not null,
  missing text[] not null,
  seen_on date not null,
  constraint unsaid_missing_check check ((cardinality(missing) > 0)),
  constraint unsaid_pkey primary key (person_id)
);
create index unsaid_by_employer on pay.unsaid using btree (employer_id, person_id);
create index unsaid_by_region on pay.unsaid using btree (region_code, person_id);
alter table pay.unsaid enable row level security;
alter table pay.unsaid force row level security;
create policy unsaid_at_the_gate on pay.unsaid for all to yanzhen_gate using (true);
create policy unsaid_by_organisation on pay.unsaid for all to yanzhen_by_organisation using (((employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy unsaid_by_person on pay.unsaid for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy unsaid_by_region on pay.unsaid for all to yanzhen_by_region using ((((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy unsaid_by_statistics on pay.unsaid for select to yanzhen_statistics using (true);
grant delete, insert, select, update on pay.unsaid to yanzhen_app;

create schema posts;
grant usage on schema posts to yanzhen_app;

create table posts.appointment (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid,
  level text not null,
  from_on date not null,
  until_on date,
  document text not null default ''::text,
  recorded_at timestamp with time zone not null,
  constraint appointment_check check ((until_on >= from_on)),
  constraint appointment_level_check check ((level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint appointment_pkey primary key (id),
  constraint appointment_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index appointment_by_person on posts.appointment using btree (person_id, from_on DESC);
create index appointment_by_region on posts.appointment using btree (region_code);
alter table posts.appointment enable row level security;
alter table posts.appointment force row level security;
create policy appointment_at_the_gate on posts.appointment for all to yanzhen_gate using (true);
create policy appointment_by_organisation on posts.appointment for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy appointment_by_person on posts.appointment for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy appointment_by_region on posts.appointment for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy appointment_by_statistics on posts.appointment for select to yanzhen_statistics using (true);
grant insert, select, update on posts.appointment to yanzhen_app;

create table posts.candidate (
  id uuid not null,
  version integer not null default 1,
  recruitment_id uuid not null,
  place_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  number integer not null,
  person_id uuid,
  name text not null,
  identity_number_sealed bytea,
  identity_number_hash bytea,
  identity_number_last4 text,
  known jsonb not null,
  stated jsonb not null,
  outcome text not null,
  preferred boolean not null,
  withdrawn_at text,
  withdrawn_on date,
  lot integer,
  incumbency_id uuid,
  signed_up_by uuid not null,
  signed_up_at timestamp with time zone not null,
  constraint candidate_check check (((withdrawn_at IS NULL) = (withdrawn_on IS NULL))),
  constraint candidate_check1 check (((identity_number_sealed IS NULL) = (identity_number_hash IS NULL))),
  constraint candidate_check2 check (((person_id IS NOT NULL) OR (identity_number_hash IS NOT NULL))),
  constraint candidate_identity_number_last4_check check ((char_length(identity_number_last4) = 4)),
  constraint candidate_incumbency_id_fkey foreign key (incumbency_id) REFERENCES posts.incumbency(id),
  constraint candidate_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 40))),
  constraint candidate_number_check check ((number > 0)),
  constraint candidate_outcome_check check ((outcome = ANY (ARRAY['met'::text, 'unmet'::text, 'unknown'::text]))),
  constraint candidate_pkey primary key (id),
  constraint candidate_place_id_fkey foreign key (place_id) REFERENCES posts.recruitment_place(id),
  constraint candidate_recruitment_id_fkey foreign key (recruitment_id) REFERENCES posts.recruitment(id),
  constraint candidate_recruitment_id_number_key unique (recruitment_id, number),
  constraint candidate_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index candidate_by_person on posts.candidate using btree (person_id) WHERE (person_id IS NOT NULL);
create unique index candidate_number_once on posts.candidate using btree (recruitment_id, identity_number_hash) WHERE (identity_number_hash IS NOT NULL);
create unique index candidate_person_once on posts.candidate using btree (recruitment_id, person_id) WHERE (person_id IS NOT NULL);
alter table posts.candidate enable row level security;
alter table posts.candidate force row level security;
create policy candidate_at_the_gate on posts.candidate for all to yanzhen_gate using (true);
create policy candidate_by_organisation on posts.candidate for all to yanzhen_by_organisation using (false);
create policy candidate_by_person on posts.candidate for all to yanzhen_by_person using (false);
create policy candidate_by_region on posts.candidate for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy candidate_by_statistics on posts.candidate for select to yanzhen_statistics using (true);
grant insert, select, update on posts.candidate to yanzhen_app;

create table posts.handover (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  reason text not null,
  left_on date not null,
  until_on date,
  note text not null default ''::text,
  things jsonb not null,
  grants jsonb not null,
  terms jsonb not null,
  done_by uuid not null,
  done_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint handover_check check ((until_on > left_on)),
  constraint handover_pkey primary key (id),
  constraint handover_reason_check check ((reason = ANY (ARRAY['left'::text, 'long-leave'::text]))),
  constraint handover_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index handover_by_organisation on posts.handover using btree (organisation_id, done_at DESC, id DESC);
create index handover_by_person on posts.handover using btree (person_id);
create index handover_by_region on posts.handover using btree (region_code, done_at DESC, id DESC);
alter table posts.handover enable row level security;
alter table posts.handover force row level security;
create policy handover_at_the_gate on posts.handover for all to yanzhen_gate using (true);
create policy handover_by_organisation on posts.handover for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy handover_by_person on posts.handover for all to yanzhen_by_person using (false);
create policy handover_by_region on posts.handover for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy handover_by_statistics on posts.handover for select to yanzhen_statistics using (true);
grant insert, select, update on posts.handover to yanzhen_app;

create table posts.incumbency (
  id uuid not null,
  version integer not null default 1,
  post_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid,
  kind text not null,
  main boolean not null,
  from_on date not null,
  until_on date,
  end_reason text,
  document text not null default ''::text,
  probation_until date,
  probation_result text,
  probation_decided_on date,
  recorded_at timestamp with time zone not null,
  constraint incumbency_check check ((until_on >= from_on)),
  constraint incumbency_check1 check ((probation_until > from_on)),
  constraint incumbency_check2 check (((probation_result IS NULL) = (probation_decided_on IS NULL))),
  constraint incumbency_pkey primary key (id),
  constraint incumbency_post_id_fkey foreign key (post_id) REFERENCES posts.post(id),
  constraint incumbency_probation_result_check check ((probation_result = ANY (ARRAY['confirmed'::text, 'not-confirmed'::text]))),
  constraint incumbency_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index incumbency_by_organisation on posts.incumbency using btree (organisation_id);
create index incumbency_by_person on posts.incumbency using btree (person_id, from_on DESC);
create index incumbency_by_post on posts.incumbency using btree (post_id, from_on);
create index incumbency_by_region on posts.incumbency using btree (region_code);
alter table posts.incumbency enable row level security;
alter table posts.incumbency force row level security;
create policy incumbency_at_the_gate on posts.incumbency for all to yanzhen_gate using (true);
create policy incumbency_by_organisation on posts.incumbency for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy incumbency_by_person on posts.incumbency for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy incumbency_by_region on posts.incumbency for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy incumbency_by_statistics on posts.incumbency for select to yanzhen_statistics using (true);
grant insert, select, update on posts.incumbency to yanzhen_app;

create table posts.left_behind (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  text_sealed bytea not null,
  received_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint left_behind_check check (((settled_by IS NULL) = (settled_at IS NULL))),
  constraint left_behind_pkey primary key (id),
  constraint left_behind_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index left_behind_open on posts.left_behind using btree (region_code, received_at DESC) WHERE (settled_at IS NULL);
alter table posts.left_behind enable row level security;
alter table posts.left_behind force row level security;
create policy left_behind_at_the_gate on posts.left_behind for all to yanzhen_gate using (true);
create policy left_behind_by_organisation on posts.left_behind for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy left_behind_by_person on posts.left_behind for all to yanzhen_by_person using (false);
create policy left_behind_by_region on posts.left_behind for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant insert, select on posts.left_behind to yanzhen_app;
grant update (settled_at), update (settled_by) on posts.left_behind to yanzhen_app;

create table posts.lone_visit (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  client_id uuid,
  place text not null default ''::text,
  second_person_id uuid not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  alarm_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  alarmed_at timestamp with time zone,
  alarm text,
  told_at timestamp with time zone,
  escalated_at timestamp with time zone,
  answered_at timestamp with time zone,
  answered_by uuid,
  closed_at timestamp with time zone,
  outcome text not null default ''::text,
  constraint lone_visit_alarm_check check ((alarm = ANY (ARRAY['overdue'::text, 'duress'::text]))),
  constraint lone_visit_check check (((alarm IS NULL) = (alarmed_at IS NULL))),
  constraint lone_visit_check1 check (((answered_at IS NULL) = (answered_by IS NULL))),
  constraint lone_visit_check2 check (((client_id IS NOT NULL) OR (place <> ''::text))),
  constraint lone_visit_pkey primary key (id),
  constraint lone_visit_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index lone_visit_alarmed on posts.lone_visit using btree (alarmed_at) WHERE ((alarmed_at IS NOT NULL) AND (closed_at IS NULL));
create index lone_visit_by_organisation on posts.lone_visit using btree (organisation_id, started_at DESC);
create index lone_visit_by_person on posts.lone_visit using btree (person_id, started_at DESC);
create index lone_visit_by_region on posts.lone_visit using btree (region_code, started_at DESC);
create unique index lone_visit_one_at_a_time on posts.lone_visit using btree (person_id) WHERE ((ended_at IS NULL) AND (closed_at IS NULL));
create index lone_visit_running on posts.lone_visit using btree (alarm_at) WHERE ((ended_at IS NULL) AND (alarmed_at IS NULL) AND (closed_at IS NULL));
alter table posts.lone_visit enable row level security;
alter table posts.lone_visit force row level security;
create policy lone_visit_at_the_gate on posts.lone_visit for all to yanzhen_gate using (true);
create policy lone_visit_by_organisation on posts.lone_visit for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id)) OR (second_person_id = ( SELECT kernel.person_id() AS person_id))));
create policy lone_visit_by_person on posts.lone_visit for all to yanzhen_by_person using (((person_id = ( SELECT kernel.person_id() AS person_id)) OR (second_person_id = ( SELECT kernel.person_id() AS person_id))));
create policy lone_visit_by_region on posts.lone_visit for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy lone_visit_by_statistics on posts.lone_visit for select to yanzhen_statistics using (true);
grant insert, select, update on posts.lone_visit to yanzhen_app;

create table posts.population (
  id uuid not null,
  region_code text collate "C" not null,
  counted_on date not null,
  urban_residents integer not null,
  source text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint population_pkey primary key (id),
  constraint population_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint population_source_check check (((char_length(source) >= 2) AND (char_length(source) <= 200))),
  constraint population_urban_residents_check check ((urban_residents >= 0))
);
create index population_by_region on posts.population using btree (region_code, counted_on DESC, recorded_at DESC);
alter table posts.population enable row level security;
alter table posts.population force row level security;
create policy population_at_the_gate on posts.population for all to yanzhen_gate using (true);
create policy population_by_organisation on posts.population for all to yanzhen_by_organisation using ((region_code = ANY (( SELECT kernel.region_codes() AS region_codes)::text[])));
create policy population_by_person on posts.population for all to yanzhen_by_person using (false);
create policy population_by_region on posts.population for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy population_by_statistics on posts.population for select to yanzhen_statistics using (true);
grant insert, select on posts.population to yanzhen_app;

create table posts.post (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  recruiting_id uuid,
  managing_id uuid,
  employer_id uuid,
  kind text not null,
  title text not null,
  seats integer not null,
  certificate text not null,
  certificate_level text,
  funding text not null,
  basis text not null default ''::text,
  from_on date not null,
  until_on date,
  recorded_at timestamp with time zone not null,
  constraint post_certificate_check check ((certificate = ANY (ARRAY['none'::text, 'preferred'::text, 'required'::text]))),
  constraint post_certificate_level_check check ((certificate_level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint post_check check ((until_on > from_on)),
  constraint post_check1 check (((certificate = 'none'::text) = (certificate_level IS NULL))),
  constraint post_pkey primary key (id),
  constraint post_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint post_seats_check check (((seats >= 1) AND (seats <= 1000))),
  constraint post_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 60)))
);
create index post_by_employer on posts.post using btree (employer_id) WHERE (employer_id IS NOT NULL);
create index post_by_organisation on posts.post using btree (organisation_id, id);
create index post_by_region on posts.post using btree (region_code, id);
alter table posts.post enable row level security;
alter table posts.post force row level security;
create policy post_at_the_gate on posts.post for all to yanzhen_gate using (true);
create policy post_by_organisation on posts.post for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (managing_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (recruiting_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy post_by_person on posts.post for all to yanzhen_by_person using ((id IN ( SELECT i.post_id
   FROM posts.incumbency i
  WHERE (i.person_id = ( SELECT kernel.person_id() AS person_id)))));
create policy post_by_region on posts.post for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy post_by_statistics on posts.post for select to yanzhen_statistics using (true);
grant insert, select, update on posts.post to yanzhen_app;

create table posts.recruitment (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  organisation_id uuid,
  title text not null,
  notice text not null default ''::text,
  sign_up_until date not null,
  stage text not null,
  status text not null default 'open'::text,
  rules jsonb not null,
  pack_version text not null,
  reading text,
  reading_reason text not null default ''::text,
  public_from date,
  public_until date,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  closed_on date,
  constraint recruitment_check check ((public_until >= public_from)),
  constraint recruitment_check1 check (((status = 'open'::text) = (closed_on IS NULL))),
  constraint recruitment_pkey primary key (id),
  constraint recruitment_reading_check check ((reading = ANY (ARRAY['preference'::text, 'condition'::text]))),
  constraint recruitment_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint recruitment_status_check check ((status = ANY (ARRAY['open'::text, 'closed'::text, 'cancelled'::text]))),
  constraint recruitment_title_check check (((char_length(title) >= 2) AND (char_length(title) <= 80)))
);
create index recruitment_by_region on posts.recruitment using btree (region_code, opened_at DESC, id DESC);
alter table posts.recruitment enable row level security;
alter table posts.recruitment force row level security;
create policy recruitment_at_the_gate on posts.recruitment for all to yanzhen_gate using (true);
create policy recruitment_by_organisation on posts.recruitment for all to yanzhen_by_organisation using (false);
create policy recruitment_by_person on posts.recruitment for all to yanzhen_by_person using (false);
create policy recruitment_by_region on posts.recruitment for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy recruitment_by_statistics on posts.recruitment for select to yanzhen_statistics using (true);
grant insert, select, update on posts.recruitment to yanzhen_app;

create table posts.recruitment_decision (
  id uuid not null,
  seq bigint not null generated always as identity,
  recruitment_id uuid not null,
  place_id uuid,
  candidate_id uuid,
  region_code text collate "C" not null,
  kind text not null,
  value text not null default ''::text,
  reason text not null default ''::text,
  decided_by uuid not null,
  decided_at timestamp with time zone not null,
  constraint recruitment_decision_candidate_id_fkey foreign key (candidate_id) REFERENCES posts.candidate(id),
  constraint recruitment_decision_kind_check check ((kind = ANY (ARRAY['reading'::text, 'places'::text, 'few-kept'::text, 'tie'::text, 'withdrawal'::text, 'unknown-passed'::text, 'cancellation'::text, 'stage'::text]))),
  constraint recruitment_decision_pkey primary key (id),
  constraint recruitment_decision_place_id_fkey foreign key (place_id) REFERENCES posts.recruitment_place(id),
  constraint recruitment_decision_recruitment_id_fkey foreign key (recruitment_id) REFERENCES posts.recruitment(id),
  constraint recruitment_decision_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index recruitment_decision_by_round on posts.recruitment_decision using btree (recruitment_id, seq DESC);
alter table posts.recruitment_decision enable row level security;
alter table posts.recruitment_decision force row level security;
create policy recruitment_decision_at_the_gate on posts.recruitment_decision for all to yanzhen_gate using (true);
create policy recruitment_decision_by_organisation on posts.recruitment_decision for all to yanzhen_by_organisation using (false);
create policy recruitment_decision_by_person on posts.recruitment_decision for all to yanzhen_by_person using (false);
create policy recruitment_decision_by_region on posts.recruitment_decision for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy recruitment_decision_by_statistics on posts.recruitment_decision for select to yanzhen_statistics using (true);
grant insert, select on posts.recruitment_decision to yanzhen_app;

create table posts.recruitment_entry (
  id uuid not null,
  seq bigint not null generated always as identity,
  recruitment_id uuid not null,
  candidate_id uuid not null,
  region_code text collate "C" not null,
  stage text not null,
  passed boolean,
  mark integer,
  absent boolean not null default false,
  cleared boolean not null default false,
  note text not null default ''::text,
  reason text not null default ''::text,
  entered_by uuid not null,
  entered_at timestamp with time zone not null,
  constraint recruitment_entry_candidate_id_fkey foreign key (candidate_id) REFERENCES posts.candidate(id),
  constraint recruitment_entry_check check ((((num_nonnulls(passed, mark) + (absent)::integer) + (cleared)::integer) = 1)),
  constraint recruitment_entry_mark_check check (((mark >= 0) AND (mark <= 10000))),
  constraint recruitment_entry_pkey primary key (id),
  constraint recruitment_entry_recruitment_id_fkey foreign key (recruitment_id) REFERENCES posts.recruitment(id),
  constraint recruitment_entry_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index recruitment_entry_by_round on posts.recruitment_entry using btree (recruitment_id, candidate_id, stage, seq DESC);
alter table posts.recruitment_entry enable row level security;
alter table posts.recruitment_entry force row level security;
create policy recruitment_entry_at_the_gate on posts.recruitment_entry for all to yanzhen_gate using (true);
create policy recruitment_entry_by_organisation on posts.recruitment_entry for all to yanzhen_by_organisation using (false);
create policy recruitment_entry_by_person on posts.recruitment_entry for all to yanzhen_by_person using (false);
create policy recruitment_entry_by_region on posts.recruitment_entry for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy recruitment_entry_by_statistics on posts.recruitment_entry for select to yanzhen_statistics using (true);
grant insert, select on posts.recruitment_entry to yanzhen_app;

create table posts.recruitment_place (
  id uuid not null,
  version integer not null default 1,
  recruitment_id uuid not null,
  post_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  planned integer not null,
  places integer not null,
  certificate text not null,
  certificate_level text,
  few_kept boolean not null default false,
  constraint recruitment_place_certificate_check check ((certificate = ANY (ARRAY['none'::text, 'preference'::text, 'condition'::text]))),
  constraint recruitment_place_certificate_level_check check ((certificate_level = ANY (ARRAY['assistant'::text, 'intermediate'::text, 'senior'::text]))),
  constraint recruitment_place_check check (((places >= 0) AND (places <= planned))),
  constraint recruitment_place_check1 check (((certificate = 'none'::text) = (certificate_level IS NULL))),
  constraint recruitment_place_pkey primary key (id),
  constraint recruitment_place_planned_check check (((planned >= 1) AND (planned <= 1000))),
  constraint recruitment_place_post_id_fkey foreign key (post_id) REFERENCES posts.post(id),
  constraint recruitment_place_recruitment_id_fkey foreign key (recruitment_id) REFERENCES posts.recruitment(id),
  constraint recruitment_place_recruitment_id_post_id_key unique (recruitment_id, post_id),
  constraint recruitment_place_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index recruitment_place_by_post on posts.recruitment_place using btree (post_id);
alter table posts.recruitment_place enable row level security;
alter table posts.recruitment_place force row level security;
create policy recruitment_place_at_the_gate on posts.recruitment_place for all to yanzhen_gate using (true);
create policy recruitment_place_by_organisation on posts.recruitment_place for all to yanzhen_by_organisation using (false);
create policy recruitment_place_by_person on posts.recruitment_place for all to yanzhen_by_person using (false);
create policy recruitment_place_by_region on posts.recruitment_place for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy recruitment_place_by_statistics on posts.recruitment_place for select to yanzhen_statistics using (true);
grant insert, select, update on posts.recruitment_place to yanzhen_app;

create table posts.safety_card (
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  phone_sealed bytea not null,
  phone_masked text not null,
  second_person_id uuid not null,
  changed_at timestamp with time zone not null,
  constraint safety_card_check check ((second_person_id <> person_id)),
  constraint safety_card_pkey primary key (person_id),
  constraint safety_card_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
alter table posts.safety_card enable row level security;
alter table posts.safety_card force row level security;
create policy safety_card_at_the_gate on posts.safety_card for all to yanzhen_gate using (true);
create policy safety_card_by_organisation on posts.safety_card for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy safety_card_by_person on posts.safety_card for all to yanzhen_by_person using (((person_id = ( SELECT kernel.person_id() AS person_id)) OR (second_person_id = ( SELECT kernel.person_id() AS person_id))));
create policy safety_card_by_region on posts.safety_card for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy safety_card_by_statistics on posts.safety_card for select to yanzhen_statistics using (true);
grant insert, select, update on posts.safety_card to yanzhen_app;

create table posts.secondment (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  employer_id uuid,
  to_organisation_id uuid not null,
  from_on date not null,
  until_on date not null,
  reason text not null,
  state text not null,
  needs_approval boolean not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  decision text not null default ''::text,
  returned_on date,
  pack_version text not null,
  requested_by uuid not null,
  requested_at timestamp with time zone not null,
  constraint secondment_check check ((until_on > from_on)),
  constraint secondment_pkey primary key (id),
  constraint secondment_reason_check check (((char_length(reason) >= 2) AND (char_length(reason) <= 200))),
  constraint secondment_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint secondment_state_check check ((state = ANY (ARRAY['requested'::text, 'approved'::text, 'refused'::text, 'returned'::text])))
);
create index secondment_by_organisation on posts.secondment using btree (organisation_id, requested_at DESC, id DESC);
create index secondment_by_person on posts.secondment using btree (person_id);
create index secondment_by_region on posts.secondment using btree (region_code, requested_at DESC, id DESC);
alter table posts.secondment enable row level security;
alter table posts.secondment force row level security;
create policy secondment_at_the_gate on posts.secondment for all to yanzhen_gate using (true);
create policy secondment_by_organisation on posts.secondment for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy secondment_by_person on posts.secondment for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy secondment_by_region on posts.secondment for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy secondment_by_statistics on posts.secondment for select to yanzhen_statistics using (true);
grant insert, select, update on posts.secondment to yanzhen_app;

create schema public;

create table public.migration (
  number integer not null,
  file text not null,
  digest text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey primary key (number)
);

create schema selection;
grant usage on schema selection to yanzhen_app;

CREATE OR REPLACE FUNCTION selection.judges(entry uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select exists (
      select from selection.assignment a join selection.round r on r.id = a.round_id
       where a.entry_id = entry and a.person_id = kernel.person_id() and a.stage in ('given', 'done') and r.stage = 'reviewing'
         and not exists (select from selection.conflict c where c.entry_id = a.entry_id and c.expert_id = a.expert_id))
  $function$;

create table selection.appeal (
  id uuid not null,
  title_id uuid not null,
  region_code text collate "C" not null,
  holder_region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  fact_id uuid,
  grade_id uuid,
  words text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  stage text not null default 'open'::text,
  answer text not null default ''::text,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint appeal_answer_check check ((char_length(answer) <= 1000)),
  constraint appeal_check check (((fact_id IS NULL) <> (grade_id IS NULL))),
  constraint appeal_check1 check (((stage = 'open'::text) = (answer = ''::text))),
  constraint appeal_fact_id_fkey foreign key (fact_id) REFERENCES selection.title_fact(id),
  constraint appeal_grade_id_fkey foreign key (grade_id) REFERENCES selection.title_grade(id),
  constraint appeal_holder_region_code_check check ((holder_region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint appeal_pkey primary key (id),
  constraint appeal_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint appeal_stage_check check ((stage = ANY (ARRAY['open'::text, 'upheld'::text, 'dismissed'::text]))),
  constraint appeal_title_id_fkey foreign key (title_id) REFERENCES selection.title(id),
  constraint appeal_words_check check (((char_length(words) >= 1) AND (char_length(words) <= 2000)))
);
create unique index appeal_against_fact on selection.appeal using btree (fact_id) WHERE (fact_id IS NOT NULL);
create unique index appeal_against_grade on selection.appeal using btree (grade_id) WHERE (grade_id IS NOT NULL);
create index appeal_by_title on selection.appeal using btree (title_id);
alter table selection.appeal enable row level security;
alter table selection.appeal force row level security;
create policy appeal_at_the_gate on selection.appeal for all to yanzhen_gate using (true);
create policy appeal_by_organisation on selection.appeal for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy appeal_by_person on selection.appeal for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy appeal_by_region on selection.appeal for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy appeal_by_statistics on selection.appeal for select to yanzhen_statistics using (true);
create policy appeal_of_the_holder on selection.appeal for all to yanzhen_by_region using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy appeal_where_the_holder_is on selection.appeal for select to yanzhen_by_region using (((holder_region_code >= ( SELECT kernel.low() AS low)) AND (holder_region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on selection.appeal to yanzhen_app;

create table selection.assigning (
  id uuid not null,
  round_id uuid not null,
  region_code text collate "C" not null,
  sheet text not null,
  status text not null,
  objective integer not null,
  bound numeric not null,
  milliseconds integer not null,
  pairs integer not null,
  short jsonb not null,
  prices jsonb not null,
  run_by uuid not null,
  run_at timestamp with time zone not null,
  constraint assigning_pkey primary key (id),
  constraint assigning_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint assigning_round_id_fkey foreign key (round_id) REFERENCES selection.round(id)
);
create index assigning_by_round on selection.assigning using btree (round_id, sheet, run_at DESC);
alter table selection.assigning enable row level security;
alter table selection.assigning force row level security;
create policy assigning_at_the_gate on selection.assigning for all to yanzhen_gate using (true);
create policy assigning_by_region on selection.assigning for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant delete, insert, select, update on selection.assigning to yanzhen_by_region;
grant delete, insert, select, update on selection.assigning to yanzhen_gate;

create table selection.assignment (
  id uuid not null,
  version integer not null default 1,
  round_id uuid not null,
  region_code text collate "C" not null,
  entry_id uuid not null,
  expert_id uuid not null,
  person_id uuid not null,
  sheet text not null,
  source text not null,
  reason text not null default ''::text,
  assigned_by uuid not null,
  assigned_at timestamp with time zone not null,
  due_on date,
  stage text not null default 'given'::text,
  withdrawn_because text not null default ''::text,
  constraint assignment_check check (((stage = 'withdrawn'::text) = (withdrawn_because <> ''::text))),
  constraint assignment_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint assignment_expert_id_fkey foreign key (expert_id) REFERENCES selection.expert(id),
  constraint assignment_pkey primary key (id),
  constraint assignment_reason_check check ((char_length(reason) <= 500)),
  constraint assignment_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint assignment_round_id_fkey foreign key (round_id) REFERENCES selection.round(id),
  constraint assignment_source_check check ((source = ANY (ARRAY['solved'::text, 'hand'::text]))),
  constraint assignment_stage_check check ((stage = ANY (ARRAY['given'::text, 'done'::text, 'withdrawn'::text]))),
  constraint assignment_withdrawn_because_check check ((char_length(withdrawn_because) <= 500))
);
create index assignment_by_person on selection.assignment using btree (person_id, stage);
create index assignment_by_round on selection.assignment using btree (round_id, sheet, entry_id);
create unique index assignment_once on selection.assignment using btree (entry_id, sheet, expert_id) WHERE (stage <> 'withdrawn'::text);
alter table selection.assignment enable row level security;
alter table selection.assignment force row level security;
create policy assignment_at_the_gate on selection.assignment for all to yanzhen_gate using (true);
create policy assignment_by_region on selection.assignment for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy assignment_own on selection.assignment for all to yanzhen_app using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on selection.assignment to yanzhen_app;

create table selection.bank_account (
  person_id uuid not null,
  region_code text collate "C" not null,
  bank text not null,
  number_sealed bytea not null,
  number_masked text not null,
  changed_at timestamp with time zone not null,
  constraint bank_account_bank_check check (((char_length(bank) >= 2) AND (char_length(bank) <= 60))),
  constraint bank_account_pkey primary key (person_id),
  constraint bank_account_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
alter table selection.bank_account enable row level security;
alter table selection.bank_account force row level security;
create policy bank_account_at_the_gate on selection.bank_account for all to yanzhen_gate using (true);
create policy bank_account_by_organisation on selection.bank_account for all to yanzhen_by_organisation using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy bank_account_by_person on selection.bank_account for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy bank_account_by_region on selection.bank_account for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy bank_account_by_statistics on selection.bank_account for select to yanzhen_statistics using (true);
create policy bank_account_of_the_holder on selection.bank_account for all to yanzhen_by_region using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on selection.bank_account to yanzhen_app;

create table selection.blind_evidence (
  entry_id uuid not null,
  evidence_id uuid not null,
  round_id uuid not null,
  region_code text collate "C" not null,
  version integer not null default 1,
  answer text not null,
  copy_id uuid,
  confirmed_by uuid not null,
  confirmed_at timestamp with time zone not null,
  constraint blind_evidence_answer_check check ((answer = ANY (ARRAY['fit'::text, 'copy'::text, 'withheld'::text]))),
  constraint blind_evidence_check check (((answer = 'copy'::text) = (copy_id IS NOT NULL))),
  constraint blind_evidence_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint blind_evidence_pkey primary key (entry_id, evidence_id),
  constraint blind_evidence_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint blind_evidence_round_id_fkey foreign key (round_id) REFERENCES selection.round(id)
);
alter table selection.blind_evidence enable row level security;
alter table selection.blind_evidence force row level security;
create policy blind_evidence_at_the_gate on selection.blind_evidence for all to yanzhen_gate using (true);
create policy blind_evidence_by_region on selection.blind_evidence for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on selection.blind_evidence to yanzhen_by_region;
grant insert, select, update on selection.blind_evidence to yanzhen_gate;

create table selection.blind_text (
  entry_id uuid not null,
  round_id uuid not null,
  region_code text collate "C" not null,
  version integer not null default 1,
  texts jsonb not null,
  confirmed_by uuid not null,
  confirmed_at timestamp with time zone not null,
  constraint blind_text_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint blind_text_pkey primary key (entry_id),
  constraint blind_text_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint blind_text_round_id_fkey foreign key (round_id) REFERENCES selection.round(id)
);
alter table selection.blind_text enable row level security;
alter table selection.blind_text force row level security;
create policy blind_text_at_the_gate on selection.blind_text for all to yanzhen_gate using (true);
create policy blind_text_by_region on selection.blind_text for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant delete, insert, select, update on selection.blind_text to yanzhen_by_region;
grant delete, insert, select, update on selection.blind_text to yanzhen_gate;

create table selection.conflict (
  id uuid not null,
  round_id uuid not null,
  region_code text collate "C" not null,
  expert_id uuid not null,
  entry_id uuid not null,
  kind text not null,
  source text not null,
  about text not null default ''::text,
  from_on date,
  until_on date,
  noted_at timestamp with time zone not null,
  constraint conflict_about_check check ((char_length(about) <= 500)),
  constraint conflict_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint conflict_expert_id_fkey foreign key (expert_id) REFERENCES selection.expert(id),
  constraint conflict_kind_check check ((kind = ANY (ARRAY['same-person'::text, 'co-applicant'::text, 'relative'::text, 'named-in-entry'::text, 'same-employer'::text, 'former-employer'::text, 'same-project'::text, 'supervisor'::text, 'supervisee'::text, 'declared'::text]))),
  constraint conflict_pkey primary key (id),
  constraint conflict_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint conflict_round_id_fkey foreign key (round_id) REFERENCES selection.round(id),
  constraint conflict_source_check check ((source = ANY (ARRAY['found'::text, 'expert'::text, 'office'::text])))
);
create index conflict_by_round on selection.conflict using btree (round_id, expert_id, entry_id);
alter table selection.conflict enable row level security;
alter table selection.conflict force row level security;
create policy conflict_at_the_gate on selection.conflict for all to yanzhen_gate using (true);
create policy conflict_by_region on selection.conflict for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant delete, insert, select, update on selection.conflict to yanzhen_by_region;
grant delete, insert, select, update on selection.conflict to yanzhen_gate;

create table selection.defence (
  round_id uuid not null,
  sheet text not null,
  entry_id uuid not null,
  region_code text collate "C" not null,
  person_id uuid,
  starts_at timestamp with time zone not null,
  minutes integer not null,
  room text not null,
  constraint defence_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint defence_minutes_check check (((minutes >= 5) AND (minutes <= 240))),
  constraint defence_pkey primary key (round_id, sheet, entry_id),
  constraint defence_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint defence_room_check check (((char_length(room) >= 1) AND (char_length(room) <= 100))),
  constraint defence_round_id_fkey foreign key (round_id) REFERENCES selection.round(id)
);
alter table selection.defence enable row level security;
alter table selection.defence force row level security;
create policy defence_at_the_gate on selection.defence for all to yanzhen_gate using (true);
create policy defence_by_region on selection.defence for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant delete, insert, select, update on selection.defence to yanzhen_by_region;
grant delete, insert, select, update on selection.defence to yanzhen_gate;

create table selection.delivery (
  title_id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  holder_region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  stage text not null default 'draft'::text,
  parts jsonb not null default '{}'::jsonb,
  said text not null default ''::text,
  reported_by uuid not null,
  reported_at timestamp with time zone not null,
  accepted_on date,
  constraint delivery_check check (((stage = 'accepted'::text) = (accepted_on IS NOT NULL))),
  constraint delivery_holder_region_code_check check ((holder_region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint delivery_pkey primary key (title_id),
  constraint delivery_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint delivery_said_check check ((char_length(said) <= 2000)),
  constraint delivery_stage_check check ((stage = ANY (ARRAY['draft'::text, 'reported'::text, 'sent-back'::text, 'accepted'::text]))),
  constraint delivery_title_id_fkey foreign key (title_id) REFERENCES selection.title(id)
);
create index delivery_by_region on selection.delivery using btree (region_code, stage);
alter table selection.delivery enable row level security;
alter table selection.delivery force row level security;
create policy delivery_at_the_gate on selection.delivery for all to yanzhen_gate using (true);
create policy delivery_by_organisation on selection.delivery for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy delivery_by_person on selection.delivery for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy delivery_by_region on selection.delivery for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy delivery_by_statistics on selection.delivery for select to yanzhen_statistics using (true);
create policy delivery_where_the_holder_is on selection.delivery for select to yanzhen_by_region using (((holder_region_code >= ( SELECT kernel.low() AS low)) AND (holder_region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on selection.delivery to yanzhen_app;

create table selection.delivery_act (
  id uuid not null,
  seq bigint not null generated always as identity,
  title_id uuid not null,
  region_code text collate "C" not null,
  holder_region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  kind text not null,
  clauses text[] not null default '{}'::text[],
  reason text not null default ''::text,
  acted_by uuid not null,
  acted_at timestamp with time zone not null,
  constraint delivery_act_holder_region_code_check check ((holder_region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint delivery_act_kind_check check ((kind = ANY (ARRAY['reported'::text, 'sent-back'::text, 'accepted'::text]))),
  constraint delivery_act_pkey primary key (id),
  constraint delivery_act_reason_check check ((char_length(reason) <= 1000)),
  constraint delivery_act_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint delivery_act_title_id_fkey foreign key (title_id) REFERENCES selection.delivery(title_id)
);
create index delivery_act_by_title on selection.delivery_act using btree (title_id, seq);
alter table selection.delivery_act enable row level security;
alter table selection.delivery_act force row level security;
create policy delivery_act_at_the_gate on selection.delivery_act for all to yanzhen_gate using (true);
create policy delivery_act_by_organisation on selection.delivery_act for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy delivery_act_by_person on selection.delivery_act for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy delivery_act_by_region on selection.delivery_act for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy delivery_act_by_statistics on selection.delivery_act for select to yanzhen_statistics using (true);
create policy delivery_act_where_the_holder_is on selection.delivery_act for select to yanzhen_by_region using (((holder_region_code >= ( SELECT kernel.low() AS low)) AND (holder_region_code < ( SELECT kernel.high() AS high))));
grant insert, select on selection.delivery_act to yanzhen_app;

create table selection.draft (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  place text not null,
  code text not null,
  text text not null,
  based_on text not null default ''::text,
  stage text not null default 'draft'::text,
  note text not null default ''::text,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  sent_back_because text not null default ''::text,
  issued_by uuid,
  issued_at timestamp with time zone,
  cases text not null default ''::text,
  constraint draft_cases_check check ((char_length(cases) <= 200000)),
  constraint draft_check check (((issued_by IS NULL) OR (issued_by <> written_by))),
  constraint draft_check1 check (((stage = 'issued'::text) = (issued_by IS NOT NULL))),
  constraint draft_code_check check ((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text)),
  constraint draft_note_check check ((char_length(note) <= 500)),
  constraint draft_pkey primary key (id),
  constraint draft_place_check check ((place ~ '^[a-z0-9-]+$'::text)),
  constraint draft_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint draft_sent_back_because_check check ((char_length(sent_back_because) <= 500)),
  constraint draft_stage_check check ((stage = ANY (ARRAY['draft'::text, 'submitted'::text, 'sent-back'::text, 'issued'::text, 'discarded'::text]))),
  constraint draft_text_check check ((char_length(text) <= 100000))
);
create index draft_by_region on selection.draft using btree (region_code, written_at DESC, id DESC);
alter table selection.draft enable row level security;
alter table selection.draft force row level security;
create policy draft_at_the_gate on selection.draft for all to yanzhen_gate using (true);
create policy draft_by_region on selection.draft for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on selection.draft to yanzhen_by_region;
grant insert, select, update on selection.draft to yanzhen_gate;

create table selection.entry (
  id uuid not null,
  version integer not null default 1,
  round_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  title text,
  track text,
  facts jsonb not null default '{}'::jsonb,
  stated jsonb not null default '{}'::jsonb,
  outcome text,
  preferred text[] not null default '{}'::text[],
  stage text not null default 'draft'::text,
  step integer not null default 0,
  created_by uuid not null,
  created_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  answer_by date,
  constraint entry_check check (((submitted_at IS NOT NULL) OR (stage = ANY (ARRAY['draft'::text, 'withdrawn'::text])))),
  constraint entry_outcome_check check ((outcome = ANY (ARRAY['met'::text, 'unmet'::text, 'unknown'::text]))),
  constraint entry_pkey primary key (id),
  constraint entry_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint entry_round_id_fkey foreign key (round_id) REFERENCES selection.round(id),
  constraint entry_stage_check check ((stage = ANY (ARRAY['draft'::text, 'submitted'::text, 'sent-back'::text, 'received'::text, 'admitted'::text, 'refused'::text, 'withdrawn'::text]))),
  constraint entry_step_check check ((step >= 0)),
  constraint entry_title_check check (((char_length(title) >= 2) AND (char_length(title) <= 80)))
);
create index entry_by_employer on selection.entry using btree (employer_id) WHERE (employer_id IS NOT NULL);
create index entry_by_organisation on selection.entry using btree (organisation_id) WHERE (organisation_id IS NOT NULL);
create index entry_by_person on selection.entry using btree (person_id) WHERE (person_id IS NOT NULL);
create index entry_by_region on selection.entry using btree (region_code, round_id, id);
create index entry_by_round on selection.entry using btree (round_id, stage, id);
create unique index entry_organisation_once on selection.entry using btree (round_id, organisation_id, COALESCE(title, ''::text)) WHERE ((person_id IS NULL) AND (stage <> 'withdrawn'::text));
create unique index entry_person_once on selection.entry using btree (round_id, person_id) WHERE ((person_id IS NOT NULL) AND (stage <> 'withdrawn'::text));
alter table selection.entry enable row level security;
alter table selection.entry force row level security;
create policy entry_at_the_gate on selection.entry for all to yanzhen_gate using (true);
create policy entry_by_organisation on selection.entry for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy entry_by_person on selection.entry for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy entry_by_region on selection.entry for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy entry_by_statistics on selection.entry for select to yanzhen_statistics using (true);
grant insert, select, update on selection.entry to yanzhen_app;

create table selection.entry_act (
  id uuid not null,
  seq bigint not null generated always as identity,
  entry_id uuid not null,
  round_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  kind text not null,
  step integer,
  place_order integer,
  clauses text[] not null default '{}'::text[],
  reason text not null default ''::text,
  acted_by uuid not null,
  acted_at timestamp with time zone not null,
  decisions jsonb not null default '[]'::jsonb,
  instead boolean not null default false,
  constraint entry_act_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint entry_act_kind_check check ((kind = ANY (ARRAY['submitted'::text, 'recommended'::text, 'sent-back'::text, 'not-recommended'::text, 'admitted'::text, 'refused'::text, 'asked'::text, 'withdrawn'::text, 'moved'::text]))),
  constraint entry_act_pkey primary key (id),
  constraint entry_act_place_order_check check ((place_order > 0)),
  constraint entry_act_reason_check check ((char_length(reason) <= 1000)),
  constraint entry_act_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint entry_act_round_id_fkey foreign key (round_id) REFERENCES selection.round(id)
);
create index entry_act_by_entry on selection.entry_act using btree (entry_id, seq);
create index entry_act_by_round on selection.entry_act using btree (round_id, kind);
alter table selection.entry_act enable row level security;
alter table selection.entry_act force row level security;
create policy entry_act_at_the_gate on selection.entry_act for all to yanzhen_gate using (true);
create policy entry_act_by_organisation on selection.entry_act for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy entry_act_by_person on selection.entry_act for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy entry_act_by_region on selection.entry_act for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy entry_act_by_statistics on selection.entry_act for select to yanzhen_statistics using (true);
grant insert, select on selection.entry_act to yanzhen_app;
grant update (employer_id), update (organisation_id), update (person_id), update (region_code) on selection.entry_act to yanzhen_gate;

create table selection.entry_evidence (
  entry_id uuid not null,
  evidence_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  about text not null default ''::text,
  added_at timestamp with time zone not null,
  constraint entry_evidence_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint entry_evidence_pkey primary key (entry_id, evidence_id),
  constraint entry_evidence_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
alter table selection.entry_evidence enable row level security;
alter table selection.entry_evidence force row level security;
create policy entry_evidence_at_the_gate on selection.entry_evidence for all to yanzhen_gate using (true);
create policy entry_evidence_by_organisation on selection.entry_evidence for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy entry_evidence_by_person on selection.entry_evidence for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy entry_evidence_by_region on selection.entry_evidence for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy entry_evidence_by_statistics on selection.entry_evidence for select to yanzhen_statistics using (true);
create policy entry_evidence_to_judge on selection.entry_evidence for select to yanzhen_app using (selection.judges(entry_id));
grant delete, insert, select on selection.entry_evidence to yanzhen_app;
grant update (employer_id), update (organisation_id), update (person_id), update (region_code) on selection.entry_evidence to yanzhen_gate;

create table selection.expert (
  id uuid not null,
  version integer not null default 1,
  round_id uuid not null,
  region_code text collate "C" not null,
  person_id uuid not null,
  organisation_id uuid,
  employer_id uuid,
  fields text[] not null default '{}'::text[],
  stage text not null default 'asked'::text,
  drawn jsonb,
  reason text not null default ''::text,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  answer_by date,
  answered_at timestamp with time zone,
  ended_because text not null default ''::text,
  constraint expert_check check (((stage = ANY (ARRAY['declined'::text, 'released'::text])) OR (ended_because = ''::text))),
  constraint expert_ended_because_check check ((char_length(ended_because) <= 500)),
  constraint expert_pkey primary key (id),
  constraint expert_reason_check check ((char_length(reason) <= 500)),
  constraint expert_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint expert_round_id_fkey foreign key (round_id) REFERENCES selection.round(id),
  constraint expert_stage_check check ((stage = ANY (ARRAY['asked'::text, 'accepted'::text, 'declined'::text, 'released'::text])))
);
create index expert_by_person on selection.expert using btree (person_id);
create index expert_by_region on selection.expert using btree (region_code);
create unique index expert_once on selection.expert using btree (round_id, person_id);
alter table selection.expert enable row level security;
alter table selection.expert force row level security;
create policy expert_at_the_gate on selection.expert for all to yanzhen_gate using (true);
create policy expert_by_region on selection.expert for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy expert_own on selection.expert for all to yanzhen_app using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on selection.expert to yanzhen_app;

create table selection.notice (
  round_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  issuer text not null,
  lasts jsonb not null,
  basis jsonb not null,
  shows jsonb not null,
  from_on date not null,
  published_by uuid not null,
  published_at timestamp with time zone not null,
  constraint notice_issuer_check check (((char_length(issuer) >= 1) AND (char_length(issuer) <= 80))),
  constraint notice_pkey primary key (round_id),
  constraint notice_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint notice_round_id_fkey foreign key (round_id) REFERENCES selection.round(id)
);
alter table selection.notice enable row level security;
alter table selection.notice force row level security;
create policy notice_at_the_gate on selection.notice for all to yanzhen_gate using (true);
create policy notice_by_organisation on selection.notice for all to yanzhen_by_organisation using (false);
create policy notice_by_person on selection.notice for all to yanzhen_by_person using (false);
create policy notice_by_region on selection.notice for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy notice_by_statistics on selection.notice for select to yanzhen_statistics using (true);
grant insert, select on selection.notice to yanzhen_app;

create table selection.notice_act (
  id uuid not null,
  seq bigint not null generated always as identity,
  round_id uuid not null,
  entry_id uuid,
  region_code text collate "C" not null,
  kind text not null,
  reason text not null default ''::text,
  was_on date,
  is_on date,
  acted_by uuid,
  acted_at timestamp with time zone not null,
  constraint notice_act_entry_id_fkey foreign key (entry_id) REFERENCES selection.notice_entry(entry_id),
  constraint notice_act_kind_check check ((kind = ANY (ARRAY['published'::text, 'extended'::text, 'objected'::text, 'looked-into'::text, 'upheld'::text, 'dismissed'::text, 'moved-up'::text, 'confirmed'::text]))),
  constraint notice_act_pkey primary key (id),
  constraint notice_act_reason_check check ((char_length(reason) <= 1000)),
  constraint notice_act_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint notice_act_round_id_fkey foreign key (round_id) REFERENCES selection.notice(round_id)
);
create index notice_act_by_round on selection.notice_act using btree (round_id, seq);
alter table selection.notice_act enable row level security;
alter table selection.notice_act force row level security;
create policy notice_act_at_the_gate on selection.notice_act for all to yanzhen_gate using (true);
create policy notice_act_by_organisation on selection.notice_act for all to yanzhen_by_organisation using (false);
create policy notice_act_by_person on selection.notice_act for all to yanzhen_by_person using (false);
create policy notice_act_by_region on selection.notice_act for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy notice_act_by_statistics on selection.notice_act for select to yanzhen_statistics using (true);
grant insert, select on selection.notice_act to yanzhen_app;

create table selection.notice_entry (
  entry_id uuid not null,
  round_id uuid not null,
  region_code text collate "C" not null,
  place integer not null,
  fields jsonb not null,
  from_on date not null,
  promised_last_on date not null,
  last_on date not null,
  moved_up boolean not null default false,
  state text not null default 'standing'::text,
  reason text not null default ''::text,
  constraint notice_entry_check check ((promised_last_on >= from_on)),
  constraint notice_entry_check1 check ((last_on >= promised_last_on)),
  constraint notice_entry_check2 check (((state = 'struck'::text) = (reason <> ''::text))),
  constraint notice_entry_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint notice_entry_pkey primary key (entry_id),
  constraint notice_entry_place_check check ((place > 0)),
  constraint notice_entry_reason_check check ((char_length(reason) <= 1000)),
  constraint notice_entry_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint notice_entry_round_id_fkey foreign key (round_id) REFERENCES selection.notice(round_id),
  constraint notice_entry_state_check check ((state = ANY (ARRAY['standing'::text, 'struck'::text, 'confirmed'::text])))
);
create index notice_entry_by_round on selection.notice_entry using btree (round_id, place);
alter table selection.notice_entry enable row level security;
alter table selection.notice_entry force row level security;
create policy notice_entry_at_the_gate on selection.notice_entry for all to yanzhen_gate using (true);
create policy notice_entry_by_organisation on selection.notice_entry for all to yanzhen_by_organisation using (false);
create policy notice_entry_by_person on selection.notice_entry for all to yanzhen_by_person using (false);
create policy notice_entry_by_region on selection.notice_entry for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy notice_entry_by_statistics on selection.notice_entry for select to yanzhen_statistics using (true);
grant insert, select, update on selection.notice_entry to yanzhen_app;

create table selection.objection (
  id uuid not null,
  round_id uuid not null,
  entry_id uuid not null,
  region_code text collate "C" not null,
  named boolean not null,
  words_sealed bytea not null,
  contact_sealed bytea,
  receipt_digest bytea not null,
  receipt_sealed bytea not null,
  stage text not null default 'open'::text,
  answer text not null default ''::text,
  received_at timestamp with time zone not null,
  answered_by uuid,
  answered_at timestamp with time zone,
  constraint objection_answer_check check ((char_length(answer) <= 1000)),
  constraint objection_check check ((((stage = 'open'::text) = (answer = ''::text)) AND ((stage = 'open'::text) = (answered_at IS NULL)))),
  constraint objection_check1 check ((named = (contact_sealed IS NOT NULL))),
  constraint objection_entry_id_fkey foreign key (entry_id) REFERENCES selection.notice_entry(entry_id),
  constraint objection_pkey primary key (id),
  constraint objection_receipt_digest_key unique (receipt_digest),
  constraint objection_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint objection_round_id_fkey foreign key (round_id) REFERENCES selection.notice(round_id),
  constraint objection_stage_check check ((stage = ANY (ARRAY['open'::text, 'upheld'::text, 'dismissed'::text])))
);
create index objection_by_entry on selection.objection using btree (entry_id);
create index objection_by_round on selection.objection using btree (round_id, received_at);
alter table selection.objection enable row level security;
alter table selection.objection force row level security;
create policy objection_at_the_gate on selection.objection for all to yanzhen_gate using (true);
create policy objection_by_organisation on selection.objection for all to yanzhen_by_organisation using (false);
create policy objection_by_person on selection.objection for all to yanzhen_by_person using (false);
create policy objection_by_region on selection.objection for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy objection_by_statistics on selection.objection for select to yanzhen_statistics using (true);
grant insert, select, update on selection.objection to yanzhen_app;

create table selection.objection_file (
  id uuid not null,
  objection_id uuid not null,
  region_code text collate "C" not null,
  kind text not null,
  bytes integer not null,
  constraint objection_file_bytes_check check ((bytes > 0)),
  constraint objection_file_kind_check check ((kind = ANY (ARRAY['jpeg'::text, 'png'::text, 'webp'::text, 'pdf'::text]))),
  constraint objection_file_objection_id_fkey foreign key (objection_id) REFERENCES selection.objection(id),
  constraint objection_file_pkey primary key (id),
  constraint objection_file_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index objection_file_by_objection on selection.objection_file using btree (objection_id);
alter table selection.objection_file enable row level security;
alter table selection.objection_file force row level security;
create policy objection_file_at_the_gate on selection.objection_file for all to yanzhen_gate using (true);
create policy objection_file_by_organisation on selection.objection_file for all to yanzhen_by_organisation using (false);
create policy objection_file_by_person on selection.objection_file for all to yanzhen_by_person using (false);
create policy objection_file_by_region on selection.objection_file for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy objection_file_by_statistics on selection.objection_file for select to yanzhen_statistics using (true);
grant insert, select on selection.objection_file to yanzhen_app;

create table selection.organisation_account (
  organisation_id uuid not null,
  region_code text collate "C" not null,
  bank text not null,
  number_sealed bytea not null,
  number_masked text not null,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint organisation_account_bank_check check (((char_length(bank) >= 2) AND (char_length(bank) <= 60))),
  constraint organisation_account_pkey primary key (organisation_id),
  constraint organisation_account_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
alter table selection.organisation_account enable row level security;
alter table selection.organisation_account force row level security;
create policy organisation_account_at_the_gate on selection.organisation_account for all to yanzhen_gate using (true);
create policy organisation_account_by_organisation on selection.organisation_account for all to yanzhen_by_organisation using ((organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)));
create policy organisation_account_by_person on selection.organisation_account for all to yanzhen_by_person using (false);
create policy organisation_account_by_region on selection.organisation_account for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy organisation_account_by_statistics on selection.organisation_account for select to yanzhen_statistics using (true);
grant insert, select, update on selection.organisation_account to yanzhen_app;

create table selection.outside_expert (
  person_id uuid not null,
  region_code text collate "C" not null,
  body text not null,
  fields text[] not null default '{}'::text[],
  invited_by uuid not null,
  invited_at timestamp with time zone not null,
  constraint outside_expert_body_check check (((char_length(body) >= 2) AND (char_length(body) <= 80))),
  constraint outside_expert_pkey primary key (person_id),
  constraint outside_expert_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index outside_expert_by_region on selection.outside_expert using btree (region_code);
alter table selection.outside_expert enable row level security;
alter table selection.outside_expert force row level security;
create policy outside_expert_at_the_gate on selection.outside_expert for all to yanzhen_gate using (true);
create policy outside_expert_by_region on selection.outside_expert for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant insert, select on selection.outside_expert to yanzhen_by_region;
grant insert, select on selection.outside_expert to yanzhen_gate;

create table selection.pay_line (
  id uuid not null,
  run_id uuid not null,
  place integer not null,
  title_id uuid not null,
  region_code text collate "C" not null,
  person_id uuid,
  organisation_id uuid,
  spans jsonb not null,
  due_fen bigint not null,
  before_fen bigint not null,
  amount_fen bigint not null,
  stage text not null default 'proposed'::text,
  tries integer not null default 0,
  failure text not null default ''::text,
  settled_on date,
  constraint pay_line_check check ((amount_fen = (due_fen - before_fen))),
  constraint pay_line_failure_check check ((char_length(failure) <= 200)),
  constraint pay_line_pkey primary key (id),
  constraint pay_line_place_check check ((place > 0)),
  constraint pay_line_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint pay_line_run_id_fkey foreign key (run_id) REFERENCES selection.pay_run(id),
  constraint pay_line_run_id_place_key unique (run_id, place),
  constraint pay_line_run_id_title_id_key unique (run_id, title_id),
  constraint pay_line_stage_check check ((stage = ANY (ARRAY['proposed'::text, 'sent'::text, 'paid'::text, 'failed'::text, 'owed'::text, 'repaid'::text, 'carried'::text]))),
  constraint pay_line_title_id_fkey foreign key (title_id) REFERENCES selection.title(id)
);
create index pay_line_by_title on selection.pay_line using btree (title_id);
alter table selection.pay_line enable row level security;
alter table selection.pay_line force row level security;
create policy pay_line_at_the_gate on selection.pay_line for all to yanzhen_gate using (true);
create policy pay_line_by_organisation on selection.pay_line for all to yanzhen_by_organisation using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy pay_line_by_person on selection.pay_line for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy pay_line_by_region on selection.pay_line for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy pay_line_by_statistics on selection.pay_line for select to yanzhen_statistics using (true);
create policy pay_line_of_the_holder on selection.pay_line for all to yanzhen_by_region using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on selection.pay_line to yanzhen_app;

create table selection.pay_run (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  organisation_id uuid,
  place text not null,
  code text not null,
  until_on date not null,
  stage text not null default 'proposed'::text,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  approved_by uuid,
  approved_at timestamp with time zone,
  sent_at timestamp with time zone,
  closed_at timestamp with time zone,
  constraint pay_run_check check ((approved_by <> proposed_by)),
  constraint pay_run_pkey primary key (id),
  constraint pay_run_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint pay_run_stage_check check ((stage = ANY (ARRAY['proposed'::text, 'approved'::text, 'sent'::text, 'closed'::text, 'dropped'::text])))
);
create index pay_run_by_region on selection.pay_run using btree (region_code, until_on DESC, id DESC);
create unique index pay_run_one_open on selection.pay_run using btree (region_code, place, code) WHERE (stage = ANY (ARRAY['proposed'::text, 'approved'::text, 'sent'::text]));
alter table selection.pay_run enable row level security;
alter table selection.pay_run force row level security;
create policy pay_run_at_the_gate on selection.pay_run for all to yanzhen_gate using (true);
create policy pay_run_by_organisation on selection.pay_run for all to yanzhen_by_organisation using (false);
create policy pay_run_by_person on selection.pay_run for all to yanzhen_by_person using (false);
create policy pay_run_by_region on selection.pay_run for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy pay_run_by_statistics on selection.pay_run for select to yanzhen_statistics using (true);
grant insert, select, update on selection.pay_run to yanzhen_app;

create table selection.review (
  assignment_id uuid not null,
  version integer not null default 1,
  round_id uuid not null,
  region_code text collate "C" not null,
  entry_id uuid not null,
  sheet text not null,
  person_id uuid not null,
  marks jsonb not null default '{}'::jsonb,
  vetoes text[] not null default '{}'::text[],
  comment text not null default ''::text,
  visited_on date,
  points numeric,
  saved_at timestamp with time zone not null,
  submitted_at timestamp with time zone,
  constraint review_assignment_id_fkey foreign key (assignment_id) REFERENCES selection.assignment(id),
  constraint review_check check (((submitted_at IS NULL) = (points IS NULL))),
  constraint review_comment_check check ((char_length(comment) <= 2000)),
  constraint review_pkey primary key (assignment_id),
  constraint review_points_check check (((points >= (0)::numeric) AND (points <= (100)::numeric))),
  constraint review_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index review_by_entry on selection.review using btree (entry_id, sheet);
create index review_by_round on selection.review using btree (round_id);
alter table selection.review enable row level security;
alter table selection.review force row level security;
create policy review_at_the_gate on selection.review for all to yanzhen_gate using (true);
create policy review_by_region on selection.review for select to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high)) AND (submitted_at IS NOT NULL) AND (NOT (EXISTS ( SELECT
   FROM selection.assignment mine
  WHERE ((mine.entry_id = review.entry_id) AND (mine.sheet = review.sheet) AND (mine.person_id = ( SELECT kernel.person_id() AS person_id)) AND (mine.stage = 'given'::text)))))));
create policy review_is_locked on selection.review as restrictive for update to yanzhen_app using (((submitted_at IS NULL) OR (CURRENT_USER = 'yanzhen_gate'::name))) with check (true);
create policy review_of_the_same on selection.review for select to yanzhen_app using (((submitted_at IS NOT NULL) AND (EXISTS ( SELECT
   FROM selection.assignment mine
  WHERE ((mine.entry_id = review.entry_id) AND (mine.sheet = review.sheet) AND (mine.person_id = ( SELECT kernel.person_id() AS person_id)) AND (mine.stage = 'done'::text))))));
create policy review_own on selection.review for all to yanzhen_app using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on selection.review to yanzhen_app;

create table selection.round (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  organisation_id uuid,
  place text not null,
  code text not null,
  title text not null,
  rules jsonb not null,
  pack_version text not null,
  adopted_because text not null default ''::text,
  opened_on date not null,
  entries_last_on date not null,
  stage text not null default 'open'::text,
  cancelled_because text not null default ''::text,
  opened_by uuid not null,
  opened_at timestamp with time zone not null,
  constraint round_check check ((entries_last_on >= opened_on)),
  constraint round_check1 check (((stage = 'cancelled'::text) = (cancelled_because <> ''::text))),
  constraint round_pkey primary key (id),
  constraint round_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint round_stage_check check ((stage = ANY (ARRAY['open'::text, 'screening'::text, 'reviewing'::text, 'ranking'::text, 'sealed'::text, 'notice'::text, 'confirmed'::text, 'cancelled'::text]))),
  constraint round_title_check check (((char_length(title) >= 2) AND (char_length(title) <= 80)))
);
create index round_by_region on selection.round using btree (region_code, opened_on DESC, id DESC);
alter table selection.round enable row level security;
alter table selection.round force row level security;
create policy round_at_the_gate on selection.round for all to yanzhen_gate using (true);
create policy round_by_organisation on selection.round for select to yanzhen_by_organisation using (true);
create policy round_by_person on selection.round for select to yanzhen_by_person using (true);
create policy round_by_region on selection.round for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy round_by_statistics on selection.round for select to yanzhen_statistics using (true);
create policy round_seen_from_below on selection.round for select to yanzhen_by_region using (true);
grant select on selection.round to yanzhen_app;
grant insert, update on selection.round to yanzhen_by_region;
grant insert, update on selection.round to yanzhen_gate;

create table selection.sealed_list (
  round_id uuid not null,
  region_code text collate "C" not null,
  reading jsonb not null,
  reason text not null,
  inputs jsonb not null,
  list jsonb not null,
  digest text not null,
  sealed_by uuid not null,
  sealed_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  lots_reason text not null default ''::text,
  constraint sealed_list_digest_check check ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint sealed_list_lots_reason_check check ((char_length(lots_reason) <= 500)),
  constraint sealed_list_pkey primary key (round_id),
  constraint sealed_list_reason_check check (((char_length(reason) >= 1) AND (char_length(reason) <= 1000))),
  constraint sealed_list_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint sealed_list_round_id_fkey foreign key (round_id) REFERENCES selection.round(id)
);
alter table selection.sealed_list enable row level security;
alter table selection.sealed_list force row level security;
create policy sealed_list_at_the_gate on selection.sealed_list for all to yanzhen_gate using (true);
create policy sealed_list_by_organisation on selection.sealed_list for all to yanzhen_by_organisation using (false);
create policy sealed_list_by_person on selection.sealed_list for all to yanzhen_by_person using (false);
create policy sealed_list_by_region on selection.sealed_list for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy sealed_list_by_statistics on selection.sealed_list for select to yanzhen_statistics using (true);
grant insert, select, update on selection.sealed_list to yanzhen_app;

create table selection.title (
  id uuid not null,
  version integer not null default 1,
  round_id uuid not null,
  entry_id uuid not null,
  region_code text collate "C" not null,
  holder_region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  place text not null,
  code text not null,
  track text,
  award text not null,
  name_masked text not null,
  issuer text not null,
  stage text not null,
  decided_on date not null,
  document_number text not null default ''::text,
  from_on date,
  until_on date,
  check_code text,
  withdrawn_on date,
  constraint title_award_check check (((char_length(award) >= 1) AND (char_length(award) <= 120))),
  constraint title_check check ((until_on > from_on)),
  constraint title_check1 check ((((stage = 'held'::text) = (from_on IS NOT NULL)) AND ((stage = 'held'::text) = (check_code IS NOT NULL)))),
  constraint title_check2 check (((withdrawn_on IS NULL) OR (stage = 'held'::text))),
  constraint title_check_code_check check ((check_code ~ '^[2-9A-HJKMNP-Z]{16}$'::text)),
  constraint title_check_code_key unique (check_code),
  constraint title_document_number_check check ((char_length(document_number) <= 60)),
  constraint title_entry_id_fkey foreign key (entry_id) REFERENCES selection.entry(id),
  constraint title_entry_id_key unique (entry_id),
  constraint title_holder_region_code_check check ((holder_region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint title_pkey primary key (id),
  constraint title_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint title_round_id_fkey foreign key (round_id) REFERENCES selection.round(id),
  constraint title_stage_check check ((stage = ANY (ARRAY['training'::text, 'held'::text, 'never'::text])))
);
create index title_by_organisation on selection.title using btree (organisation_id) WHERE (organisation_id IS NOT NULL);
create index title_by_person on selection.title using btree (person_id) WHERE (person_id IS NOT NULL);
create index title_by_region on selection.title using btree (region_code, place, code, id);
create index title_by_round on selection.title using btree (round_id);
alter table selection.title enable row level security;
alter table selection.title force row level security;
create policy title_at_the_gate on selection.title for all to yanzhen_gate using (true);
create policy title_by_organisation on selection.title for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy title_by_person on selection.title for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy title_by_region on selection.title for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy title_by_statistics on selection.title for select to yanzhen_statistics using (true);
create policy title_of_the_holder on selection.title for all to yanzhen_by_region using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy title_where_the_holder_is on selection.title for select to yanzhen_by_region using (((holder_region_code >= ( SELECT kernel.low() AS low)) AND (holder_region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on selection.title to yanzhen_app;

create table selection.title_fact (
  id uuid not null,
  title_id uuid not null,
  region_code text collate "C" not null,
  holder_region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  code text not null,
  happened_on date not null,
  reason text not null,
  stage text not null,
  reported_by uuid not null,
  reported_at timestamp with time zone not null,
  verified_by uuid,
  verified_body text,
  verified_words text not null default ''::text,
  verified_at timestamp with time zone,
  approved_by uuid,
  approved_body text,
  approved_words text not null default ''::text,
  approved_at timestamp with time zone,
  grade_id uuid,
  constraint title_fact_approved_words_check check ((char_length(approved_words) <= 1000)),
  constraint title_fact_check check (((verified_by IS NULL) OR (approved_by IS NULL) OR ((verified_by <> approved_by) AND (verified_body <> approved_body)))),
  constraint title_fact_grade_id_fkey foreign key (grade_id) REFERENCES selection.title_grade(id),
  constraint title_fact_holder_region_code_check check ((holder_region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint title_fact_pkey primary key (id),
  constraint title_fact_reason_check check (((char_length(reason) >= 1) AND (char_length(reason) <= 1000))),
  constraint title_fact_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint title_fact_stage_check check ((stage = ANY (ARRAY['reported'::text, 'verified'::text, 'in-force'::text, 'dismissed'::text, 'reversed'::text]))),
  constraint title_fact_title_id_fkey foreign key (title_id) REFERENCES selection.title(id),
  constraint title_fact_verified_words_check check ((char_length(verified_words) <= 1000))
);
create index title_fact_by_region on selection.title_fact using btree (region_code, stage);
create index title_fact_by_title on selection.title_fact using btree (title_id);
create unique index title_fact_of_grade on selection.title_fact using btree (grade_id) WHERE (grade_id IS NOT NULL);
alter table selection.title_fact enable row level security;
alter table selection.title_fact force row level security;
create policy title_fact_at_the_gate on selection.title_fact for all to yanzhen_gate using (true);
create policy title_fact_by_organisation on selection.title_fact for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy title_fact_by_person on selection.title_fact for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy title_fact_by_region on selection.title_fact for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy title_fact_by_statistics on selection.title_fact for select to yanzhen_statistics using (true);
create policy title_fact_of_the_holder on selection.title_fact for all to yanzhen_by_region using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy title_fact_where_the_holder_is on selection.title_fact for select to yanzhen_by_region using (((holder_region_code >= ( SELECT kernel.low() AS low)) AND (holder_region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on selection.title_fact to yanzhen_app;

create table selection.title_grade (
  id uuid not null,
  title_id uuid not null,
  region_code text collate "C" not null,
  holder_region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_id uuid,
  year integer not null,
  code text not null,
  points jsonb not null default '{}'::jsonb,
  score integer,
  reason text not null,
  graded_on date not null,
  graded_by uuid not null,
  graded_at timestamp with time zone not null,
  reversed boolean not null default false,
  constraint title_grade_holder_region_code_check check ((holder_region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint title_grade_pkey primary key (id),
  constraint title_grade_reason_check check (((char_length(reason) >= 1) AND (char_length(reason) <= 1000))),
  constraint title_grade_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint title_grade_title_id_fkey foreign key (title_id) REFERENCES selection.title(id),
  constraint title_grade_year_check check (((year >= 2000) AND (year <= 2200)))
);
create unique index title_grade_once on selection.title_grade using btree (title_id, year) WHERE (NOT reversed);
alter table selection.title_grade enable row level security;
alter table selection.title_grade force row level security;
create policy title_grade_at_the_gate on selection.title_grade for all to yanzhen_gate using (true);
create policy title_grade_by_organisation on selection.title_grade for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy title_grade_by_person on selection.title_grade for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy title_grade_by_region on selection.title_grade for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy title_grade_by_statistics on selection.title_grade for select to yanzhen_statistics using (true);
create policy title_grade_of_the_holder on selection.title_grade for all to yanzhen_by_region using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy title_grade_where_the_holder_is on selection.title_grade for select to yanzhen_by_region using (((holder_region_code >= ( SELECT kernel.low() AS low)) AND (holder_region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on selection.title_grade to yanzhen_app;

create schema services;
grant usage on schema services to yanzhen_app;

CREATE OR REPLACE FUNCTION services.number_is_registered(hash bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from services.client c where c.identity_number_hash = hash and c.closed_on is null) $function$;

create table services.attendance (
  record_id uuid not null,
  client_id uuid not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  held_on date not null,
  withdrawn boolean not null default false,
  constraint attendance_client_id_fkey foreign key (client_id) REFERENCES services.client(id),
  constraint attendance_pkey primary key (record_id, client_id),
  constraint attendance_record_id_fkey foreign key (record_id) REFERENCES services.service_record(id)
);
create index attendance_by_client on services.attendance using btree (client_id, held_on DESC);
create index attendance_by_region on services.attendance using btree (region_code, held_on);
create index attendance_by_station on services.attendance using btree (station_id, held_on);
create index attendance_by_worker on services.attendance using btree (worker_id, held_on);
alter table services.attendance enable row level security;
alter table services.attendance force row level security;
create policy attendance_by_organisation on services.attendance for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy attendance_by_person on services.attendance for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy attendance_by_region on services.attendance for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy attendance_by_statistics on services.attendance for select to yanzhen_statistics using (true);
grant insert, select, update on services.attendance to yanzhen_app;

create table services.case_file (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  client_id uuid not null,
  problem text not null,
  opened_on date not null,
  closed_on date,
  result text,
  recorded_at timestamp with time zone not null,
  constraint case_file_check check ((closed_on >= opened_on)),
  constraint case_file_check1 check (((result IS NULL) = (closed_on IS NULL))),
  constraint case_file_client_id_fkey foreign key (client_id) REFERENCES services.client(id),
  constraint case_file_pkey primary key (id),
  constraint case_file_problem_check check (((char_length(problem) >= 1) AND (char_length(problem) <= 500)))
);
create index case_file_by_client on services.case_file using btree (client_id);
create index case_file_by_region on services.case_file using btree (region_code, opened_on DESC, id DESC);
create index case_file_by_station on services.case_file using btree (station_id, opened_on DESC, id DESC);
create index case_file_by_worker on services.case_file using btree (worker_id, opened_on DESC, id DESC);
alter table services.case_file enable row level security;
alter table services.case_file force row level security;
create policy case_file_by_organisation on services.case_file for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy case_file_by_person on services.case_file for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy case_file_by_region on services.case_file for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy case_file_by_statistics on services.case_file for select to yanzhen_statistics using (true);
grant insert, select, update on services.case_file to yanzhen_app;

create table services.client (
  id uuid not null,
  ordinal bigint not null generated always as identity,
  version integer not null default 1,
  region_code text collate "C" not null,
  registered_region_code text collate "C",
  residence services.residence not null,
  household_id uuid,
  station_id uuid not null,
  worker_id uuid,
  name services.person_name not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  name_key text collate "C" not null,
  sex services.sex not null,
  born_on date,
  identity_number_sealed bytea,
  identity_number_hash bytea,
  identity_number_last4 text,
  no_number_reason text,
  phone_sealed bytea,
  phone_hash bytea,
  phone_masked text,
  address_sealed bytea,
  categories text[] not null default '{}'::text[],
  risk_class services.risk_class not null,
  priority boolean not null,
  last_met_on date,
  due_on date,
  registered_on date not null,
  closed_on date,
  changed_at timestamp with time zone not null,
  changed_tx xid8 not null default pg_current_xact_id(),
  constraint client_check check ((closed_on >= registered_on)),
  constraint client_check1 check (((identity_number_sealed IS NULL) = (identity_number_hash IS NULL))),
  constraint client_check2 check (((identity_number_hash IS NOT NULL) OR (no_number_reason IS NOT NULL))),
  constraint client_household_id_fkey foreign key (household_id) REFERENCES services.household(id),
  constraint client_ordinal_key unique (ordinal),
  constraint client_pkey primary key (id),
  constraint client_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint client_registered_region_code_check check ((registered_region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index client_by_household on services.client using btree (household_id) WHERE (household_id IS NOT NULL);
create index client_by_name_key on services.client using btree (name_key);
create index client_by_number on services.client using btree (identity_number_hash) WHERE (identity_number_hash IS NOT NULL);
create index client_by_phone on services.client using btree (phone_hash) WHERE (phone_hash IS NOT NULL);
create index client_by_region on services.client using btree (region_code, id);
create index client_by_station on services.client using btree (station_id, id);
create index client_by_worker on services.client using btree (worker_id, id) WHERE (worker_id IS NOT NULL);
create unique index client_one_open_file on services.client using btree (identity_number_hash) WHERE (closed_on IS NULL);
alter table services.client enable row level security;
alter table services.client force row level security;
create policy client_by_organisation on services.client for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy client_by_person on services.client for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy client_by_region on services.client for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy client_by_statistics on services.client for select to yanzhen_statistics using (true);
grant insert, select, update on services.client to yanzhen_app;

create table services.client_departure (
  id bigint not null generated always as identity,
  client_id uuid not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid,
  at timestamp with time zone not null,
  tx xid8 not null default pg_current_xact_id(),
  constraint client_departure_client_id_fkey foreign key (client_id) REFERENCES services.client(id),
  constraint client_departure_pkey primary key (id)
);
create index client_departure_by_region on services.client_departure using btree (region_code, tx);
create index client_departure_by_station on services.client_departure using btree (station_id, tx);
create index client_departure_by_worker on services.client_departure using btree (worker_id, tx) WHERE (worker_id IS NOT NULL);
alter table services.client_departure enable row level security;
alter table services.client_departure force row level security;
create policy client_departure_by_organisation on services.client_departure for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy client_departure_by_person on services.client_departure for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy client_departure_by_region on services.client_departure for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy client_departure_by_statistics on services.client_departure for select to yanzhen_statistics using (true);
grant insert, select on services.client_departure to yanzhen_app;

create table services.household (
  id uuid not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid,
  made_on date not null,
  constraint household_pkey primary key (id),
  constraint household_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index household_by_region on services.household using btree (region_code);
create index household_by_station on services.household using btree (station_id);
create index household_by_worker on services.household using btree (worker_id) WHERE (worker_id IS NOT NULL);
alter table services.household enable row level security;
alter table services.household force row level security;
create policy household_by_organisation on services.household for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy household_by_person on services.household for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy household_by_region on services.household for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy household_by_statistics on services.household for select to yanzhen_statistics using (true);
grant insert, select on services.household to yanzhen_app;
grant update (worker_id) on services.household to yanzhen_app;

create table services.photograph (
  id uuid not null,
  record_id uuid,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  kind text not null,
  bytes integer not null,
  digest bytea not null,
  at timestamp with time zone not null,
  withdrawn boolean not null default false,
  constraint photograph_kind_check check ((kind = ANY (ARRAY['jpeg'::text, 'png'::text, 'webp'::text]))),
  constraint photograph_pkey primary key (id),
  constraint photograph_record_id_fkey foreign key (record_id) REFERENCES services.service_record(id)
);
create index photograph_by_record on services.photograph using btree (record_id) WHERE (record_id IS NOT NULL);
create index photograph_unused on services.photograph using btree (at) WHERE (record_id IS NULL);
alter table services.photograph enable row level security;
alter table services.photograph force row level security;
create policy photograph_by_organisation on services.photograph for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy photograph_by_person on services.photograph for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy photograph_by_region on services.photograph for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy photograph_by_statistics on services.photograph for select to yanzhen_statistics using (true);
create policy photograph_unused_is_dropped on services.photograph as restrictive for delete to yanzhen_app using ((record_id IS NULL));
grant delete, insert, select, update on services.photograph to yanzhen_app;

create table services.record_revision (
  record_id uuid not null,
  version integer not null,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  at timestamp with time zone not null,
  account_id uuid not null,
  person_id uuid not null,
  act text not null,
  reason text not null,
  before jsonb not null,
  constraint record_revision_act_check check ((act = ANY (ARRAY['corrected'::text, 'withdrawn'::text]))),
  constraint record_revision_pkey primary key (record_id, version),
  constraint record_revision_record_id_fkey foreign key (record_id) REFERENCES services.service_record(id)
);
alter table services.record_revision enable row level security;
alter table services.record_revision force row level security;
create policy record_revision_by_organisation on services.record_revision for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy record_revision_by_person on services.record_revision for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy record_revision_by_region on services.record_revision for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy record_revision_by_statistics on services.record_revision for select to yanzhen_statistics using (true);
grant insert, select on services.record_revision to yanzhen_app;

create table services.service_group (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid not null,
  title text not null,
  aim text not null default ''::text,
  starts_on date not null,
  planned_sessions integer not null,
  recorded_at timestamp with time zone not null,
  constraint service_group_pkey primary key (id),
  constraint service_group_planned_sessions_check check ((planned_sessions > 0)),
  constraint service_group_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
create index service_group_by_region on services.service_group using btree (region_code, starts_on DESC, id DESC);
create index service_group_by_station on services.service_group using btree (station_id, starts_on DESC, id DESC);
create index service_group_by_worker on services.service_group using btree (worker_id, starts_on DESC, id DESC);
alter table services.service_group enable row level security;
alter table services.service_group force row level security;
create policy service_group_by_organisation on services.service_group for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy service_group_by_person on services.service_group for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy service_group_by_region on services.service_group for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy service_group_by_statistics on services.service_group for select to yanzhen_statistics using (true);
grant insert, select, update on services.service_group to yanzhen_app;

create table services.service_record (
  id uuid not null,
  version integer not null default 1,
  method text not null,
  client_id uuid,
  group_id uuid,
  case_id uuid,
  title text,
  region_code text collate "C" not null,
  county_code text collate "C" not null generated always as ("left"(region_code, 6)) stored,
  station_id uuid not null,
  agency_id uuid,
  worker_id uuid not null,
  held_on date not null,
  started_at time without time zone,
  minutes integer not null,
  service_codes text[] not null,
  mode text not null,
  outcome text not null,
  unnamed_participants integer not null default 0,
  person_times integer not null,
  note text not null default ''::text,
  recorded_at timestamp with time zone not null,
  recorded_on date not null,
  late boolean not null,
  device_at timestamp with time zone,
  withdrawn boolean not null default false,
  pack_version text not null,
  constraint service_record_case_id_fkey foreign key (case_id) REFERENCES services.case_file(id),
  constraint service_record_check check (((client_id IS NOT NULL) = (method = ANY (ARRAY['visit'::text, 'case'::text])))),
  constraint service_record_client_id_fkey foreign key (client_id) REFERENCES services.client(id),
  constraint service_record_group_id_fkey foreign key (group_id) REFERENCES services.service_group(id),
  constraint service_record_method_check check ((method = ANY (ARRAY['visit'::text, 'case'::text, 'group'::text, 'community'::text]))),
  constraint service_record_minutes_check check ((minutes >= 0)),
  constraint service_record_mode_check check ((mode = ANY (ARRAY['home'::text, 'phone'::text, 'online'::text, 'station'::text, 'outdoors'::text]))),
  constraint service_record_outcome_check check ((outcome = ANY (ARRAY['met'::text, 'refused'::text, 'not-met'::text, 'lost-contact'::text]))),
  constraint service_record_person_times_check check ((person_times >= 0)),
  constraint service_record_pkey primary key (id),
  constraint service_record_unnamed_participants_check check ((unnamed_participants >= 0))
);
create index service_record_by_case on services.service_record using btree (case_id) WHERE (case_id IS NOT NULL);
create index service_record_by_client on services.service_record using btree (client_id, held_on DESC) WHERE (client_id IS NOT NULL);
create index service_record_by_county on services.service_record using btree (county_code, held_on DESC, id DESC) INCLUDE (region_code, method, outcome, late);
create index service_record_by_day on services.service_record using btree (held_on DESC, id DESC) INCLUDE (region_code, method, outcome, late);
create index service_record_by_group on services.service_record using btree (group_id) WHERE (group_id IS NOT NULL);
create index service_record_by_region on services.service_record using btree (region_code, held_on) INCLUDE (method, outcome, late);
create index service_record_by_station on services.service_record using btree (station_id, held_on DESC, id DESC) INCLUDE (region_code, method, outcome, late);
create index service_record_by_worker on services.service_record using btree (worker_id, held_on DESC, id DESC) INCLUDE (region_code, method, outcome, late);
create index service_record_titled on services.service_record using btree (region_code) WHERE (title IS NOT NULL);
alter table services.service_record enable row level security;
alter table services.service_record force row level security;
create policy service_record_by_organisation on services.service_record for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy service_record_by_person on services.service_record for all to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy service_record_by_region on services.service_record for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy service_record_by_statistics on services.service_record for select to yanzhen_statistics using (true);
grant insert, select, update on services.service_record to yanzhen_app;

create view services.presence with (security_invoker=true) as
 SELECT r.client_id,
    r.id AS record_id,
    r.method,
    r.region_code,
    r.station_id,
    r.worker_id,
    r.held_on
   FROM services.service_record r
  WHERE ((r.client_id IS NOT NULL) AND (r.outcome = 'met'::text) AND (NOT r.withdrawn))
UNION ALL
 SELECT a.client_id,
    a.record_id,
    r.method,
    a.region_code,
    a.station_id,
    a.worker_id,
    a.held_on
   FROM (services.attendance a
     JOIN services.service_record r ON ((r.id = a.record_id)))
  WHERE (NOT a.withdrawn);
grant select on services.presence to yanzhen_app;

create schema statistics;
grant usage on schema statistics to yanzhen_app;

CREATE OR REPLACE FUNCTION statistics.branch_of(code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select left(code, case when substr(code, 10) <> '000' then 12 when substr(code, 7, 3) <> '000' then 9
    when substr(code, 5, 2) <> '00' then 6 when substr(code, 3, 2) <> '00' then 4 else 2 end) $function$;

CREATE OR REPLACE FUNCTION statistics.parent_of(branch text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select left(branch, case length(branch) when 12 then 9 when 9 then 6 when 6 then 4 when 4 then 2 end) $function$;

CREATE OR REPLACE FUNCTION statistics.persons_of(accounts uuid[])
 RETURNS TABLE(account_id uuid, person_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select a.id, a.person_id from identity.account a where a.id = any (accounts) $function$;

CREATE OR REPLACE FUNCTION statistics.reach()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select array_agg(statistics.branch_of(code)) from unnest(kernel.region_codes()) code $function$;

create table statistics.adjustment (
  id bigint not null generated always as identity,
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator_before bigint not null,
  denominator_before bigint,
  numerator_after bigint not null,
  denominator_after bigint,
  region_code text collate "C" not null,
  event_ids bigint[] not null,
  at timestamp with time zone not null,
  person_id uuid,
  reason text not null,
  constraint adjustment_pkey primary key (id)
);
create index adjustment_by_branch on statistics.adjustment using btree (branch, month, indicator, id);
alter table statistics.adjustment enable row level security;
alter table statistics.adjustment force row level security;
create policy adjustment_by_organisation on statistics.adjustment for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy adjustment_by_region on statistics.adjustment for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy adjustment_by_statistics on statistics.adjustment for all to yanzhen_statistics using (true);
grant select on statistics.adjustment to yanzhen_app;
grant insert on statistics.adjustment to yanzhen_statistics;

create table statistics.cell (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator bigint not null,
  denominator bigint,
  rows bigint not null,
  computed_at timestamp with time zone not null,
  parent text collate "C" generated always as (statistics.parent_of(branch)) stored,
  constraint cell_branch_check check (((branch ~ '^[1-9][0-9]+$'::text) AND (length(branch) = ANY (ARRAY[2, 4, 6, 9, 12])))),
  constraint cell_month_check check ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint cell_pkey primary key (branch, indicator, month)
);
create index cell_by_parent on statistics.cell using btree (parent, indicator, month) WHERE (parent IS NOT NULL);
alter table statistics.cell enable row level security;
alter table statistics.cell force row level security;
create policy cell_by_organisation on statistics.cell for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy cell_by_region on statistics.cell for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy cell_by_statistics on statistics.cell for all to yanzhen_statistics using (true);
grant select on statistics.cell to yanzhen_app;
grant delete, insert, update on statistics.cell to yanzhen_statistics;

create table statistics.day_turned (
  only_one boolean not null default true,
  day date not null,
  constraint day_turned_only_one_check check (only_one),
  constraint day_turned_pkey primary key (only_one)
);
grant insert, select, update on statistics.day_turned to yanzhen_statistics;

create table statistics.presence (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  chunk integer not null,
  bits bit(65536) not null,
  parent text collate "C" generated always as (statistics.parent_of(branch)) stored,
  constraint presence_branch_check check ((length(branch) = ANY (ARRAY[2, 4, 6]))),
  constraint presence_pkey primary key (branch, indicator, month, chunk)
);
create index presence_by_parent on statistics.presence using btree (parent, indicator, month) WHERE (parent IS NOT NULL);
alter table statistics.presence enable row level security;
alter table statistics.presence force row level security;
create policy presence_by_organisation on statistics.presence for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy presence_by_region on statistics.presence for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy presence_by_statistics on statistics.presence for all to yanzhen_statistics using (true);
grant select on statistics.presence to yanzhen_app;
grant delete, insert, update on statistics.presence to yanzhen_statistics;

create table statistics.published_figure (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator bigint,
  denominator bigint,
  sealed_at timestamp with time zone not null,
  constraint published_figure_pkey primary key (branch, month, indicator)
);
alter table statistics.published_figure enable row level security;
alter table statistics.published_figure force row level security;
create policy published_figure_by_region on statistics.published_figure for insert to yanzhen_by_region with check (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy published_figure_is_public on statistics.published_figure for select to yanzhen_app using (true);
grant select on statistics.published_figure to yanzhen_app;
grant insert on statistics.published_figure to yanzhen_by_region;

create table statistics.seal (
  id uuid not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  at timestamp with time zone not null,
  person_id uuid not null,
  account_id uuid not null,
  digest text not null,
  stations_missing integer not null,
  without_missing text,
  constraint seal_branch_month_key unique (branch, month),
  constraint seal_check check (((stations_missing = 0) OR (without_missing IS NOT NULL))),
  constraint seal_month_check check ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint seal_pkey primary key (id)
);
create index seal_by_month on statistics.seal using btree (month, branch);
alter table statistics.seal enable row level security;
alter table statistics.seal force row level security;
create policy seal_by_organisation on statistics.seal for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy seal_by_region on statistics.seal for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy seal_by_statistics on statistics.seal for all to yanzhen_statistics using (true);
create policy seal_from_below_by_organisation on statistics.seal for select to yanzhen_by_organisation using ((EXISTS ( SELECT
   FROM unnest(( SELECT statistics.reach() AS reach)) below(below)
  WHERE ("left"(below.below, length(seal.branch)) = seal.branch))));
create policy seal_from_below_by_region on statistics.seal for select to yanzhen_by_region using (("left"(( SELECT kernel.low() AS low), length(branch)) = branch));
grant select on statistics.seal to yanzhen_app;
grant insert on statistics.seal to yanzhen_by_region;

create table statistics.sealed_figure (
  indicator text collate "C" not null,
  branch text collate "C" not null,
  month text collate "C" not null,
  numerator bigint not null,
  denominator bigint,
  rows bigint not null,
  seal_id uuid not null,
  constraint sealed_figure_pkey primary key (branch, indicator, month),
  constraint sealed_figure_seal_id_fkey foreign key (seal_id) REFERENCES statistics.seal(id)
);
alter table statistics.sealed_figure enable row level security;
alter table statistics.sealed_figure force row level security;
create policy sealed_figure_by_organisation on statistics.sealed_figure for select to yanzhen_by_organisation using ((ARRAY["left"(branch, 2), "left"(branch, 4), "left"(branch, 6), "left"(branch, 9), branch] && ( SELECT statistics.reach() AS reach)));
create policy sealed_figure_by_region on statistics.sealed_figure for all to yanzhen_by_region using (((branch >= ( SELECT kernel.low() AS low)) AND (branch < ( SELECT kernel.high() AS high))));
create policy sealed_figure_by_statistics on statistics.sealed_figure for all to yanzhen_statistics using (true);
grant select on statistics.sealed_figure to yanzhen_app;
grant insert on statistics.sealed_figure to yanzhen_by_region;

create table statistics.standing (
  client_id uuid not null,
  from_on date not null,
  until_on date,
  region_code text collate "C" not null,
  station_id uuid not null,
  worker_id uuid,
  priority boolean not null,
  every_days integer,
  constraint standing_check check ((until_on >= from_on)),
  constraint standing_pkey primary key (client_id, from_on)
);
create index standing_by_region on statistics.standing using btree (region_code) WHERE priority;
create index standing_by_station on statistics.standing using btree (station_id) WHERE priority;
create unique index standing_one_current on statistics.standing using btree (client_id) WHERE (until_on IS NULL);
alter table statistics.standing enable row level security;
alter table statistics.standing force row level security;
create policy standing_by_organisation on statistics.standing for select to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy standing_by_person on statistics.standing for select to yanzhen_by_person using ((worker_id = ( SELECT kernel.person_id() AS person_id)));
create policy standing_by_region on statistics.standing for select to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy standing_by_statistics on statistics.standing for all to yanzhen_statistics using (true);
grant select on statistics.standing to yanzhen_app;
grant delete, insert, update on statistics.standing to yanzhen_statistics;

create table statistics.submission (
  station_id uuid not null,
  month text collate "C" not null,
  region_code text collate "C" not null,
  at timestamp with time zone not null,
  late boolean not null,
  person_id uuid not null,
  account_id uuid not null,
  constraint submission_month_check check ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint submission_pkey primary key (station_id, month)
);
create index submission_by_region on statistics.submission using btree (region_code, month);
alter table statistics.submission enable row level security;
alter table statistics.submission force row level security;
create policy submission_by_organisation on statistics.submission for all to yanzhen_by_organisation using ((station_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])));
create policy submission_by_region on statistics.submission for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy submission_by_statistics on statistics.submission for select to yanzhen_statistics using (true);
grant insert, select on statistics.submission to yanzhen_app;

create schema supervision;
grant usage on schema supervision to yanzhen_app;

CREATE OR REPLACE FUNCTION supervision.above(code text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$ select array[rpad(left(code, 2), 12, '0'), rpad(left(code, 4), 12, '0'), rpad(left(code, 6), 12, '0')] $function$;

CREATE OR REPLACE FUNCTION supervision.count_duties(people uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
    update supervision.duty d set last_on = now.last_on, due_on = coalesce(now.last_on, d.since_on) + d.every_days
      from (
        select o.person_id, o.code, (select max(m.held_on) from supervision.session_member m
                                      where m.person_id = o.person_id and not m.withdrawn and m.functions operator(pg_catalog.&&) o.functions) as last_on
          from supervision.duty o where people is null or o.person_id = any (people)
      ) now
     where d.person_id = now.person_id and d.code = now.code
       and (d.last_on, d.due_on) is distinct from (now.last_on, coalesce(now.last_on, d.since_on) + d.every_days)
  $function$;

CREATE OR REPLACE FUNCTION supervision.load_of(supervisors uuid[], on_day date)
 RETURNS TABLE(person_id uuid, supervisees integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
    select m.supervisor_person_id, count(distinct m.person_id)::int from supervision.agreement_member m
     where m.supervisor_person_id = any (supervisors) and m.from_on <= on_day and (m.until_on is null or m.until_on > on_day)
     group by m.supervisor_person_id
  $function$;

create table supervision.action (
  id uuid not null,
  session_id uuid not null,
  note_id uuid not null,
  owner_person_id uuid not null,
  readers uuid[] not null,
  due_on date not null,
  done_on date,
  constraint action_note_id_fkey foreign key (note_id) REFERENCES supervision.note(id),
  constraint action_pkey primary key (id),
  constraint action_session_id_fkey foreign key (session_id) REFERENCES supervision.session(id)
);
create index action_by_session on supervision.action using btree (session_id);
create index action_open on supervision.action using btree (owner_person_id, due_on) WHERE (done_on IS NULL);
alter table supervision.action enable row level security;
alter table supervision.action force row level security;
create policy action_at_the_gate on supervision.action for all to yanzhen_gate using (true);
create policy action_of_those_there on supervision.action for all to yanzhen_app using ((( SELECT kernel.person_id() AS person_id) = ANY (readers)));
grant insert, select on supervision.action to yanzhen_app;
grant update (done_on) on supervision.action to yanzhen_app;

create table supervision.agreement (
  id uuid not null,
  version integer not null default 1,
  supervisor_id uuid not null,
  supervisor_person_id uuid not null,
  from_on date not null,
  until_on date,
  every_days integer,
  made_at timestamp with time zone not null,
  constraint agreement_check check ((until_on > from_on)),
  constraint agreement_every_days_check check (((every_days >= 1) AND (every_days <= 366))),
  constraint agreement_pkey primary key (id),
  constraint agreement_supervisor_id_fkey foreign key (supervisor_id) REFERENCES supervision.supervisor(id)
);
create index agreement_by_supervisor on supervision.agreement using btree (supervisor_person_id);
alter table supervision.agreement enable row level security;
alter table supervision.agreement force row level security;
create policy agreement_at_the_gate on supervision.agreement for all to yanzhen_gate using (true);
create policy agreement_of_its_people on supervision.agreement for all to yanzhen_app using (((supervisor_person_id = ( SELECT kernel.person_id() AS person_id)) OR (id IN ( SELECT m.agreement_id
   FROM supervision.agreement_member m)))) with check (true);
grant insert, select, update on supervision.agreement to yanzhen_app;

create table supervision.agreement_member (
  agreement_id uuid not null,
  person_id uuid not null,
  supervisor_person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  from_on date not null,
  until_on date,
  end_reason text,
  constraint agreement_member_agreement_id_fkey foreign key (agreement_id) REFERENCES supervision.agreement(id),
  constraint agreement_member_check check ((until_on >= from_on)),
  constraint agreement_member_pkey primary key (agreement_id, person_id)
);
create index agreement_member_by_employer on supervision.agreement_member using btree (employer_id);
create index agreement_member_by_organisation on supervision.agreement_member using btree (organisation_id);
create index agreement_member_by_person on supervision.agreement_member using btree (person_id);
create index agreement_member_by_region on supervision.agreement_member using btree (region_code);
create index agreement_member_by_supervisor on supervision.agreement_member using btree (supervisor_person_id);
alter table supervision.agreement_member enable row level security;
alter table supervision.agreement_member force row level security;
create policy agreement_member_at_the_gate on supervision.agreement_member for all to yanzhen_gate using (true);
create policy agreement_member_by_organisation on supervision.agreement_member for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy agreement_member_by_person on supervision.agreement_member for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy agreement_member_by_region on supervision.agreement_member for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy agreement_member_by_statistics on supervision.agreement_member for select to yanzhen_statistics using (true);
create policy agreement_member_of_supervisor on supervision.agreement_member for all to yanzhen_app using ((supervisor_person_id = ( SELECT kernel.person_id() AS person_id)));
create policy agreement_member_own on supervision.agreement_member for all to yanzhen_app using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on supervision.agreement_member to yanzhen_app;

create table supervision.duty (
  person_id uuid not null,
  code text not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  functions text[] not null,
  every_days integer not null,
  since_on date not null,
  last_on date,
  due_on date not null,
  missing text[] not null default '{}'::text[],
  looked_at timestamp with time zone not null,
  constraint duty_every_days_check check ((every_days > 0)),
  constraint duty_pkey primary key (person_id, code)
);
create index duty_by_day on supervision.duty using btree (due_on, ((person_id)::text), code);
create index duty_by_employer on supervision.duty using btree (employer_id, due_on);
create index duty_by_organisation on supervision.duty using btree (organisation_id, due_on);
create index duty_by_region on supervision.duty using btree (region_code, due_on);
alter table supervision.duty enable row level security;
alter table supervision.duty force row level security;
create policy duty_at_the_gate on supervision.duty for all to yanzhen_gate using (true);
create policy duty_by_organisation on supervision.duty for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy duty_by_person on supervision.duty for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy duty_by_region on supervision.duty for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy duty_by_statistics on supervision.duty for select to yanzhen_statistics using (true);
create policy duty_of_supervisor on supervision.duty for select to yanzhen_by_organisation, yanzhen_by_person using ((person_id IN ( SELECT m.person_id
   FROM supervision.agreement_member m
  WHERE ((m.supervisor_person_id = ( SELECT kernel.person_id() AS person_id)) AND ((m.until_on IS NULL) OR (m.until_on > CURRENT_DATE))))));
grant select on supervision.duty to yanzhen_app;
grant delete, insert, update on supervision.duty to yanzhen_gate;

create table supervision.note (
  id uuid not null,
  agreement_id uuid not null,
  session_id uuid,
  kind text not null,
  about_person_id uuid,
  author_person_id uuid not null,
  readers uuid[] not null,
  text_sealed bytea not null,
  written_at timestamp with time zone not null,
  constraint note_agreement_id_fkey foreign key (agreement_id) REFERENCES supervision.agreement(id),
  constraint note_check check (((session_id IS NULL) = (kind = 'goals'::text))),
  constraint note_check1 check (((kind <> ALL (ARRAY['individual'::text, 'emotional'::text, 'feedback'::text])) OR (about_person_id IS NOT NULL))),
  constraint note_kind_check check ((kind = ANY (ARRAY['goals'::text, 'issues'::text, 'advice'::text, 'individual'::text, 'emotional'::text, 'action'::text, 'feedback'::text]))),
  constraint note_pkey primary key (id),
  constraint note_readers_check check ((cardinality(readers) > 0)),
  constraint note_session_id_fkey foreign key (session_id) REFERENCES supervision.session(id)
);
create index note_by_session on supervision.note using btree (session_id) WHERE (session_id IS NOT NULL);
create index note_of_goals on supervision.note using btree (agreement_id, written_at DESC) WHERE (kind = 'goals'::text);
alter table supervision.note enable row level security;
alter table supervision.note force row level security;
create policy note_is_opened_by_whom_it_is_about on supervision.note as restrictive for update to yanzhen_app using ((about_person_id = ( SELECT kernel.person_id() AS person_id)));
create policy note_of_its_readers on supervision.note for all to yanzhen_app using ((( SELECT kernel.person_id() AS person_id) = ANY (readers))) with check ((( SELECT kernel.person_id() AS person_id) = ANY (readers)));
grant insert, select on supervision.note to yanzhen_app;
grant update (readers) on supervision.note to yanzhen_app;

create table supervision.plan (
  id uuid not null,
  agreement_id uuid not null,
  participants uuid[] not null,
  planned_on date not null,
  starts_at time without time zone not null,
  minutes integer not null,
  mode text not null,
  cancelled_at timestamp with time zone,
  session_id uuid,
  made_at timestamp with time zone not null,
  constraint plan_agreement_id_fkey foreign key (agreement_id) REFERENCES supervision.agreement(id),
  constraint plan_minutes_check check ((minutes > 0)),
  constraint plan_pkey primary key (id),
  constraint plan_session_id_fkey foreign key (session_id) REFERENCES supervision.session(id)
);
create index plan_by_agreement on supervision.plan using btree (agreement_id, planned_on);
alter table supervision.plan enable row level security;
alter table supervision.plan force row level security;
create policy plan_at_the_gate on supervision.plan for all to yanzhen_gate using (true);
create policy plan_of_those_there on supervision.plan for all to yanzhen_app using ((( SELECT kernel.person_id() AS person_id) = ANY (participants)));
grant insert, select on supervision.plan to yanzhen_app;
grant update (cancelled_at), update (session_id) on supervision.plan to yanzhen_app;

create table supervision.rank_step (
  supervisor_id uuid not null,
  from_on date not null,
  rank text not null,
  reason text not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  at timestamp with time zone not null,
  constraint rank_step_pkey primary key (supervisor_id, from_on),
  constraint rank_step_reason_check check (((char_length(reason) >= 1) AND (char_length(reason) <= 200))),
  constraint rank_step_supervisor_id_fkey foreign key (supervisor_id) REFERENCES supervision.supervisor(id)
);
alter table supervision.rank_step enable row level security;
alter table supervision.rank_step force row level security;
create policy rank_step_above on supervision.rank_step for select to yanzhen_by_region using ((region_code = ANY (( SELECT supervision.above(( SELECT kernel.low() AS low)) AS above)::text[])));
create policy rank_step_at_the_gate on supervision.rank_step for all to yanzhen_gate using (true);
create policy rank_step_by_organisation on supervision.rank_step for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy rank_step_by_person on supervision.rank_step for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy rank_step_by_region on supervision.rank_step for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy rank_step_by_statistics on supervision.rank_step for select to yanzhen_statistics using (true);
create policy rank_step_own on supervision.rank_step for all to yanzhen_app using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select on supervision.rank_step to yanzhen_app;

create table supervision.session (
  id uuid not null,
  agreement_id uuid not null,
  supervisor_person_id uuid not null,
  participants uuid[] not null,
  shared_with uuid[] not null default '{}'::uuid[],
  kind text not null,
  held_on date not null,
  starts_at time without time zone not null,
  minutes integer not null,
  mode text not null,
  functions text[] not null,
  recorded_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  pack_version text not null,
  constraint session_agreement_id_fkey foreign key (agreement_id) REFERENCES supervision.agreement(id),
  constraint session_kind_check check ((kind = ANY (ARRAY['individual'::text, 'group'::text]))),
  constraint session_minutes_check check ((minutes > 0)),
  constraint session_pkey primary key (id)
);
create index session_by_participants on supervision.session using gin (participants);
create index session_by_supervisor on supervision.session using btree (supervisor_person_id, held_on DESC, id DESC);
alter table supervision.session enable row level security;
alter table supervision.session force row level security;
create policy session_of_those_there on supervision.session for all to yanzhen_app using (((( SELECT kernel.person_id() AS person_id) = ANY (participants)) OR (( SELECT kernel.person_id() AS person_id) = ANY (shared_with)))) with check ((( SELECT kernel.person_id() AS person_id) = ANY (participants)));
grant insert, select on supervision.session to yanzhen_app;
grant update (shared_with), update (withdrawn_at) on supervision.session to yanzhen_app;

create table supervision.session_member (
  session_id uuid not null,
  person_id uuid not null,
  agreement_id uuid not null,
  supervisor_person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  kind text not null,
  held_on date not null,
  minutes integer not null,
  mode text not null,
  functions text[] not null,
  signed_at timestamp with time zone,
  withdrawn boolean not null default false,
  constraint session_member_agreement_id_fkey foreign key (agreement_id) REFERENCES supervision.agreement(id),
  constraint session_member_functions_check check ((cardinality(functions) > 0)),
  constraint session_member_kind_check check ((kind = ANY (ARRAY['individual'::text, 'group'::text]))),
  constraint session_member_minutes_check check ((minutes > 0)),
  constraint session_member_pkey primary key (session_id, person_id),
  constraint session_member_session_id_fkey foreign key (session_id) REFERENCES supervision.session(id)
);
create index session_member_by_day on supervision.session_member using btree (held_on DESC, session_id DESC, person_id DESC);
create index session_member_by_employer on supervision.session_member using btree (employer_id, held_on DESC);
create index session_member_by_organisation on supervision.session_member using btree (organisation_id, held_on DESC, session_id, person_id);
create index session_member_by_person on supervision.session_member using btree (person_id, held_on DESC);
create index session_member_by_region on supervision.session_member using btree (region_code, held_on DESC, session_id, person_id);
create index session_member_by_supervisor on supervision.session_member using btree (supervisor_person_id, held_on DESC);
alter table supervision.session_member enable row level security;
alter table supervision.session_member force row level security;
create policy session_member_at_the_gate on supervision.session_member for all to yanzhen_gate using (true);
create policy session_member_by_organisation on supervision.session_member for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy session_member_by_person on supervision.session_member for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy session_member_by_region on supervision.session_member for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy session_member_by_statistics on supervision.session_member for select to yanzhen_statistics using (true);
create policy session_member_of_supervisor on supervision.session_member for all to yanzhen_app using ((supervisor_person_id = ( SELECT kernel.person_id() AS person_id)));
create policy session_member_own on supervision.session_member for all to yanzhen_app using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select on supervision.session_member to yanzhen_app;
grant update (signed_at), update (withdrawn) on supervision.session_member to yanzhen_app;

create table supervision.supervisor (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  kind text not null,
  rank text not null,
  from_on date not null,
  until_on date,
  entry_reason text not null,
  left_on date,
  exit_reason text,
  exit_note text,
  practising_since date,
  made_at timestamp with time zone not null,
  constraint supervisor_check check ((until_on > from_on)),
  constraint supervisor_check1 check ((left_on >= from_on)),
  constraint supervisor_check2 check (((left_on IS NULL) = (exit_reason IS NULL))),
  constraint supervisor_entry_reason_check check (((char_length(entry_reason) >= 1) AND (char_length(entry_reason) <= 200))),
  constraint supervisor_pkey primary key (id),
  constraint supervisor_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index supervisor_by_organisation on supervision.supervisor using btree (organisation_id, id);
create index supervisor_by_region on supervision.supervisor using btree (region_code, id);
create unique index supervisor_once on supervision.supervisor using btree (person_id) WHERE (left_on IS NULL);
alter table supervision.supervisor enable row level security;
alter table supervision.supervisor force row level security;
create policy supervisor_above on supervision.supervisor for select to yanzhen_by_region using ((region_code = ANY (( SELECT supervision.above(( SELECT kernel.low() AS low)) AS above)::text[])));
create policy supervisor_at_the_gate on supervision.supervisor for all to yanzhen_gate using (true);
create policy supervisor_by_organisation on supervision.supervisor for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy supervisor_by_person on supervision.supervisor for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy supervisor_by_region on supervision.supervisor for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy supervisor_by_statistics on supervision.supervisor for select to yanzhen_statistics using (true);
create policy supervisor_own on supervision.supervisor for all to yanzhen_app using ((person_id = ( SELECT kernel.person_id() AS person_id)));
grant insert, select, update on supervision.supervisor to yanzhen_app;

create schema training;
grant usage on schema training to yanzhen_app;

CREATE OR REPLACE FUNCTION training.hours_stay()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise exception 'training.hours is only ever added to: post a line that reverses the other' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION training.lines_of(people uuid[])
 RETURNS SETOF training.hours
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select h.* from training.hours h where h.person_id = any (people) and (h.person_id = kernel.person_id() or current_setting('role') = 'yanzhen_gate' or exists (
          select from training.trainee t where t.person_id = h.person_id and (
               t.region_code >= kernel.low() and t.region_code < kernel.high()
            or t.organisation_id = any (kernel.station_ids()) or t.organisation_id = kernel.organisation_id() or t.employer_id = kernel.organisation_id()))) $function$;

CREATE OR REPLACE FUNCTION training.places_of(sessions uuid[])
 RETURNS TABLE(session_id uuid, enrolled bigint, waiting bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select e.session_id, count(*) filter (where e.state = 'enrolled'), count(*) filter (where e.state = 'waiting')
          from training.enrolment e where e.session_id = any (sessions) and e.state <> 'withdrawn' group by e.session_id $function$;

create table training.attendance (
  session_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  checked_in_at timestamp with time zone,
  checked_in_by text,
  checked_out_at timestamp with time zone,
  checked_out_by text,
  reason text,
  marked_by uuid,
  credited_minutes integer,
  constraint attendance_check check (((checked_in_by = ANY (ARRAY['code'::text, 'hand'::text])) AND ((checked_in_by IS NULL) = (checked_in_at IS NULL)))),
  constraint attendance_check1 check (((checked_out_by = ANY (ARRAY['code'::text, 'hand'::text])) AND ((checked_out_by IS NULL) = (checked_out_at IS NULL)))),
  constraint attendance_pkey primary key (session_id, person_id),
  constraint attendance_session_id_fkey foreign key (session_id) REFERENCES training.session(id)
);
create index attendance_by_person on training.attendance using btree (person_id, session_id);
create index attendance_by_region on training.attendance using btree (region_code, session_id);
alter table training.attendance enable row level security;
alter table training.attendance force row level security;
create policy attendance_at_gate on training.attendance for all to yanzhen_gate using (true);
create policy attendance_by_organisation on training.attendance for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy attendance_by_person on training.attendance for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy attendance_by_region on training.attendance for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy attendance_by_statistics on training.attendance for select to yanzhen_statistics using (true);
grant insert, select, update on training.attendance to yanzhen_app;

create table training.course (
  id uuid not null,
  version integer not null default 1,
  plan_id uuid,
  region_code text collate "C" not null,
  organisation_id uuid,
  title text not null,
  about text not null default ''::text,
  form text not null,
  stage text,
  five_one text,
  month integer,
  year integer not null,
  made_at timestamp with time zone not null,
  constraint course_month_check check (((month >= 1) AND (month <= 12))),
  constraint course_pkey primary key (id),
  constraint course_plan_id_fkey foreign key (plan_id) REFERENCES training.plan(id),
  constraint course_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint course_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100))),
  constraint course_year_check check (((year >= 2000) AND (year <= 2100)))
);
create index course_by_plan on training.course using btree (plan_id) WHERE (plan_id IS NOT NULL);
create index course_by_year on training.course using btree (year, region_code, id);
alter table training.course enable row level security;
alter table training.course force row level security;
create policy course_by_organisation on training.course for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy course_by_person on training.course for all to yanzhen_by_person using (false);
create policy course_by_region on training.course for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy course_is_read on training.course for select to yanzhen_by_organisation, yanzhen_by_person, yanzhen_by_region, yanzhen_gate, yanzhen_statistics using (true);
grant insert, select, update on training.course to yanzhen_app;

create table training.enrolment (
  session_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  state text not null,
  queued_at timestamp with time zone not null,
  signed_up_by uuid not null,
  moved_up_at timestamp with time zone,
  constraint enrolment_pkey primary key (session_id, person_id),
  constraint enrolment_session_id_fkey foreign key (session_id) REFERENCES training.session(id),
  constraint enrolment_state_check check ((state = ANY (ARRAY['enrolled'::text, 'waiting'::text, 'withdrawn'::text])))
);
create index enrolment_by_person on training.enrolment using btree (person_id, session_id);
create index enrolment_by_region on training.enrolment using btree (region_code, session_id);
create index enrolment_waiting on training.enrolment using btree (session_id, queued_at) WHERE (state = 'waiting'::text);
alter table training.enrolment enable row level security;
alter table training.enrolment force row level security;
create policy enrolment_at_gate on training.enrolment for all to yanzhen_gate using (true);
create policy enrolment_by_organisation on training.enrolment for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy enrolment_by_person on training.enrolment for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy enrolment_by_region on training.enrolment for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy enrolment_by_statistics on training.enrolment for select to yanzhen_statistics using (true);
grant insert, select, update on training.enrolment to yanzhen_app;

create table training.hours (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  earned_on date not null,
  minutes integer not null,
  category text not null,
  source text not null,
  title text not null,
  course_id uuid,
  session_id uuid,
  lesson_id uuid,
  study text,
  reverses uuid,
  reason text,
  posted_at timestamp with time zone not null,
  posted_by uuid not null,
  pack_version text not null,
  constraint hours_check check (((reason IS NOT NULL) = (reverses IS NOT NULL))),
  constraint hours_check1 check (((minutes < 0) = (reverses IS NOT NULL))),
  constraint hours_course_id_fkey foreign key (course_id) REFERENCES training.course(id),
  constraint hours_lesson_id_fkey foreign key (lesson_id) REFERENCES training.lesson(id),
  constraint hours_minutes_check check ((minutes <> 0)),
  constraint hours_pkey primary key (id),
  constraint hours_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint hours_reverses_fkey foreign key (reverses) REFERENCES training.hours(id),
  constraint hours_reverses_key unique (reverses),
  constraint hours_session_id_fkey foreign key (session_id) REFERENCES training.session(id)
);
create index hours_by_day on training.hours using btree (earned_on DESC, id DESC);
create index hours_by_employer on training.hours using btree (employer_id, earned_on DESC, id DESC) WHERE (employer_id IS NOT NULL);
create index hours_by_organisation on training.hours using btree (organisation_id, earned_on DESC, id DESC) WHERE (organisation_id IS NOT NULL);
create index hours_by_person on training.hours using btree (person_id, earned_on, id);
create index hours_by_region on training.hours using btree (region_code, earned_on DESC, id DESC) INCLUDE (person_id, session_id, minutes);
create unique index hours_lesson_once on training.hours using btree (lesson_id, person_id) WHERE ((lesson_id IS NOT NULL) AND (reverses IS NULL));
create unique index hours_session_once on training.hours using btree (session_id, person_id, category) WHERE ((session_id IS NOT NULL) AND (reverses IS NULL) AND (source = 'session'::text));
alter table training.hours enable row level security;
alter table training.hours force row level security;
create policy hours_at_gate on training.hours for all to yanzhen_gate using (true);
create policy hours_by_organisation on training.hours for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy hours_by_person on training.hours for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy hours_by_region on training.hours for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy hours_by_statistics on training.hours for select to yanzhen_statistics using (true);
grant insert, select on training.hours to yanzhen_app;
create trigger hours_stay BEFORE DELETE OR UPDATE ON training.hours FOR EACH ROW EXECUTE FUNCTION training.hours_stay();

create table training.lesson (
  id uuid not null,
  version integer not null default 1,
  course_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  title text not null,
  "position" integer not null,
  kind text not null,
  link text,
  body text not null default ''::text,
  file_bytes integer,
  category text not null,
  minutes integer not null,
  quiz jsonb not null default '[]'::jsonb,
  constraint lesson_check check (((link IS NOT NULL) = (kind = 'link'::text))),
  constraint lesson_course_id_fkey foreign key (course_id) REFERENCES training.course(id),
  constraint lesson_kind_check check ((kind = ANY (ARRAY['link'::text, 'text'::text, 'file'::text]))),
  constraint lesson_minutes_check check ((minutes > 0)),
  constraint lesson_pkey primary key (id),
  constraint lesson_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint lesson_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
create index lesson_by_course on training.lesson using btree (course_id, "position");
alter table training.lesson enable row level security;
alter table training.lesson force row level security;
create policy lesson_by_organisation on training.lesson for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy lesson_by_person on training.lesson for all to yanzhen_by_person using (false);
create policy lesson_by_region on training.lesson for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy lesson_is_read on training.lesson for select to yanzhen_by_organisation, yanzhen_by_person, yanzhen_by_region, yanzhen_gate, yanzhen_statistics using (true);
grant insert, select, update on training.lesson to yanzhen_app;

create table training.lesson_progress (
  lesson_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  opened_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  seen_seconds integer not null default 0,
  tries integer not null default 0,
  best integer,
  completed_on date,
  constraint lesson_progress_lesson_id_fkey foreign key (lesson_id) REFERENCES training.lesson(id),
  constraint lesson_progress_pkey primary key (lesson_id, person_id)
);
create index lesson_progress_by_person on training.lesson_progress using btree (person_id);
alter table training.lesson_progress enable row level security;
alter table training.lesson_progress force row level security;
create policy lesson_progress_at_gate on training.lesson_progress for all to yanzhen_gate using (true);
create policy lesson_progress_by_organisation on training.lesson_progress for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy lesson_progress_by_person on training.lesson_progress for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy lesson_progress_by_region on training.lesson_progress for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy lesson_progress_by_statistics on training.lesson_progress for select to yanzhen_statistics using (true);
grant insert, select, update on training.lesson_progress to yanzhen_app;

create table training.plan (
  id uuid not null,
  version integer not null default 1,
  year integer not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  title text not null,
  aim text not null default ''::text,
  themes text[] not null,
  made_at timestamp with time zone not null,
  constraint plan_pkey primary key (id),
  constraint plan_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint plan_themes_check check ((cardinality(themes) = 12)),
  constraint plan_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100))),
  constraint plan_year_check check (((year >= 2000) AND (year <= 2100)))
);
create unique index plan_one_a_year on training.plan using btree (region_code, COALESCE(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid), year);
alter table training.plan enable row level security;
alter table training.plan force row level security;
create policy plan_by_organisation on training.plan for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy plan_by_person on training.plan for all to yanzhen_by_person using (false);
create policy plan_by_region on training.plan for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy plan_is_read on training.plan for select to yanzhen_by_organisation, yanzhen_by_person, yanzhen_by_region, yanzhen_gate, yanzhen_statistics using (true);
grant insert, select, update on training.plan to yanzhen_app;

create table training.session (
  id uuid not null,
  version integer not null default 1,
  course_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  title text not null default ''::text,
  held_on date not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place text not null,
  teacher text not null default ''::text,
  capacity integer not null,
  sign_up_until timestamp with time zone not null,
  credits jsonb not null,
  secret_sealed bytea not null,
  called_off_at timestamp with time zone,
  call_off_reason text,
  constraint session_capacity_check check (((capacity >= 1) AND (capacity <= 5000))),
  constraint session_check check ((ends_at > starts_at)),
  constraint session_check1 check (((call_off_reason IS NULL) = (called_off_at IS NULL))),
  constraint session_course_id_fkey foreign key (course_id) REFERENCES training.course(id),
  constraint session_pkey primary key (id),
  constraint session_place_check check (((char_length(place) >= 1) AND (char_length(place) <= 100))),
  constraint session_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index session_by_course on training.session using btree (course_id, starts_at);
create index session_by_day on training.session using btree (held_on, id);
alter table training.session enable row level security;
alter table training.session force row level security;
create policy session_by_organisation on training.session for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy session_by_person on training.session for all to yanzhen_by_person using (false);
create policy session_by_region on training.session for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy session_is_read on training.session for select to yanzhen_by_organisation, yanzhen_by_person, yanzhen_by_region, yanzhen_gate, yanzhen_statistics using (true);
grant insert, select, update on training.session to yanzhen_app;

create table training.trainee (
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  constraint trainee_pkey primary key (person_id),
  constraint trainee_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index trainee_by_region on training.trainee using btree (region_code, person_id);
alter table training.trainee enable row level security;
alter table training.trainee force row level security;
create policy trainee_at_gate on training.trainee for all to yanzhen_gate using (true);
create policy trainee_by_organisation on training.trainee for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy trainee_by_person on training.trainee for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy trainee_by_region on training.trainee for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy trainee_by_statistics on training.trainee for select to yanzhen_statistics using (true);
grant insert, select, update on training.trainee to yanzhen_app;

create table training.transcript (
  id uuid not null,
  code text collate "C" not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  name_masked text not null,
  from_on date not null,
  until_on date not null,
  minutes integer not null,
  lines uuid[] not null,
  issuer text not null,
  issued_at timestamp with time zone not null,
  issued_by uuid not null,
  pack_version text not null,
  withdrawn_on date,
  withdrawal_reason text,
  constraint transcript_check check (((withdrawal_reason IS NULL) = (withdrawn_on IS NULL))),
  constraint transcript_code_key unique (code),
  constraint transcript_pkey primary key (id)
);
create index transcript_by_person on training.transcript using btree (person_id, issued_at DESC);
create index transcript_by_region on training.transcript using btree (region_code, issued_at DESC);
alter table training.transcript enable row level security;
alter table training.transcript force row level security;
create policy transcript_at_gate on training.transcript for all to yanzhen_gate using (true);
create policy transcript_by_organisation on training.transcript for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy transcript_by_person on training.transcript for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy transcript_by_region on training.transcript for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy transcript_by_statistics on training.transcript for select to yanzhen_statistics using (true);
grant insert, select, update on training.transcript to yanzhen_app;

create schema volunteers;
grant usage on schema volunteers to yanzhen_app;

CREATE OR REPLACE FUNCTION volunteers.by_number(wanted text)
 RETURNS TABLE(id uuid, person_id uuid, name text, region_code text, state text, born_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select v.id, v.person_id, v.name, v.region_code, v.state, v.born_on from volunteers.volunteer v where v.number = wanted $function$;

CREATE OR REPLACE FUNCTION volunteers.entries_of(volunteers uuid[])
 RETURNS SETOF volunteers.service_entry
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select e.* from volunteers.service_entry e where e.volunteer_id = any (volunteers) and (current_setting('role') = 'yanzhen_gate' or exists (
          select from volunteers.volunteer v where v.id = e.volunteer_id and (
               v.person_id = kernel.person_id() or v.region_code >= kernel.low() and v.region_code < kernel.high()
            or v.organisation_id = any (kernel.station_ids()) or v.organisation_id = kernel.organisation_id()))) $function$;

CREATE OR REPLACE FUNCTION volunteers.entries_stay()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  raise exception 'volunteers.service_entry is only ever added to: post a line that reverses the other' using errcode = 'restrict_violation';
end $function$;

CREATE OR REPLACE FUNCTION volunteers.is_registered(person uuid, hash bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from volunteers.volunteer v where v.person_id = person or v.identity_number_hash = hash) $function$;

CREATE OR REPLACE FUNCTION volunteers.mark_uncounted()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update volunteers.volunteer set counted = false where id = new.volunteer_id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION volunteers.places_of(activities uuid[])
 RETURNS TABLE(activity_id uuid, signed bigint, waiting bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select s.activity_id, count(*) filter (where s.state <> 'waiting'), count(*) filter (where s.state = 'waiting')
          from volunteers.sign_up s where s.activity_id = any (activities) and s.state <> 'withdrawn' group by s.activity_id $function$;

create table volunteers.activity (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  team_id uuid,
  title text not null,
  category text not null,
  content text not null,
  held_on date not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  place text not null,
  capacity integer not null,
  risks text not null,
  dangerous boolean not null,
  insurer text,
  policy_number text,
  insured_from date,
  in_charge_id uuid not null,
  called_off_at timestamp with time zone,
  call_off_reason text,
  recorded_at timestamp with time zone,
  made_at timestamp with time zone not null,
  constraint activity_capacity_check check (((capacity >= 1) AND (capacity <= 5000))),
  constraint activity_check check ((ends_at > starts_at)),
  constraint activity_check1 check (((call_off_reason IS NULL) = (called_off_at IS NULL))),
  constraint activity_check2 check ((((insurer IS NULL) = (policy_number IS NULL)) AND ((insurer IS NULL) = (insured_from IS NULL)))),
  constraint activity_content_check check (((char_length(content) >= 1) AND (char_length(content) <= 2000))),
  constraint activity_pkey primary key (id),
  constraint activity_place_check check (((char_length(place) >= 1) AND (char_length(place) <= 100))),
  constraint activity_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint activity_risks_check check (((char_length(risks) >= 1) AND (char_length(risks) <= 1000))),
  constraint activity_team_id_fkey foreign key (team_id) REFERENCES volunteers.team(id),
  constraint activity_title_check check (((char_length(title) >= 1) AND (char_length(title) <= 100)))
);
create index activity_by_day on volunteers.activity using btree (held_on DESC, id DESC);
create index activity_by_organisation on volunteers.activity using btree (organisation_id, held_on DESC, id DESC);
create index activity_by_region on volunteers.activity using btree (region_code, held_on DESC, id DESC);
create index activity_unrecorded on volunteers.activity using btree (ends_at) WHERE ((recorded_at IS NULL) AND (called_off_at IS NULL));
alter table volunteers.activity enable row level security;
alter table volunteers.activity force row level security;
create policy activity_at_gate on volunteers.activity for all to yanzhen_gate using (true);
create policy activity_by_organisation on volunteers.activity for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy activity_by_person on volunteers.activity for all to yanzhen_by_person using (false);
create policy activity_by_region on volunteers.activity for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy activity_is_read on volunteers.activity for select to yanzhen_by_organisation, yanzhen_by_person, yanzhen_by_region, yanzhen_statistics using (true);
grant insert, select, update on volunteers.activity to yanzhen_app;

create table volunteers.objection (
  id uuid not null,
  version integer not null default 1,
  volunteer_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  activity_id uuid not null,
  entry_id uuid,
  words text not null,
  minutes integer,
  made_at timestamp with time zone not null,
  due_on date,
  state text not null,
  answer text,
  answered_at timestamp with time zone,
  answered_by uuid,
  constraint objection_activity_id_fkey foreign key (activity_id) REFERENCES volunteers.activity(id),
  constraint objection_check check ((((state = 'open'::text) = (answer IS NULL)) AND ((answer IS NULL) = (answered_at IS NULL)) AND ((answer IS NULL) = (answered_by IS NULL)))),
  constraint objection_entry_id_fkey foreign key (entry_id) REFERENCES volunteers.service_entry(id),
  constraint objection_minutes_check check ((minutes > 0)),
  constraint objection_pkey primary key (id),
  constraint objection_state_check check ((state = ANY (ARRAY['open'::text, 'upheld'::text, 'rejected'::text]))),
  constraint objection_volunteer_id_fkey foreign key (volunteer_id) REFERENCES volunteers.volunteer(id),
  constraint objection_words_check check (((char_length(words) >= 1) AND (char_length(words) <= 500)))
);
create index objection_by_organisation on volunteers.objection using btree (organisation_id, made_at DESC, id DESC);
create index objection_by_person on volunteers.objection using btree (person_id, made_at DESC);
create index objection_by_region on volunteers.objection using btree (region_code, made_at DESC, id DESC);
create unique index objection_one_open on volunteers.objection using btree (volunteer_id, activity_id) WHERE (state = 'open'::text);
alter table volunteers.objection enable row level security;
alter table volunteers.objection force row level security;
create policy objection_at_gate on volunteers.objection for all to yanzhen_gate using (true);
create policy objection_by_organisation on volunteers.objection for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy objection_by_person on volunteers.objection for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy objection_by_region on volunteers.objection for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy objection_by_statistics on volunteers.objection for select to yanzhen_statistics using (true);
grant insert, select, update on volunteers.objection to yanzhen_app;

create table volunteers.record_check (
  id uuid not null,
  code text collate "C" not null,
  volunteer_id uuid not null,
  volunteer_number text not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  name_masked text not null,
  from_on date not null,
  until_on date not null,
  minutes integer not null,
  lines uuid[] not null,
  recorders text[] not null,
  with_seal boolean not null,
  issued_at timestamp with time zone not null,
  issued_by uuid not null,
  constraint record_check_code_key unique (code),
  constraint record_check_pkey primary key (id),
  constraint record_check_volunteer_id_fkey foreign key (volunteer_id) REFERENCES volunteers.volunteer(id)
);
create index record_check_by_person on volunteers.record_check using btree (person_id, issued_at DESC);
create index record_check_by_region on volunteers.record_check using btree (region_code, issued_at DESC);
alter table volunteers.record_check enable row level security;
alter table volunteers.record_check force row level security;
create policy record_check_at_gate on volunteers.record_check for all to yanzhen_gate using (true);
create policy record_check_by_organisation on volunteers.record_check for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy record_check_by_person on volunteers.record_check for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy record_check_by_region on volunteers.record_check for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy record_check_by_statistics on volunteers.record_check for select to yanzhen_statistics using (true);
grant insert, select, update on volunteers.record_check to yanzhen_app;

create table volunteers.service_entry (
  id uuid not null,
  volunteer_id uuid not null,
  activity_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  served_on date not null,
  minutes integer not null,
  content text not null,
  quality text,
  evaluated_on date,
  late boolean not null default false,
  late_reason text,
  off_duty boolean not null default false,
  reverses uuid,
  reason text,
  posted_at timestamp with time zone not null,
  posted_by uuid not null,
  pack_version text not null,
  constraint service_entry_activity_id_fkey foreign key (activity_id) REFERENCES volunteers.activity(id),
  constraint service_entry_check check (((evaluated_on IS NULL) = (quality IS NULL))),
  constraint service_entry_check1 check (((late_reason IS NOT NULL) = late)),
  constraint service_entry_check2 check (((minutes < 0) = (reverses IS NOT NULL))),
  constraint service_entry_check3 check (((reverses IS NULL) OR (reason IS NOT NULL))),
  constraint service_entry_content_check check (((char_length(content) >= 1) AND (char_length(content) <= 500))),
  constraint service_entry_minutes_check check ((minutes <> 0)),
  constraint service_entry_pkey primary key (id),
  constraint service_entry_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint service_entry_reverses_fkey foreign key (reverses) REFERENCES volunteers.service_entry(id),
  constraint service_entry_reverses_key unique (reverses),
  constraint service_entry_volunteer_id_fkey foreign key (volunteer_id) REFERENCES volunteers.volunteer(id)
);
create index service_entry_by_activity on volunteers.service_entry using btree (activity_id, volunteer_id);
create index service_entry_by_organisation on volunteers.service_entry using btree (organisation_id, served_on DESC, id DESC);
create index service_entry_by_region on volunteers.service_entry using btree (region_code, served_on DESC, id DESC) INCLUDE (volunteer_id, minutes);
create index service_entry_by_volunteer on volunteers.service_entry using btree (volunteer_id, served_on, id);
alter table volunteers.service_entry enable row level security;
alter table volunteers.service_entry force row level security;
create policy service_entry_at_gate on volunteers.service_entry for all to yanzhen_gate using (true);
create policy service_entry_by_organisation on volunteers.service_entry for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (volunteer_id IN ( SELECT v.id
   FROM volunteers.volunteer v
  WHERE (v.person_id = ( SELECT kernel.person_id() AS person_id))))));
create policy service_entry_by_person on volunteers.service_entry for all to yanzhen_by_person using ((volunteer_id IN ( SELECT v.id
   FROM volunteers.volunteer v
  WHERE (v.person_id = ( SELECT kernel.person_id() AS person_id)))));
create policy service_entry_by_region on volunteers.service_entry for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy service_entry_by_statistics on volunteers.service_entry for select to yanzhen_statistics using (true);
grant insert, select on volunteers.service_entry to yanzhen_app;
create trigger entries_stay BEFORE DELETE OR UPDATE ON volunteers.service_entry FOR EACH ROW EXECUTE FUNCTION volunteers.entries_stay();
create trigger mark_uncounted AFTER INSERT ON volunteers.service_entry FOR EACH ROW EXECUTE FUNCTION volunteers.mark_uncounted();

create table volunteers.sign_up (
  activity_id uuid not null,
  volunteer_id uuid not null,
  person_id uuid not null,
  volunteer_number text not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  state text not null,
  queued_at timestamp with time zone not null,
  agreed_how text not null,
  signed_by uuid not null,
  moved_up_at timestamp with time zone,
  constraint sign_up_activity_id_fkey foreign key (activity_id) REFERENCES volunteers.activity(id),
  constraint sign_up_pkey primary key (activity_id, volunteer_id),
  constraint sign_up_state_check check ((state = ANY (ARRAY['signed'::text, 'waiting'::text, 'withdrawn'::text, 'came'::text, 'absent'::text]))),
  constraint sign_up_volunteer_id_fkey foreign key (volunteer_id) REFERENCES volunteers.volunteer(id)
);
create index sign_up_by_person on volunteers.sign_up using btree (person_id, activity_id);
create index sign_up_by_volunteer on volunteers.sign_up using btree (volunteer_id);
create index sign_up_waiting on volunteers.sign_up using btree (activity_id, queued_at) WHERE (state = 'waiting'::text);
alter table volunteers.sign_up enable row level security;
alter table volunteers.sign_up force row level security;
create policy sign_up_at_gate on volunteers.sign_up for all to yanzhen_gate using (true);
create policy sign_up_by_organisation on volunteers.sign_up for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy sign_up_by_person on volunteers.sign_up for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy sign_up_by_region on volunteers.sign_up for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy sign_up_by_statistics on volunteers.sign_up for select to yanzhen_statistics using (true);
grant insert, select, update on volunteers.sign_up to yanzhen_app;

create table volunteers.team (
  id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  name text not null,
  about text not null default ''::text,
  leader_id uuid,
  formed_on date not null,
  ended_on date,
  constraint team_leader_id_fkey foreign key (leader_id) REFERENCES volunteers.volunteer(id),
  constraint team_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 60))),
  constraint team_pkey primary key (id),
  constraint team_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index team_by_organisation on volunteers.team using btree (organisation_id, name, id);
create index team_by_region on volunteers.team using btree (region_code, name, id);
alter table volunteers.team enable row level security;
alter table volunteers.team force row level security;
create policy team_at_gate on volunteers.team for all to yanzhen_gate using (true);
create policy team_by_organisation on volunteers.team for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id))));
create policy team_by_person on volunteers.team for all to yanzhen_by_person using (false);
create policy team_by_region on volunteers.team for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy team_is_read on volunteers.team for select to yanzhen_by_organisation, yanzhen_by_person, yanzhen_by_region, yanzhen_statistics using (true);
grant insert, select, update on volunteers.team to yanzhen_app;

create table volunteers.team_member (
  team_id uuid not null,
  volunteer_id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  from_on date not null,
  until_on date,
  volunteer_number text not null,
  constraint team_member_check check ((until_on >= from_on)),
  constraint team_member_pkey primary key (team_id, volunteer_id),
  constraint team_member_team_id_fkey foreign key (team_id) REFERENCES volunteers.team(id),
  constraint team_member_volunteer_id_fkey foreign key (volunteer_id) REFERENCES volunteers.volunteer(id)
);
create index team_member_by_volunteer on volunteers.team_member using btree (volunteer_id);
alter table volunteers.team_member enable row level security;
alter table volunteers.team_member force row level security;
create policy team_member_at_gate on volunteers.team_member for all to yanzhen_gate using (true);
create policy team_member_by_organisation on volunteers.team_member for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy team_member_by_person on volunteers.team_member for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy team_member_by_region on volunteers.team_member for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy team_member_by_statistics on volunteers.team_member for select to yanzhen_statistics using (true);
grant insert, select, update on volunteers.team_member to yanzhen_app;

create table volunteers.volunteer (
  id uuid not null,
  version integer not null default 1,
  number text collate "C" not null,
  national_number text,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  name text not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex text not null,
  born_on date,
  identity_number_sealed bytea,
  identity_number_hash bytea,
  phone_sealed bytea,
  phone_masked text,
  living_region_code text collate "C",
  skills text[] not null default '{}'::text[],
  categories text[] not null default '{}'::text[],
  agreed_how text not null,
  agreed_on date not null,
  agreement_paper text,
  guardian_name text,
  guardian_relation text,
  guardian_agreed_on date,
  state text not null,
  confirmed_on date,
  left_on date,
  name_public boolean not null default false,
  registered_on date not null,
  registered_by uuid not null,
  changed_at timestamp with time zone not null,
  counted boolean not null default true,
  minutes integer not null default 0,
  star text,
  active_until date,
  constraint volunteer_check check (((identity_number_sealed IS NULL) = (identity_number_hash IS NULL))),
  constraint volunteer_check1 check (((phone_sealed IS NULL) = (phone_masked IS NULL))),
  constraint volunteer_check2 check ((((guardian_name IS NULL) = (guardian_relation IS NULL)) AND ((guardian_name IS NULL) = (guardian_agreed_on IS NULL)))),
  constraint volunteer_check3 check (((state = 'left'::text) = (left_on IS NOT NULL))),
  constraint volunteer_identity_number_hash_key unique (identity_number_hash),
  constraint volunteer_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 40))),
  constraint volunteer_number_key unique (number),
  constraint volunteer_person_id_key unique (person_id),
  constraint volunteer_pkey primary key (id),
  constraint volunteer_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint volunteer_sex_check check ((sex = ANY (ARRAY['male'::text, 'female'::text, 'unknown'::text]))),
  constraint volunteer_state_check check ((state = ANY (ARRAY['awaiting'::text, 'registered'::text, 'left'::text])))
);
create index volunteer_by_organisation on volunteers.volunteer using btree (organisation_id, id DESC) WHERE (organisation_id IS NOT NULL);
create index volunteer_by_region on volunteers.volunteer using btree (region_code, id DESC);
create index volunteer_uncounted on volunteers.volunteer using btree (id) WHERE (NOT counted);
alter table volunteers.volunteer enable row level security;
alter table volunteers.volunteer force row level security;
create policy volunteer_at_gate on volunteers.volunteer for all to yanzhen_gate using (true);
create policy volunteer_by_organisation on volunteers.volunteer for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy volunteer_by_person on volunteers.volunteer for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy volunteer_by_region on volunteers.volunteer for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy volunteer_by_statistics on volunteers.volunteer for select to yanzhen_statistics using (true);
grant delete, insert, select, update on volunteers.volunteer to yanzhen_app;

create schema workforce;
grant usage on schema workforce to yanzhen_app;

CREATE OR REPLACE FUNCTION workforce.adopt_rows(gone uuid, kept uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
  tab regclass;
  col name;
  line tid;
  adopted int := 0;
begin
  for tab, col in
    select c.oid, a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
        and a.attname in ('person_id', 'supervisor_person_id', 'scorer_id', 'second_person_id', 'owner_id')
     where c.relkind = 'r' and a.atttypid = 'uuid'::regtype and n.nspname not in ('workforce', 'identity', 'kernel', 'jobs', 'public')
       and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'update') and has_column_privilege(c.oid, a.attnum, 'select')
  loop
    for line in execute format('select ctid from %s where %I = $1', tab, col) using gone loop
      begin
        execute format('update %s set %I = $1 where ctid = $2', tab, col) using kept, line;
        adopted := adopted + 1;
      exception when unique_violation or exclusion_violation or foreign_key_violation or check_violation or insufficient_privilege then null;
      end;
    end loop;
  end loop;
  return adopted;
end $function$;

CREATE OR REPLACE FUNCTION workforce.number_is_registered(hash bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from workforce.worker w where w.identity_number_hash = $1 and w.status <> 'merged')
            or exists (select from workforce.former_number f where f.hash = $1) $function$;

CREATE OR REPLACE FUNCTION workforce.person_of_number(hash bytea)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select w.person_id from workforce.worker w where w.identity_number_hash = $1 and w.status <> 'merged'
        union all select f.person_id from workforce.former_number f where f.hash = $1 limit 1 $function$;

create table workforce.census (
  id uuid not null,
  version integer not null default 1,
  year integer not null,
  region_code text collate "C" not null,
  reference_on date not null,
  state text not null,
  batch_id uuid,
  drawn_at timestamp with time zone,
  drawn_by uuid not null,
  submitted_at timestamp with time zone,
  submitted_by uuid,
  returned_at timestamp with time zone,
  returned_by uuid,
  reason text,
  frozen_at timestamp with time zone,
  frozen_by uuid,
  digest text,
  without_submission text,
  pack_version text,
  constraint census_check check (((state <> 'returned'::text) OR (reason IS NOT NULL))),
  constraint census_check1 check (((state = 'frozen'::text) = (digest IS NOT NULL))),
  constraint census_pkey primary key (id),
  constraint census_reason_check check (((char_length(reason) >= 2) AND (char_length(reason) <= 500))),
  constraint census_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint census_state_check check ((state = ANY (ARRAY['drawing'::text, 'drawn'::text, 'submitted'::text, 'returned'::text, 'freezing'::text, 'frozen'::text]))),
  constraint census_without_submission_check check (((char_length(without_submission) >= 2) AND (char_length(without_submission) <= 500))),
  constraint census_year_check check (((year >= 2000) AND (year <= 2200))),
  constraint census_year_region_code_key unique (year, region_code)
);
create index census_at_work on workforce.census using btree (year) WHERE (state = ANY (ARRAY['drawing'::text, 'freezing'::text]));
create index census_by_region on workforce.census using btree (region_code, year DESC);
alter table workforce.census enable row level security;
alter table workforce.census force row level security;
create policy census_at_the_gate on workforce.census for all to yanzhen_gate using (true);
create policy census_by_region on workforce.census for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on workforce.census to yanzhen_by_region;
grant insert, select, update on workforce.census to yanzhen_gate;

create table workforce.census_person (
  census_id uuid not null,
  year integer not null,
  census_region text collate "C" not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  name text not null,
  person_key uuid not null,
  facts jsonb not null,
  cells jsonb not null,
  missing text[] not null,
  in_practice boolean,
  talent boolean,
  professional boolean,
  rank_here integer not null,
  work_since date,
  counted boolean not null default true,
  counted_in text collate "C",
  constraint census_person_census_id_fkey foreign key (census_id) REFERENCES workforce.census(id),
  constraint census_person_pkey primary key (census_id, person_id)
);
create index census_person_by_key on workforce.census_person using btree (year, person_key);
create index census_person_by_region on workforce.census_person using btree (region_code, year);
create index census_person_counted_elsewhere on workforce.census_person using btree (census_id) WHERE (NOT counted);
create index census_person_of_person on workforce.census_person using btree (person_id);
alter table workforce.census_person enable row level security;
alter table workforce.census_person force row level security;
create policy census_person_at_the_gate on workforce.census_person for all to yanzhen_gate using (true);
create policy census_person_by_region on workforce.census_person for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on workforce.census_person to yanzhen_by_region;
grant delete, insert, select, update on workforce.census_person to yanzhen_gate;

create table workforce.census_progress (
  batch_id uuid not null,
  done_people integer not null,
  all_people integer not null,
  constraint census_progress_pkey primary key (batch_id)
);
grant select on workforce.census_progress to yanzhen_by_region;
grant delete, insert, select, update on workforce.census_progress to yanzhen_gate;

create table workforce.change (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  at timestamp with time zone not null,
  account_id uuid not null,
  by_person_id uuid not null,
  about text not null,
  act text not null,
  subject_id uuid not null,
  ground text not null,
  ground_id uuid,
  before_sealed bytea,
  after_sealed bytea,
  constraint change_about_check check ((about = ANY (ARRAY['basics'::text, 'employment'::text, 'education'::text, 'title'::text, 'project'::text, 'place'::text, 'status'::text, 'numbers'::text]))),
  constraint change_act_check check ((act = ANY (ARRAY['add'::text, 'change'::text, 'remove'::text]))),
  constraint change_ground_check check ((ground = ANY (ARRAY['registered'::text, 'changed'::text, 'proposed'::text, 'moved'::text, 'merged'::text, 'status'::text, 'imported'::text, 'undone'::text]))),
  constraint change_pkey primary key (id)
);
create index change_by_ground on workforce.change using btree (ground_id) WHERE (ground_id IS NOT NULL);
create index change_by_region on workforce.change using btree (region_code);
create index change_of_person on workforce.change using btree (person_id, at DESC);
alter table workforce.change enable row level security;
alter table workforce.change force row level security;
create policy change_at_the_gate on workforce.change for all to yanzhen_gate using (true);
create policy change_by_organisation on workforce.change for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy change_by_person on workforce.change for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy change_by_region on workforce.change for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy change_by_statistics on workforce.change for select to yanzhen_statistics using (true);
grant insert, select on workforce.change to yanzhen_app;
grant update (employer_id), update (organisation_id), update (person_id), update (region_code) on workforce.change to yanzhen_gate;

create table workforce.education (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  school text not null,
  major text,
  major_kind text not null,
  diploma text not null,
  degree text not null,
  full_time boolean not null,
  from_on date,
  graduated_on date,
  degree_on date,
  source text not null,
  confirmed_on date,
  confirmed_by uuid,
  withdrawn boolean not null default false,
  list_id uuid,
  listed_on date,
  constraint education_check check ((graduated_on > from_on)),
  constraint education_check1 check (((confirmed_on IS NULL) = (confirmed_by IS NULL))),
  constraint education_check2 check (((degree = 'none'::text) OR (degree_on IS NOT NULL) OR (graduated_on IS NOT NULL))),
  constraint education_degree_check check ((degree = ANY (ARRAY['none'::text, 'bachelor'::text, 'master'::text, 'doctor'::text]))),
  constraint education_diploma_check check ((diploma = ANY (ARRAY['none'::text, 'high-school'::text, 'secondary'::text, 'college'::text, 'bachelor'::text, 'master'::text, 'doctor'::text]))),
  constraint education_major_check check (((char_length(major) >= 1) AND (char_length(major) <= 60))),
  constraint education_major_kind_check check ((major_kind = ANY (ARRAY['social-work'::text, 'related'::text, 'other'::text]))),
  constraint education_person_id_fkey foreign key (person_id) REFERENCES workforce.worker(person_id),
  constraint education_pkey primary key (id),
  constraint education_school_check check (((char_length(school) >= 1) AND (char_length(school) <= 80))),
  constraint education_source_check check ((source = ANY (ARRAY['registered'::text, 'imported'::text, 'own'::text, 'transferred'::text])))
);
create index education_by_region on workforce.education using btree (region_code);
create index education_of_person on workforce.education using btree (person_id);
alter table workforce.education enable row level security;
alter table workforce.education force row level security;
create policy education_at_the_gate on workforce.education for all to yanzhen_gate using (true);
create policy education_by_organisation on workforce.education for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy education_by_person on workforce.education for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy education_by_region on workforce.education for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy education_by_statistics on workforce.education for select to yanzhen_statistics using (true);
grant insert, select, update on workforce.education to yanzhen_app;
grant delete on workforce.education to yanzhen_gate;

create table workforce.employment (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  employer_name text not null,
  employer_organisation_id uuid,
  employer_kind text,
  workplace_name text,
  workplace_organisation_id uuid,
  work_region_code text collate "C",
  post_title text,
  post_code text,
  is_social_work boolean not null,
  is_community_work boolean not null,
  is_counted boolean not null default true,
  full_time boolean not null default true,
  from_on date not null,
  until_on date,
  source text not null,
  confirmed_on date,
  confirmed_by uuid,
  withdrawn boolean not null default false,
  list_id uuid,
  listed_on date,
  constraint employment_check check ((until_on > from_on)),
  constraint employment_check1 check (((confirmed_on IS NULL) = (confirmed_by IS NULL))),
  constraint employment_employer_name_check check (((char_length(employer_name) >= 1) AND (char_length(employer_name) <= 80))),
  constraint employment_person_id_fkey foreign key (person_id) REFERENCES workforce.worker(person_id),
  constraint employment_pkey primary key (id),
  constraint employment_post_title_check check (((char_length(post_title) >= 1) AND (char_length(post_title) <= 60))),
  constraint employment_source_check check ((source = ANY (ARRAY['registered'::text, 'imported'::text, 'own'::text, 'transferred'::text]))),
  constraint employment_work_region_code_check check ((work_region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint employment_workplace_name_check check (((char_length(workplace_name) >= 1) AND (char_length(workplace_name) <= 80)))
);
create index employment_by_region on workforce.employment using btree (region_code);
create index employment_of_person on workforce.employment using btree (person_id, from_on DESC);
alter table workforce.employment enable row level security;
alter table workforce.employment force row level security;
create policy employment_at_the_gate on workforce.employment for all to yanzhen_gate using (true);
create policy employment_by_organisation on workforce.employment for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy employment_by_person on workforce.employment for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy employment_by_region on workforce.employment for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy employment_by_statistics on workforce.employment for select to yanzhen_statistics using (true);
grant insert, select, update on workforce.employment to yanzhen_app;
grant delete on workforce.employment to yanzhen_gate;

create table workforce.evidence (
  id uuid not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  kind text not null,
  bytes integer not null,
  digest bytea not null,
  sent_by uuid not null,
  at timestamp with time zone not null,
  used_for text,
  used_by uuid,
  constraint evidence_check check (((used_for IS NULL) = (used_by IS NULL))),
  constraint evidence_kind_check check ((kind = ANY (ARRAY['jpeg'::text, 'png'::text, 'webp'::text, 'pdf'::text]))),
  constraint evidence_pkey primary key (id)
);
create index evidence_of_person on workforce.evidence using btree (person_id);
create index evidence_unused on workforce.evidence using btree (at) WHERE (used_by IS NULL);
create index evidence_used_by on workforce.evidence using btree (used_by) WHERE (used_by IS NOT NULL);
alter table workforce.evidence enable row level security;
alter table workforce.evidence force row level security;
create policy evidence_at_the_gate on workforce.evidence for all to yanzhen_gate using (true);
create policy evidence_by_organisation on workforce.evidence for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy evidence_by_person on workforce.evidence for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy evidence_by_region on workforce.evidence for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy evidence_by_statistics on workforce.evidence for select to yanzhen_statistics using (true);
create policy evidence_unused_is_dropped on workforce.evidence as restrictive for delete to yanzhen_app using ((used_by IS NULL));
grant delete, insert, select, update on workforce.evidence to yanzhen_app;

create table workforce.former_number (
  hash bytea not null,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  last4 text not null,
  until_on date not null,
  constraint former_number_person_id_fkey foreign key (person_id) REFERENCES workforce.worker(person_id),
  constraint former_number_pkey primary key (hash)
);
create index former_number_of_person on workforce.former_number using btree (person_id);
alter table workforce.former_number enable row level security;
alter table workforce.former_number force row level security;
create policy former_number_at_the_gate on workforce.former_number for all to yanzhen_gate using (true);
create policy former_number_by_organisation on workforce.former_number for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy former_number_by_person on workforce.former_number for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy former_number_by_region on workforce.former_number for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy former_number_by_statistics on workforce.former_number for select to yanzhen_statistics using (true);
grant insert, select, update on workforce.former_number to yanzhen_app;
grant delete on workforce.former_number to yanzhen_gate;

create table workforce.list_import (
  id uuid not null,
  version integer not null default 1,
  reach_code text collate "C" not null,
  region_code text collate "C" not null,
  organisation_id uuid not null,
  file_name text not null,
  format text not null,
  bytes bigint not null,
  parts integer not null,
  digest bytea,
  state text not null,
  head_sealed bytea,
  sheet text,
  header_from integer,
  header_until integer,
  columns jsonb,
  wins jsonb not null default '{}'::jsonb,
  given jsonb not null default '{}'::jsonb,
  listed_on date,
  done_rows integer not null default 0,
  all_rows integer,
  counts jsonb,
  made_by uuid not null,
  account_id uuid not null,
  made_at timestamp with time zone not null,
  began_at timestamp with time zone,
  ended_at timestamp with time zone,
  undo_until date,
  flaw text,
  sheet_dropped_on date,
  sheets jsonb not null default '[]'::jsonb,
  constraint list_import_bytes_check check ((bytes > 0)),
  constraint list_import_file_name_check check (((char_length(file_name) >= 1) AND (char_length(file_name) <= 200))),
  constraint list_import_flaw_check check ((flaw = ANY (ARRAY['no-workbook'::text, 'locked-or-old'::text, 'damaged'::text, 'too-large'::text]))),
  constraint list_import_format_check check ((format = ANY (ARRAY['xlsx'::text, 'csv'::text]))),
  constraint list_import_parts_check check (((parts >= 1) AND (parts <= 64))),
  constraint list_import_pkey primary key (id),
  constraint list_import_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint list_import_state_check check ((state = ANY (ARRAY['sending'::text, 'looked'::text, 'reading'::text, 'comparing'::text, 'compared'::text, 'running'::text, 'done'::text, 'stopped'::text, 'undoing'::text, 'undone'::text, 'unreadable'::text])))
);
create index list_import_at_work on workforce.list_import using btree (made_at) WHERE (state = ANY (ARRAY['reading'::text, 'comparing'::text, 'running'::text, 'undoing'::text]));
create index list_import_by_region on workforce.list_import using btree (region_code, made_at DESC);
alter table workforce.list_import enable row level security;
alter table workforce.list_import force row level security;
create policy list_import_at_the_gate on workforce.list_import for all to yanzhen_gate using (true);
create policy list_import_by_region on workforce.list_import for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on workforce.list_import to yanzhen_by_region;
grant insert, select, update on workforce.list_import to yanzhen_gate;

create table workforce.list_import_row (
  import_id uuid not null,
  "row" integer not null,
  region_code text collate "C" not null,
  facts jsonb not null,
  number_sealed bytea,
  number_hash bytea,
  number_last4 text,
  phone_sealed bytea,
  phone_hash bytea,
  phone_masked text,
  was_old_number boolean not null default false,
  mistakes jsonb not null default '[]'::jsonb,
  outcome text,
  person_id uuid,
  found_by text,
  diff jsonb,
  decision text,
  applied_at timestamp with time zone,
  effect jsonb,
  kept_because text,
  undone_at timestamp with time zone,
  notes jsonb not null default '[]'::jsonb,
  constraint list_import_row_decision_check check ((decision = ANY (ARRAY['same'::text, 'new'::text, 'leave'::text]))),
  constraint list_import_row_found_by_check check ((found_by = ANY (ARRAY['number'::text, 'former-number'::text, 'name'::text]))),
  constraint list_import_row_import_id_fkey foreign key (import_id) REFERENCES workforce.list_import(id) ON DELETE CASCADE,
  constraint list_import_row_kept_because_check check ((kept_because = ANY (ARRAY['changed-since'::text, 'used-since'::text, 'settled-since'::text]))),
  constraint list_import_row_outcome_check check ((outcome = ANY (ARRAY['new'::text, 'changed'::text, 'unchanged'::text, 'wrong'::text, 'possible'::text, 'elsewhere'::text]))),
  constraint list_import_row_pkey primary key (import_id, "row")
);
create index list_import_row_by_number on workforce.list_import_row using btree (import_id, number_hash) WHERE (number_hash IS NOT NULL);
create index list_import_row_by_outcome on workforce.list_import_row using btree (import_id, outcome, "row");
create index list_import_row_to_undo on workforce.list_import_row using btree (import_id, "row") WHERE ((applied_at IS NOT NULL) AND (undone_at IS NULL) AND (kept_because IS NULL));
create index list_import_row_waiting on workforce.list_import_row using btree (import_id, "row") WHERE (applied_at IS NULL);
alter table workforce.list_import_row enable row level security;
alter table workforce.list_import_row force row level security;
create policy list_import_row_at_the_gate on workforce.list_import_row for all to yanzhen_gate using (true);
create policy list_import_row_by_region on workforce.list_import_row for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant delete, insert, select, update on workforce.list_import_row to yanzhen_by_region;
grant delete, insert, maintain, select, update on workforce.list_import_row to yanzhen_gate;

create table workforce.list_sender (
  organisation_id uuid not null,
  region_code text collate "C" not null,
  columns jsonb not null,
  remembered_at timestamp with time zone not null,
  remembered_by uuid not null,
  constraint list_sender_pkey primary key (organisation_id),
  constraint list_sender_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text))
);
alter table workforce.list_sender enable row level security;
alter table workforce.list_sender force row level security;
create policy list_sender_at_the_gate on workforce.list_sender for all to yanzhen_gate using (true);
create policy list_sender_by_region on workforce.list_sender for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on workforce.list_sender to yanzhen_by_region;
grant insert, select, update on workforce.list_sender to yanzhen_gate;

create table workforce.merge (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  gone_person_id uuid not null,
  reason text not null,
  state text not null default 'asked'::text,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  answer text,
  constraint merge_answer_check check ((char_length(answer) <= 200)),
  constraint merge_check check ((gone_person_id <> person_id)),
  constraint merge_check1 check ((decided_by <> asked_by)),
  constraint merge_check2 check (((state = 'asked'::text) = (decided_at IS NULL))),
  constraint merge_check3 check (((state <> 'returned'::text) OR (answer IS NOT NULL))),
  constraint merge_gone_person_id_fkey foreign key (gone_person_id) REFERENCES workforce.worker(person_id),
  constraint merge_person_id_fkey foreign key (person_id) REFERENCES workforce.worker(person_id),
  constraint merge_pkey primary key (id),
  constraint merge_reason_check check (((char_length(reason) >= 2) AND (char_length(reason) <= 200))),
  constraint merge_state_check check ((state = ANY (ARRAY['asked'::text, 'done'::text, 'returned'::text])))
);
create index merge_by_region on workforce.merge using btree (region_code, asked_at DESC);
create index merge_of_gone_person on workforce.merge using btree (gone_person_id);
create index merge_of_person on workforce.merge using btree (person_id);
create unique index merge_one_open on workforce.merge using btree (gone_person_id) WHERE (state = 'asked'::text);
alter table workforce.merge enable row level security;
alter table workforce.merge force row level security;
create policy merge_at_the_gate on workforce.merge for all to yanzhen_gate using (true);
create policy merge_by_organisation on workforce.merge for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy merge_by_person on workforce.merge for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy merge_by_region on workforce.merge for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy merge_by_statistics on workforce.merge for select to yanzhen_statistics using (true);
grant insert, select, update on workforce.merge to yanzhen_app;

create table workforce.project (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  name text not null,
  role text not null,
  organiser text,
  from_on date not null,
  until_on date,
  source text not null,
  confirmed_on date,
  confirmed_by uuid,
  withdrawn boolean not null default false,
  constraint project_check check ((until_on > from_on)),
  constraint project_check1 check (((confirmed_on IS NULL) = (confirmed_by IS NULL))),
  constraint project_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint project_organiser_check check (((char_length(organiser) >= 1) AND (char_length(organiser) <= 80))),
  constraint project_person_id_fkey foreign key (person_id) REFERENCES workforce.worker(person_id),
  constraint project_pkey primary key (id),
  constraint project_role_check check (((char_length(role) >= 1) AND (char_length(role) <= 60))),
  constraint project_source_check check ((source = ANY (ARRAY['registered'::text, 'imported'::text, 'own'::text, 'transferred'::text])))
);
create index project_by_region on workforce.project using btree (region_code);
create index project_of_person on workforce.project using btree (person_id);
alter table workforce.project enable row level security;
alter table workforce.project force row level security;
create policy project_at_the_gate on workforce.project for all to yanzhen_gate using (true);
create policy project_by_organisation on workforce.project for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy project_by_person on workforce.project for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy project_by_region on workforce.project for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy project_by_statistics on workforce.project for select to yanzhen_statistics using (true);
grant insert, select, update on workforce.project to yanzhen_app;
grant delete on workforce.project to yanzhen_gate;

create table workforce.proposal (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  about text not null,
  act text not null,
  subject_id uuid,
  before_sealed bytea,
  after_sealed bytea,
  remark text not null default ''::text,
  state text not null default 'proposed'::text,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  employer_confirmed_by uuid,
  employer_confirmed_at timestamp with time zone,
  decided_by uuid,
  decided_at timestamp with time zone,
  reason text,
  constraint proposal_about_check check ((about = ANY (ARRAY['basics'::text, 'employment'::text, 'education'::text, 'title'::text, 'project'::text]))),
  constraint proposal_act_check check ((act = ANY (ARRAY['add'::text, 'change'::text, 'remove'::text]))),
  constraint proposal_check check (((act = 'add'::text) = (subject_id IS NULL))),
  constraint proposal_check1 check (((state = ANY (ARRAY['proposed'::text, 'employer-confirmed'::text])) = (decided_at IS NULL))),
  constraint proposal_check2 check (((state <> 'returned'::text) OR (reason IS NOT NULL))),
  constraint proposal_person_id_fkey foreign key (person_id) REFERENCES workforce.worker(person_id),
  constraint proposal_pkey primary key (id),
  constraint proposal_reason_check check ((char_length(reason) <= 200)),
  constraint proposal_remark_check check ((char_length(remark) <= 200)),
  constraint proposal_state_check check ((state = ANY (ARRAY['proposed'::text, 'employer-confirmed'::text, 'confirmed'::text, 'returned'::text, 'withdrawn'::text])))
);
create index proposal_of_person on workforce.proposal using btree (person_id, proposed_at DESC);
create unique index proposal_one_open on workforce.proposal using btree (subject_id) WHERE ((state = ANY (ARRAY['proposed'::text, 'employer-confirmed'::text])) AND (subject_id IS NOT NULL));
create index proposal_open_by_organisation on workforce.proposal using btree (organisation_id, proposed_at) WHERE (state = ANY (ARRAY['proposed'::text, 'employer-confirmed'::text]));
create index proposal_open_by_region on workforce.proposal using btree (region_code, proposed_at) WHERE (state = ANY (ARRAY['proposed'::text, 'employer-confirmed'::text]));
alter table workforce.proposal enable row level security;
alter table workforce.proposal force row level security;
create policy proposal_at_the_gate on workforce.proposal for all to yanzhen_gate using (true);
create policy proposal_by_organisation on workforce.proposal for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy proposal_by_person on workforce.proposal for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy proposal_by_region on workforce.proposal for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy proposal_by_statistics on workforce.proposal for select to yanzhen_statistics using (true);
grant insert, select, update on workforce.proposal to yanzhen_app;

create table workforce.title (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  kind text not null,
  code text,
  name text not null,
  level text,
  issuer text,
  from_on date not null,
  until_on date,
  source text not null,
  confirmed_on date,
  confirmed_by uuid,
  withdrawn boolean not null default false,
  list_id uuid,
  listed_on date,
  constraint title_check check ((until_on > from_on)),
  constraint title_check1 check (((confirmed_on IS NULL) = (confirmed_by IS NULL))),
  constraint title_issuer_check check (((char_length(issuer) >= 1) AND (char_length(issuer) <= 80))),
  constraint title_kind_check check ((kind = ANY (ARRAY['rank'::text, 'title'::text, 'honour'::text]))),
  constraint title_level_check check ((level = ANY (ARRAY['national'::text, 'province'::text, 'prefecture'::text, 'county'::text, 'other'::text]))),
  constraint title_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 80))),
  constraint title_person_id_fkey foreign key (person_id) REFERENCES workforce.worker(person_id),
  constraint title_pkey primary key (id),
  constraint title_source_check check ((source = ANY (ARRAY['registered'::text, 'imported'::text, 'own'::text, 'transferred'::text])))
);
create index title_by_region on workforce.title using btree (region_code);
create index title_of_person on workforce.title using btree (person_id);
alter table workforce.title enable row level security;
alter table workforce.title force row level security;
create policy title_at_the_gate on workforce.title for all to yanzhen_gate using (true);
create policy title_by_organisation on workforce.title for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy title_by_person on workforce.title for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy title_by_region on workforce.title for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy title_by_statistics on workforce.title for select to yanzhen_statistics using (true);
grant insert, select, update on workforce.title to yanzhen_app;
grant delete on workforce.title to yanzhen_gate;

create table workforce.transfer (
  id uuid not null,
  version integer not null default 1,
  person_id uuid not null,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  person_name text not null,
  to_region_code text collate "C" not null,
  to_organisation_id uuid,
  to_employer_id uuid,
  reason text not null,
  consented_on date not null,
  state text not null default 'released'::text,
  released_by uuid not null,
  released_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  answer text,
  counts_years boolean,
  constraint transfer_answer_check check ((char_length(answer) <= 200)),
  constraint transfer_check check (((state = 'released'::text) = (decided_at IS NULL))),
  constraint transfer_check1 check (((state <> 'returned'::text) OR (answer IS NOT NULL))),
  constraint transfer_person_id_fkey foreign key (person_id) REFERENCES workforce.worker(person_id),
  constraint transfer_pkey primary key (id),
  constraint transfer_reason_check check (((char_length(reason) >= 2) AND (char_length(reason) <= 200))),
  constraint transfer_state_check check ((state = ANY (ARRAY['released'::text, 'accepted'::text, 'returned'::text, 'withdrawn'::text]))),
  constraint transfer_to_region_code_check check ((to_region_code ~ '^[1-9][0-9]{11}$'::text))
);
create index transfer_by_region on workforce.transfer using btree (region_code, released_at DESC);
create index transfer_of_person on workforce.transfer using btree (person_id);
create unique index transfer_one_open on workforce.transfer using btree (person_id) WHERE (state = 'released'::text);
create index transfer_to_region on workforce.transfer using btree (to_region_code, released_at DESC);
alter table workforce.transfer enable row level security;
alter table workforce.transfer force row level security;
create policy transfer_at_the_gate on workforce.transfer for all to yanzhen_gate using (true);
create policy transfer_by_organisation on workforce.transfer for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy transfer_by_person on workforce.transfer for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy transfer_by_region on workforce.transfer for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy transfer_by_statistics on workforce.transfer for select to yanzhen_statistics using (true);
create policy transfer_to_receiver on workforce.transfer for all to yanzhen_by_region using (((to_region_code >= ( SELECT kernel.low() AS low)) AND (to_region_code < ( SELECT kernel.high() AS high))));
grant insert, select, update on workforce.transfer to yanzhen_app;

create table workforce.worker (
  person_id uuid not null,
  version integer not null default 1,
  region_code text collate "C" not null,
  organisation_id uuid,
  employer_id uuid,
  name text collate "C" not null,
  given_name text collate "C" not null generated always as (substr(name, 2)) stored,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  name_key text collate "C" not null,
  sex text not null,
  born_on date,
  identity_number_sealed bytea,
  identity_number_hash bytea,
  identity_number_last4 text collate "C",
  no_number_reason text,
  phone_sealed bytea,
  phone_hash bytea,
  phone_masked text,
  phone_last4 text collate "C" generated always as ("right"(phone_masked, 4)) stored,
  ethnicity text,
  political_status text,
  system text not null,
  kind text not null,
  full_time boolean not null default true,
  fields text[] not null default '{}'::text[],
  specialties text[] not null default '{}'::text[],
  disqualified_from date,
  disqualified_until date,
  disqualified_reason text,
  status text not null default 'active'::text,
  status_on date not null,
  merged_into uuid,
  source text not null,
  confirmed_on date,
  confirmed_by uuid,
  registered_on date not null,
  changed_at timestamp with time zone not null,
  list_id uuid,
  listed_on date,
  constraint worker_check check ((disqualified_until > disqualified_from)),
  constraint worker_check1 check (((disqualified_reason IS NULL) = (disqualified_from IS NULL))),
  constraint worker_check2 check (((merged_into IS NOT NULL) = (status = 'merged'::text))),
  constraint worker_check3 check (((identity_number_sealed IS NULL) = (identity_number_hash IS NULL))),
  constraint worker_check4 check (((identity_number_hash IS NOT NULL) OR (no_number_reason IS NOT NULL))),
  constraint worker_check5 check (((confirmed_on IS NULL) = (confirmed_by IS NULL))),
  constraint worker_merged_into_fkey foreign key (merged_into) REFERENCES workforce.worker(person_id),
  constraint worker_name_check check (((char_length(name) >= 1) AND (char_length(name) <= 40))),
  constraint worker_pkey primary key (person_id),
  constraint worker_region_code_check check ((region_code ~ '^[1-9][0-9]{11}$'::text)),
  constraint worker_sex_check check ((sex = ANY (ARRAY['male'::text, 'female'::text, 'unknown'::text]))),
  constraint worker_source_check check ((source = ANY (ARRAY['registered'::text, 'imported'::text, 'own'::text, 'transferred'::text]))),
  constraint worker_status_check check ((status = ANY (ARRAY['active'::text, 'left'::text, 'retired'::text, 'deceased'::text, 'merged'::text])))
);
create index worker_by_employer on workforce.worker using btree (employer_id, person_id) WHERE (employer_id IS NOT NULL);
create index worker_by_given_name on workforce.worker using btree (given_name);
create index worker_by_initials on workforce.worker using btree (initials);
create index worker_by_name on workforce.worker using btree (name);
create index worker_by_name_key on workforce.worker using btree (name_key);
create index worker_by_number_end on workforce.worker using btree (identity_number_last4) WHERE (identity_number_last4 IS NOT NULL);
create index worker_by_organisation on workforce.worker using btree (organisation_id, person_id) WHERE (organisation_id IS NOT NULL);
create index worker_by_phone on workforce.worker using btree (phone_hash) WHERE (phone_hash IS NOT NULL);
create index worker_by_phone_end on workforce.worker using btree (phone_last4) WHERE (phone_last4 IS NOT NULL);
create index worker_by_pinyin on workforce.worker using btree (pinyin);
create index worker_by_region on workforce.worker using btree (region_code, person_id);
create index worker_merged_into on workforce.worker using btree (merged_into) WHERE (merged_into IS NOT NULL);
create unique index worker_one_file on workforce.worker using btree (identity_number_hash) WHERE (status <> 'merged'::text);
alter table workforce.worker enable row level security;
alter table workforce.worker force row level security;
create policy worker_at_the_gate on workforce.worker for all to yanzhen_gate using (true);
create policy worker_by_organisation on workforce.worker for all to yanzhen_by_organisation using (((organisation_id = ANY (( SELECT kernel.station_ids() AS station_ids)::uuid[])) OR (organisation_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (employer_id = ( SELECT kernel.organisation_id() AS organisation_id)) OR (person_id = ( SELECT kernel.person_id() AS person_id))));
create policy worker_by_person on workforce.worker for all to yanzhen_by_person using ((person_id = ( SELECT kernel.person_id() AS person_id)));
create policy worker_by_region on workforce.worker for all to yanzhen_by_region using (((region_code >= ( SELECT kernel.low() AS low)) AND (region_code < ( SELECT kernel.high() AS high))));
create policy worker_by_statistics on workforce.worker for select to yanzhen_statistics using (true);
grant insert, select, update on workforce.worker to yanzhen_app;
grant delete on workforce.worker to yanzhen_gate;
