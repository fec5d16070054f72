-- What an organisation is called stands on its door: whoever reads that it organised or recorded something reads its name, also out of their reach. Nothing else of it.
create function organisations.names_of(ids uuid[]) returns table (id uuid, name text)
  stable security definer set search_path = '' language sql
  as $$ select o.id, o.name from organisations.organisation o where o.id = any (ids) $$;
revoke all on function organisations.names_of(uuid[]) from public;
grant execute on function organisations.names_of(uuid[]) to yanzhen_app;
grant create on schema organisations to yanzhen_statistics;
alter function organisations.names_of(uuid[]) owner to yanzhen_statistics;
revoke create on schema organisations from yanzhen_statistics;
