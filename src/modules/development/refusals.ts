import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that development can give. */
export const refusals = {
  'development/not-registered': {
    status: 422,
    zh: '没有找到这个人的档案，或不在您的查看范围内；请先在人才库登记。',
    en: 'No file of this person within your reach; register them first.',
  },
  'development/pool-unknown': { status: 404, zh: '没有这个人才库。', en: 'There is no such pool.' },
  'development/person-or-outside': {
    status: 422,
    zh: '请选择一位在册人员；这个人才库只收在册人员。',
    en: 'Choose somebody with a file; this pool takes nobody else.',
  },
  'development/outside-incomplete': {
    status: 422,
    zh: '请填写专家的姓名和单位。',
    en: 'Give the expert’s name and institution.',
  },
  'development/in-pool-already': {
    status: 409,
    zh: '已在库内或已被推荐。',
    en: 'In this pool already, or nominated for it.',
  },
  'development/entry-not-met': { status: 422, zh: '不符合入库条件，不能入库。', en: 'The entry rule is not met.' },
  'development/pool-full': {
    status: 409,
    zh: '人才库已满（{size} 人）；有人出库后才能再选。',
    en: 'The pool is full ({size}); somebody has to leave first.',
  },
  'development/reason-needed': {
    status: 422,
    zh: '条件尚不能判断、同分取舍或不予入库的，请写明理由。',
    en: 'Give a reason where the rule cannot tell, within a tie, or where you decline.',
  },
  'development/not-nominated': { status: 409, zh: '这位人选已经处理过。', en: 'This was decided already.' },
  'development/not-a-member': { status: 409, zh: '现在不在库内。', en: 'Not in the pool now.' },
  'development/leaving-unknown': { status: 422, zh: '请从所列原因中选择。', en: 'Choose one of the reasons listed.' },
  'development/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot be after today.' },
  'development/day-before-term': {
    status: 422,
    zh: '日期不能早于入库日期。',
    en: 'The day cannot be before the term.',
  },
  'development/outcome-needed': {
    status: 422,
    zh: '采纳或不采纳的，请写明结果。',
    en: 'Where it is adopted or declined, say with what result.',
  },
  'development/owner-needed': {
    status: 422,
    zh: '研究中的建议，请写明承办人和期限。',
    en: 'A proposal under study has an owner and a due date.',
  },
  'development/kind-unknown': {
    status: 422,
    zh: '请从“谋扩育保用营”中选择。',
    en: 'Choose one of the six characters.',
  },
  'development/due-in-past': { status: 422, zh: '完成期限不能早于今天。', en: 'It cannot be due before today.' },
  'development/measure-done': { status: 409, zh: '这项措施已经完成。', en: 'This measure is done.' },
  'development/entitlement-unknown': { status: 422, zh: '没有这项待遇。', en: 'There is no such entitlement.' },
  'development/not-entitled': {
    status: 422,
    zh: '目前不符合这项待遇的条件，页面上写明了差在哪里。',
    en: 'The conditions are not met now; the page says what is missing.',
  },
  'development/asked-already': { status: 409, zh: '本期已经申请过。', en: 'Asked for already in this period.' },
  'development/decided-already': { status: 409, zh: '这件申请已经办理。', en: 'This application is decided already.' },
  'development/own-application': {
    status: 403,
    zh: '不能审批本人的申请，请由另一人办理。',
    en: 'Nobody approves their own application.',
  },
  'development/not-approved': {
    status: 409,
    zh: '名单中有没有批准或已经发放的申请。',
    en: 'One of these is not approved, or paid already.',
  },
  'development/days-out-of-order': {
    status: 422,
    zh: '结束日期不能早于开始日期。',
    en: 'It cannot end before it begins.',
  },
  'development/under-not-found': {
    status: 422,
    zh: '没有找到所属的协议、机构或课题。',
    en: 'What it belongs to was not found.',
  },
  'development/cannot-stand-under': {
    status: 422,
    zh: '这一类不能归属到所选的协议、机构或课题，请另选。',
    en: 'This kind cannot belong to what was chosen; choose another.',
  },
  'development/not-paid': {
    status: 409,
    zh: '名单中有没有登记发放的申请，请刷新后重试。',
    en: 'One of these is not marked as paid; reload and try again.',
  },
  'development/no-paper': {
    status: 422,
    zh: '只有已评定的实习和实务导师有证书或聘书。',
    en: 'Only graded internships and mentors have a paper.',
  },
} satisfies Refusals
