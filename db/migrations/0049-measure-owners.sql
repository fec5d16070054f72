-- Whoever owns a measure for the standing of workers reads how far it is and reports on it, also where they see nothing else of the county's.
alter table development.measure_step add column owner_id uuid;
update development.measure_step s set owner_id = m.owner_id from development.measure m where m.id = s.measure_id;
alter table development.measure_step alter column owner_id set not null;
create index measure_by_owner on development.measure (owner_id) where done_on is null;

alter policy measure_step_by_region on development.measure_step
  using ((region_code >= (select kernel.low()) and region_code < (select kernel.high())) or owner_id = (select kernel.person_id()));
alter policy measure_step_by_organisation on development.measure_step using (owner_id = (select kernel.person_id()));
alter policy measure_step_by_person on development.measure_step using (owner_id = (select kernel.person_id()));
