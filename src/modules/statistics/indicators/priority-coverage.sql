/*
title: { zh: 重点对象探访覆盖率, en: Coverage of priority clients }
unit: { zh: '%', en: '%' }
numerator: { zh: 当月至少见到一次的重点对象, en: Priority clients met at least once in the month }
denominator: { zh: 月末（本月为当日）在册的重点对象, en: Priority clients on the register at the end of the month (today in the running one) }
basis: { zh: 雁阵默认约定；可由本地另定, en: Default of Yanzhen; a place may say otherwise }
certainty: assumed
addsUp: over-regions
public: true
rows: client
*/
select s.client_id as id, s.region_code, met.day, (met.day is not null)::int as numerator, 1 as denominator
  from statistics.standing s
  left join lateral (
    select max(p.held_on) as day
      from services.presence p
     where p.client_id = s.client_id and p.held_on >= :'from' and p.held_on < :'until'
  ) met on true
 where s.priority
   and s.from_on < :'until' and (s.until_on is null or s.until_on >= :'until')
   and s.region_code >= :'region_low' and s.region_code < :'region_high'
