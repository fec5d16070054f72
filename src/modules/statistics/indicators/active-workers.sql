/*
title: { zh: 在岗社工, en: Active workers }
unit: { zh: 人, en: workers }
numerator: { zh: 至少有一条服务记录的社工；同一人只计一次, en: 'Workers with at least one record; each counts once' }
denominator: null
basis: { zh: 雁阵默认约定；可由本地另定, en: Default of Yanzhen; a place may say otherwise }
certainty: assumed
addsUp: recount
public: true
rows: worker
*/
select r.worker_id as id, r.region_code, r.held_on as day, 1 as numerator, null::int as denominator
  from services.service_record r
 where not r.withdrawn
   and r.region_code >= :'region_low' and r.region_code < :'region_high'
   and r.held_on >= :'from' and r.held_on < :'until'
