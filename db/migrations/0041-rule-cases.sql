-- Cases stand beside a rule that is written in the browser, and are issued with it.

alter table selection.draft add column cases text not null default '' check (char_length(cases) <= 200000);

alter table kernel.issued_rule drop constraint issued_rule_file_check;
-- Below packs/: `ouhai/programme-top-talent.yaml`, and its cases beside it.
alter table kernel.issued_rule add constraint issued_rule_file_check check (file ~ '^[a-z0-9-]+/[a-z0-9-]+(\.cases)?\.yaml$');
