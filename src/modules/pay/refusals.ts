import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that pay can give. */
export const refusals = {
  'pay/proposal-decided': {
    status: 409,
    zh: '所选建议中有 {count} 条已由他人办理或已有新的情况，请刷新后重试。',
    en: '{count} of these proposals were decided by someone else or are overtaken; please look again.',
  },
  'pay/reason-missing': { status: 422, zh: '请填写理由。', en: 'Please give a reason.' },
  'pay/paper-missing': { status: 422, zh: '请填写认定依据的材料。', en: 'Please name the paper it rests on.' },
  'pay/not-an-open-question': {
    status: 422,
    zh: '现行办法没有把这一项留给主管部门选定。',
    en: 'The rule in force does not leave this open.',
  },
  'pay/not-an-answer': { status: 422, zh: '不是这一项可选的做法。', en: 'This is not one of the answers.' },
  'pay/not-a-stated-fact': {
    status: 422,
    zh: '这一项不由主管部门认定，请在档案中更正。',
    en: 'This fact is not stated here; correct it in the file.',
  },
  'pay/value-does-not-fit': { status: 422, zh: '填写的内容与这一项不符。', en: 'The value does not fit the fact.' },
  'pay/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot be after today.' },
  'pay/no-such-scheme': {
    status: 404,
    zh: '没有找到这个地方的薪酬办法。',
    en: 'There is no pay scheme of this place.',
  },
  'pay/month-locked': {
    status: 409,
    zh: '这个月已经锁定，不能再变动；差额将计入下一个未锁定的月份。',
    en: 'This month is locked and stays as it is; a difference goes into the next open month.',
  },
  'pay/no-payslip': {
    status: 404,
    zh: '这个月还没有锁定的薪酬，锁定后才有工资条。',
    en: 'Nothing of this month is locked yet; there is a payslip once it is.',
  },
  'pay/month-not-begun': {
    status: 422,
    zh: '只能锁定本月及以前的月份。',
    en: 'Only this month and earlier ones can be locked.',
  },
  'pay/later-month-locked': {
    status: 409,
    zh: '之后的月份已经锁定，不能再锁定这个月。',
    en: 'A later month is locked already.',
  },
  'pay/earlier-month-open': {
    status: 409,
    zh: '{month}还没有锁定，请先锁定那个月，否则它的薪酬无法再发放。',
    en: '{month} is not locked yet; lock it first, or what it owes could not be paid any more.',
  },
  'pay/total-changed': {
    status: 409,
    zh: '合计金额已有变化，请刷新核对后再锁定。',
    en: 'The total has changed meanwhile; please look again before locking.',
  },
  'pay/nobody-to-pay': { status: 422, zh: '这个月没有需要发放的人员。', en: 'There is nobody to pay in this month.' },
  'pay/kind-unknown': { status: 422, zh: '没有这种假期。', en: 'There is no such kind of leave.' },
  'pay/to-before-from': {
    status: 422,
    zh: '结束日期不能早于开始日期。',
    en: 'The last day cannot be before the first.',
  },
  'pay/too-long': { status: 422, zh: '一次最多申请一年以内的休假。', en: 'At most a year at a time.' },
  'pay/no-day-of-leave': {
    status: 422,
    zh: '这几天都不是工作日，不需要申请。',
    en: 'None of these days is a working day.',
  },
  'pay/calendar-not-known': {
    status: 422,
    zh: '这一年的放假安排还没有公布，暂时不能计算天数。',
    en: 'The official calendar of that year is not known yet.',
  },
  'pay/too-few-days-left': {
    status: 422,
    zh: '剩余 {left} 天，不够申请 {days} 天。',
    en: '{left} day(s) left, {days} asked for.',
  },
  'pay/leave-overlaps': { status: 409, zh: '这几天已经申请过休假。', en: 'Leave is asked for on these days already.' },
  'pay/leave-decided': { status: 409, zh: '这条申请已经办理。', en: 'This was decided already.' },
  'pay/not-ones-own': {
    status: 422,
    zh: '不能审批自己的休假，请由他人办理。',
    en: 'Nobody decides their own leave; ask someone else.',
  },
  'pay/leave-begun': {
    status: 409,
    zh: '休假已经开始，不能撤回。',
    en: 'The leave has begun and cannot be withdrawn.',
  },
  'pay/place-missing': { status: 422, zh: '请填写体检机构。', en: 'Please say where it was done.' },
} satisfies Refusals
