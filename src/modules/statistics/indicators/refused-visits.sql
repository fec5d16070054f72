/*
title: { zh: 拒访次数, en: Refused visits }
unit: { zh: 次, en: visits }
numerator: { zh: 当月结果为拒访的探访记录, en: Visits of the month that the client refused }
denominator: null
basis: { zh: 雁阵默认约定；可由本地另定, en: Default of Yanzhen; a place may say otherwise }
certainty: assumed
addsUp: everywhere
public: false
rows: record
*/
select r.id, r.region_code, r.held_on as day, 1 as numerator, null::int as denominator
  from services.service_record r
 where r.method = 'visit' and r.outcome = 'refused' and not r.withdrawn
   and r.region_code >= :'region_low' and r.region_code < :'region_high'
   and r.held_on >= :'from' and r.held_on < :'until'
