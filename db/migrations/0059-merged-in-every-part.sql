-- Two files were one person's: not only what is about them becomes the kept one's, but also what they are to others: the supervisor of an
-- agreement, who scores, who is called on a lone visit, who owns a measure.
create or replace function workforce.adopt_rows(gone uuid, kept uuid) returns int language plpgsql as $$
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
end $$;
grant update (owner_id) on development.measure_step to yanzhen_gate;
