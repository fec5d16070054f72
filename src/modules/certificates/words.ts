/** The closed codes of this module in words, for what the server writes itself (exports). The open lists are worded by the packs. */
export const words = {
  zh: {
    unverified: '待核验', matched: '已核验', unknown: '名单未查到', feedback: '已反馈待处理', approved: '人工核验通过', rejected: '未通过',
    none: '未登记', active: '有效', expiring: '即将到期', lapsed: '已过期', cancelled: '已注销',
    met: '符合', unmet: '不符合', 'not-known': '尚不能判断', pass: '合格', fail: '不合格', absent: '缺考', yes: '是', no: '否',
    single: '单选题', multiple: '多选题',
  },
  en: {
    unverified: 'to be verified', matched: 'verified', unknown: 'not on the list', feedback: 'feedback sent', approved: 'verified by an officer', rejected: 'rejected',
    none: 'not registered', active: 'active', expiring: 'running out', lapsed: 'lapsed', cancelled: 'cancelled',
    met: 'met', unmet: 'not met', 'not-known': 'not known yet', pass: 'pass', fail: 'fail', absent: 'absent', yes: 'yes', no: 'no',
    single: 'single choice', multiple: 'multiple choice',
  },
} as const
