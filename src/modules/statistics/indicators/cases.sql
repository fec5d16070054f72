/*
title: { zh: 新开个案, en: Cases opened }
unit: { zh: 个, en: cases }
numerator: { zh: 当月开立的个案, en: Cases opened in the month }
denominator: null
basis: { zh: 雁阵默认约定；可由本地另定, en: Default of Yanzhen; a place may say otherwise }
certainty: assumed
addsUp: everywhere
public: true
rows: case
*/
select f.id, f.region_code, f.opened_on as day, 1 as numerator, null::int as denominator
  from services.case_file f
 where f.region_code >= :'region_low' and f.region_code < :'region_high'
   and f.opened_on >= :'from' and f.opened_on < :'until'
