/*
title: { zh: 服务时长, en: Service time }
unit: { zh: 分钟, en: minutes }
numerator: { zh: 当月见到服务对象的各项服务的时长之和，按分钟计，不折算, en: Whole minutes of the services of the month at which clients were met }
denominator: null
basis: { zh: 雁阵默认约定；可由本地另定, en: Default of Yanzhen; a place may say otherwise }
certainty: assumed
addsUp: everywhere
public: true
rows: record
*/
select r.id, r.region_code, r.held_on as day, r.minutes as numerator, null::int as denominator
  from services.service_record r
 where r.outcome = 'met' and not r.withdrawn
   and r.region_code >= :'region_low' and r.region_code < :'region_high'
   and r.held_on >= :'from' and r.held_on < :'until'
