-- A list that is taken back takes its files along: for each, every table that may name it is asked. Without these each answer read the whole table.
create index worker_merged_into on workforce.worker (merged_into) where merged_into is not null;
create index merge_of_gone_person on workforce.merge (gone_person_id);
create index transfer_of_person on workforce.transfer (person_id);
create index census_person_of_person on workforce.census_person (person_id);
