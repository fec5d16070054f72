/*
title: { zh: 重点对象逾期未访, en: Overdue priority visits }
unit: { zh: 人, en: clients }
numerator: { zh: 月末（本月为当日）在册、按其类别的探访频次已到期而仍未见到的重点对象, en: 'Priority clients on the register who were due to be met before the end of the month (today in the running one) and were not' }
denominator: null
basis: { zh: 探访频次依各地规定，见政策包“探访频次”, en: By the frequencies of the pack on visits }
certainty: reported
addsUp: over-regions
public: false
rows: client
*/
select s.client_id as id, s.region_code, coalesce(met.day, c.registered_on) + s.every_days as day, 1 as numerator, null::int as denominator
  from statistics.standing s
  join services.client c on c.id = s.client_id
  left join lateral (
    select max(p.held_on) as day
      from services.presence p
     where p.client_id = s.client_id and p.held_on < :'until'
  ) met on true
 where s.priority
   and s.from_on < :'until' and (s.until_on is null or s.until_on >= :'until')
   and s.region_code >= :'region_low' and s.region_code < :'region_high'
   -- Due on the last day itself is not overdue yet.
   and coalesce(met.day, c.registered_on) + s.every_days < :'until'::date - 1
