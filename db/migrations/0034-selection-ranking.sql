-- Why equals stand in the order in which they were drawn or decided.
alter table selection.sealed_list add column lots_reason text not null default '' check (char_length(lots_reason) <= 500);
