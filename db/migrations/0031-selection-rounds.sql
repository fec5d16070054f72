-- What applying, recommending and screening need besides the first tables of rounds.

-- The last day to answer what was sent back.
alter table selection.entry add column answer_by date;

-- What somebody decided where the rule leaves it open: [{ code, reason }], by requirement.
alter table selection.entry_act add column decisions jsonb not null default '[]';

-- A level that acts in place of one below it says so in the reason.
alter table selection.entry_act add column instead boolean not null default false;

-- An organisation enters once; of its projects each title once.
create unique index entry_organisation_once on selection.entry (round_id, organisation_id, coalesce(title, '')) where person_id is null and stage <> 'withdrawn';
create index entry_by_employer on selection.entry (employer_id) where employer_id is not null;

-- The history goes along when a file moves or is merged; what it says is never changed.
grant update (person_id, region_code, organisation_id, employer_id) on selection.entry_act to yanzhen_gate;
grant update (person_id, region_code, organisation_id, employer_id) on selection.entry_evidence to yanzhen_gate;
