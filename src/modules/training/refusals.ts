import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that training can give. */
export const refusals = {
  // Plans, courses, sessions.
  'training/plan-there-already': {
    status: 409,
    zh: '{year}年的培训计划已经制定，请在原计划上修改。',
    en: 'There is a plan for {year} already; change that one.',
  },
  'training/no-own-organisation': {
    status: 422,
    zh: '您没有所属机构，请选择面向本地区。',
    en: 'You belong to no organisation; choose the region.',
  },
  'training/region-out-of-reach': {
    status: 422,
    zh: '您只能面向本单位人员，请由上级主管部门面向全地区。',
    en: 'You may plan for your own unit; the authority plans for the region.',
  },
  'training/code-unknown': { status: 422, zh: '请从所列选项中选择。', en: 'Please choose from the list.' },
  'training/ends-before-it-starts': { status: 422, zh: '结束时间应晚于开始时间。', en: 'It must end after it starts.' },
  'training/sign-up-ends-after-start': {
    status: 422,
    zh: '报名截止时间不能晚于开始时间。',
    en: 'Sign-up must end before the session starts.',
  },
  'training/day-in-past': {
    status: 422,
    zh: '日期已过，请选择今天或以后的日期。',
    en: 'That day is past; choose today or a later one.',
  },
  'training/capacity-below-enrolled': {
    status: 422,
    zh: '已有 {enrolled} 人报名，人数上限不能更低。',
    en: '{enrolled} people have signed up; the capacity cannot be lower.',
  },
  'training/attended-already': {
    status: 409,
    zh: '已有人签到，时间和学时不能再改。',
    en: 'Someone has checked in; times and hours stay as they are.',
  },
  'training/called-off': { status: 409, zh: '这个场次已取消。', en: 'This session was called off.' },

  // Sign-up.
  'training/not-in-registry': {
    status: 422,
    zh: '您还没有列入人员名册，请联系本单位登记。',
    en: 'You are not in the registry yet; ask your unit to enter you.',
  },
  'training/people-not-found': {
    status: 422,
    zh: '有 {count} 人不在您的查看范围内或已离职，请重新选择。',
    en: '{count} people are outside what you may see, or have left; choose again.',
  },
  'training/not-for-you': {
    status: 422,
    zh: '这门课程不面向您所在的地区或单位。',
    en: 'This course is not for your region or unit.',
  },
  'training/sign-up-closed': { status: 409, zh: '报名已截止。', en: 'Sign-up has closed.' },
  'training/signed-up-already': { status: 409, zh: '已经报名，不必重复。', en: 'Signed up already.' },
  'training/not-signed-up': { status: 409, zh: '没有报名，或报名已取消。', en: 'Not signed up, or withdrawn already.' },
  'training/begun-already': {
    status: 409,
    zh: '场次已经开始，不能再取消报名。',
    en: 'The session has begun; it is too late to withdraw.',
  },
  'training/clash': {
    status: 409,
    zh: '与已报名的“{title}”（{time}）时间冲突；如仍要报名，请再次确认。',
    en: 'This clashes with “{title}” ({time}); confirm if you still want it.',
  },

  // At the door.
  'training/code-not-valid': {
    status: 422,
    zh: '签到码不对或已更换，请看屏幕上现在的码。',
    en: 'The code is wrong or has changed; look at the screen again.',
  },
  'training/code-too-old': {
    status: 409,
    zh: '签到码扫描已超过 {minutes} 分钟，不再有效；请找组织者手工补签。',
    en: 'The code was scanned more than {minutes} minutes ago; ask the organiser to mark you by hand.',
  },
  'training/code-time-unclear': {
    status: 422,
    zh: '手机时间有变动，无法确认扫码时间；请重新扫码。',
    en: 'The phone’s clock was moved; please scan again.',
  },
  'training/checked-in-already': { status: 409, zh: '已经签到，不必重复。', en: 'Checked in already.' },
  'training/checked-out-already': {
    status: 409,
    zh: '已经签退，学时已入账，不必重复。',
    en: 'Checked out already; the hours are posted.',
  },
  'training/not-checked-in': {
    status: 409,
    zh: '没有签到记录，不能签退；请找组织者补签。',
    en: 'There is no check-in; ask the organiser to mark you.',
  },
  'training/too-early': { status: 409, zh: '还没有到签到时间。', en: 'It is too early to check in.' },
  'training/session-over': {
    status: 409,
    zh: '已过签到、签退时间；请找组织者补签。',
    en: 'It is too late; ask the organiser to mark you.',
  },
  'training/out-before-in': { status: 422, zh: '签退时间不能早于签到时间。', en: 'One cannot leave before coming.' },
  'training/mark-too-late': {
    status: 409,
    zh: '场次结束已超过 {days} 天，不能再补签。',
    en: 'The session ended more than {days} days ago; it can no longer be marked.',
  },
  'training/mark-in-future': { status: 422, zh: '补签时间不能晚于现在。', en: 'A mark cannot lie in the future.' },

  // Lessons.
  'training/link-missing': { status: 422, zh: '请填写链接地址。', en: 'Please give the link.' },
  'training/text-missing': { status: 422, zh: '请填写课文。', en: 'Please write the text.' },
  'training/right-option-missing': {
    status: 422,
    zh: '正确答案必须在选项之内。',
    en: 'The right answer must be one of the options.',
  },
  'training/file-not-a-pdf': { status: 415, zh: '课件只收 PDF 文件。', en: 'Only PDF files are taken.' },
  'training/lesson-not-ready': { status: 409, zh: '课件还没有上传。', en: 'The file of this lesson is not there yet.' },
  'training/lesson-done-already': {
    status: 409,
    zh: '这一课已经学完，学时已入账。',
    en: 'This lesson is done; its hours are posted.',
  },

  // Hours.
  'training/reversed-already': { status: 409, zh: '这笔学时已经冲销。', en: 'These hours were taken back already.' },
  'training/is-a-reversal': {
    status: 409,
    zh: '这一笔本身就是冲销，不能再冲销；如有需要请重新认定。',
    en: 'This line takes another back; credit anew instead.',
  },
  'training/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot be after today.' },
  'training/hours-missing': { status: 422, zh: '请填写学时。', en: 'Please give the class hours.' },
  'training/study-missing': {
    status: 422,
    zh: '请填写学校和专业，以免重复认定。',
    en: 'Please name the school and programme, so that it is not counted twice.',
  },
  'training/degree-counted-already': {
    status: 409,
    zh: '这个学历学位已经认定过学时，只计一次。',
    en: 'This degree has been credited; it counts once.',
  },
  'training/nothing-to-print': {
    status: 409,
    zh: '这段时间没有学时，不能出具证明。',
    en: 'There are no hours in this time; nothing to certify.',
  },
  'training/span-upside-down': {
    status: 422,
    zh: '截止日期不能早于起始日期。',
    en: 'The end cannot lie before the beginning.',
  },
  'training/withdrawn-already': { status: 409, zh: '这份证明已经撤销。', en: 'This transcript was withdrawn already.' },
} satisfies Refusals
