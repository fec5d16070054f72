-- What other employers have paid people for which month: whoever changes employer is not paid a month twice, nor twice what is due once. A sum by
-- month, for whoever reckons a payroll; the other employer's lines stay unseen.
create function pay.paid_elsewhere(people uuid[], employer uuid)
  returns table (person_id uuid, for_month text, code text, region_code text, fen bigint)
  stable security definer set search_path = '' language sql
  as $$
    select l.person_id, l.for_month, l.code, l.region_code, sum(l.fen)::bigint from pay.payroll_line l
     where l.person_id = any (people) and l.employer_id <> employer
     group by l.person_id, l.for_month, l.code, l.region_code
  $$;
revoke all on function pay.paid_elsewhere(uuid[], uuid) from public;
grant execute on function pay.paid_elsewhere(uuid[], uuid) to yanzhen_app;
grant create on schema pay to yanzhen_gate;
alter function pay.paid_elsewhere(uuid[], uuid) owner to yanzhen_gate;
revoke create on schema pay from yanzhen_gate;
