import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that supervision can give. */
export const refusals = {
  'supervision/code-unknown': { status: 422, zh: '请从所列选项中选择。', en: 'Please choose from the list.' },
  'supervision/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day is still to come.' },

  // The pool.
  'supervision/person-not-found': {
    status: 422,
    zh: '没有找到此人，或不在您的管理范围内。',
    en: 'No such person, or outside your reach.',
  },
  'supervision/in-pool-already': { status: 422, zh: '此人已在督导人才库中。', en: 'This person is in a pool already.' },
  'supervision/term-ends-before': { status: 422, zh: '结束日期应晚于开始日期。', en: 'It would end before it begins.' },
  'supervision/rank-not-met': {
    status: 422,
    zh: '不符合该等级的条件：{why}。',
    en: 'The rule of this rank is not met: {why}.',
  },
  'supervision/rank-before-last': {
    status: 422,
    zh: '等级变更日期应晚于上次变更（{fromOn}）。',
    en: 'It must be later than the last change ({fromOn}).',
  },
  'supervision/rank-unchanged': { status: 422, zh: '已经是这个等级。', en: 'That is the rank already.' },
  'supervision/left-already': { status: 409, zh: '该督导已出库。', en: 'The supervisor has left the pool already.' },

  // Agreements.
  'supervision/supervisor-left': {
    status: 422,
    zh: '该督导在这一天不在任期内，不能订立协议。',
    en: 'The supervisor’s term does not cover this day.',
  },
  'supervision/not-own-supervisor': { status: 422, zh: '督导不能督导自己。', en: 'Nobody supervises themselves.' },
  'supervision/over-ratio': {
    status: 422,
    zh: '加上这些人，该督导将督导 {count} 人，超过规定的 {most} 人。确需如此，请勾选“超出比例仍订立”。',
    en: 'With these the supervisor would have {count} people, more than the {most} of the rule. If it must be, say so below.',
  },
  'supervision/agreed-already': {
    status: 422,
    zh: '其中有人与该督导已有在期协议。',
    en: 'One of them has an agreement with this supervisor already.',
  },
  'supervision/agreement-ended': { status: 409, zh: '协议已经结束。', en: 'The agreement has ended.' },
  'supervision/ends-before-begin': {
    status: 422,
    zh: '结束日期不能早于开始日期（{fromOn}）。',
    en: 'It began on {fromOn}.',
  },
  'supervision/not-the-supervisor': {
    status: 403,
    zh: '只有协议中的督导可以登记和撤销。',
    en: 'Only the supervisor of the agreement records and withdraws.',
  },

  // A session.
  'supervision/day-too-long-ago': {
    status: 422,
    zh: '只能登记最近 {days} 天内的督导。',
    en: 'Only sessions of the last {days} days can be recorded.',
  },
  'supervision/before-agreement': {
    status: 422,
    zh: '协议从 {fromOn} 开始，此前不能登记。',
    en: 'The agreement begins on {fromOn}.',
  },
  'supervision/ends-before-it-starts': {
    status: 422,
    zh: '结束时间应晚于开始时间。',
    en: 'It must end after it starts.',
  },
  'supervision/too-long': { status: 422, zh: '一次督导最长 {minutes} 分钟。', en: 'At most {minutes} minutes.' },
  'supervision/functions-missing': {
    status: 422,
    zh: '请至少选择一项督导功能。',
    en: 'Please tick at least one function.',
  },
  'supervision/nobody-there': { status: 422, zh: '请选择参加人员。', en: 'Please say who was there.' },
  'supervision/not-in-agreement': {
    status: 422,
    zh: '其中有人这一天不在协议中。',
    en: 'One of them was not in the agreement on that day.',
  },
  'supervision/individual-is-for-one': {
    status: 422,
    zh: '个别督导只能选一人；多人请选小组督导。',
    en: 'An individual session is with one; with several it is a group.',
  },
  'supervision/group-is-for-several': {
    status: 422,
    zh: '小组督导至少两人；一人请选个别督导。',
    en: 'A group is at least two; with one it is individual.',
  },
  'supervision/issues-missing': { status: 422, zh: '请填写讨论的问题。', en: 'Please say what it was about.' },
  'supervision/note-too-long': {
    status: 422,
    zh: '内容过长，最多 {length} 个字。',
    en: 'Too long; at most {length} characters.',
  },
  'supervision/not-there': { status: 422, zh: '此人没有参加这次督导。', en: 'This person was not there.' },
  'supervision/due-before-session': {
    status: 422,
    zh: '完成期限不能早于督导日期。',
    en: 'It cannot be due before the session.',
  },
  'supervision/planned-in-past': { status: 422, zh: '约定的日期已经过去。', en: 'That day has passed.' },
  'supervision/other-agreement': {
    status: 409,
    zh: '这条记录属于另一份督导协议，不能在这里更正。',
    en: 'This session belongs to another agreement and cannot be corrected here.',
  },
  'supervision/withdrawn': { status: 409, zh: '这条督导记录已撤销。', en: 'This session was withdrawn.' },
  'supervision/signed-already': {
    status: 409,
    zh: '参加人员已确认，不能再撤销或更正。',
    en: 'Someone has signed it; it can no longer be withdrawn or corrected.',
  },
  'supervision/not-a-supervisee': {
    status: 403,
    zh: '只有接受督导的人可以确认和开放自己的记录。',
    en: 'Only who was supervised signs or opens the record.',
  },
  'supervision/not-my-supervisor': {
    status: 422,
    zh: '只能向自己现在的督导开放。',
    en: 'Only to a present supervisor of your own.',
  },
  'supervision/not-my-action': {
    status: 403,
    zh: '只有负责人本人可以标记完成。',
    en: 'Only who is to do it says that it is done.',
  },
  'supervision/meeting-gone': {
    status: 409,
    zh: '这次约定已取消或已开展。',
    en: 'This meeting was cancelled or has taken place.',
  },
} satisfies Refusals
