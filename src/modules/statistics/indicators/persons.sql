/*
title: { zh: 服务人数, en: Persons served }
unit: { zh: 人, en: persons }
numerator: { zh: 至少见到一次的服务对象；同一人在任何地区、任何期间只计一次, en: 'Clients who were met at least once; each counts once in any branch and any period' }
denominator: null
basis: { zh: 雁阵默认约定；可由本地另定；人数与人次不相加, en: Default of Yanzhen; a place may say otherwise; never added to person-times }
certainty: assumed
addsUp: recount
public: true
rows: client
*/
select p.client_id as id, p.region_code, p.held_on as day, 1 as numerator, null::int as denominator
  from services.presence p
 where p.region_code >= :'region_low' and p.region_code < :'region_high'
   and p.held_on >= :'from' and p.held_on < :'until'
