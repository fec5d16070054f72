/*
title: { zh: 迟报率, en: Records made late }
unit: { zh: '%', en: '%' }
numerator: { zh: 超过规定工作日才登记的服务记录, en: Records made after more working days than the rules allow }
denominator: { zh: 当月发生的全部服务记录, en: All records of services of the month }
basis: { zh: 参照《志愿服务记录与证明出具办法（试行）》第十一条，十个工作日；地方另有规定的从其规定, en: 'After the Measures for recording volunteer service, art. 11: ten working days unless a place says otherwise' }
certainty: assumed
addsUp: everywhere
public: false
rows: record
*/
select r.id, r.region_code, r.held_on as day, r.late::int as numerator, 1 as denominator
  from services.service_record r
 where not r.withdrawn
   and r.region_code >= :'region_low' and r.region_code < :'region_high'
   and r.held_on >= :'from' and r.held_on < :'until'
