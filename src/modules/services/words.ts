/** The closed codes of this module in words, for what the server writes itself (exports). The open lists are worded by the packs. */
export const words = {
  zh: {
    male: '男', female: '女', unknown: '未说明',
    high: '高风险', priority: '重点', general: '一般',
    visit: '探访', case: '个案', group: '小组', community: '社区活动',
    home: '入户', phone: '电话', online: '线上', station: '到站', outdoors: '外展',
    met: '已见面', refused: '拒访', 'not-met': '未遇', 'lost-contact': '失联',
    yes: '是', withdrawn: '已撤销',
  },
  en: {
    male: 'male', female: 'female', unknown: 'not stated',
    high: 'high risk', priority: 'priority', general: 'general',
    visit: 'visit', case: 'case', group: 'group', community: 'community activity',
    home: 'at home', phone: 'by phone', online: 'online', station: 'at the station', outdoors: 'outdoors',
    met: 'met', refused: 'refused', 'not-met': 'not met', 'lost-contact': 'lost contact',
    yes: 'yes', withdrawn: 'withdrawn',
  },
} as const
