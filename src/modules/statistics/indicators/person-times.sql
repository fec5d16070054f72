/*
title: { zh: 服务人次, en: Person-times }
unit: { zh: 人次, en: times }
numerator: { zh: 探访、个案见面各计一次；小组和社区活动按到场人数计，含未具名的, en: 'One for each meeting; everyone who came to a group session or an activity, named or not' }
denominator: null
basis: { zh: 雁阵默认约定；可由本地另定；人次与人数不相加, en: Default of Yanzhen; a place may say otherwise; never added to persons }
certainty: assumed
addsUp: everywhere
public: true
rows: record
*/
select r.id, r.region_code, r.held_on as day, r.person_times as numerator, null::int as denominator
  from services.service_record r
 where r.person_times > 0 and not r.withdrawn
   and r.region_code >= :'region_low' and r.region_code < :'region_high'
   and r.held_on >= :'from' and r.held_on < :'until'
