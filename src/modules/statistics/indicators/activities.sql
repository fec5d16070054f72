/*
title: { zh: 社区活动场次, en: Community activities }
unit: { zh: 场, en: community activities }
numerator: { zh: 当月开展的社区活动，每场计一次, en: Community activities held in the month }
denominator: null
basis: { zh: 雁阵默认约定；可由本地另定, en: Default of Yanzhen; a place may say otherwise }
certainty: assumed
addsUp: everywhere
public: true
rows: record
*/
select r.id, r.region_code, r.held_on as day, 1 as numerator, null::int as denominator
  from services.service_record r
 where r.method = 'community' and not r.withdrawn
   and r.region_code >= :'region_low' and r.region_code < :'region_high'
   and r.held_on >= :'from' and r.held_on < :'until'
