/*
title: { zh: 探访次数, en: Visits }
unit: { zh: 次, en: visits }
numerator: { zh: 当月发生的探访记录，含拒访、未遇、失联，不含已撤销的, en: 'Visits made in the month, also where the client refused or was not met; without withdrawn ones' }
denominator: null
basis: { zh: 雁阵默认约定；可由本地另定, en: Default of Yanzhen; a place may say otherwise }
certainty: assumed
addsUp: everywhere
public: true
rows: record
*/
select r.id, r.region_code, r.held_on as day, 1 as numerator, null::int as denominator
  from services.service_record r
 where r.method = 'visit' and not r.withdrawn
   and r.region_code >= :'region_low' and r.region_code < :'region_high'
   and r.held_on >= :'from' and r.held_on < :'until'
