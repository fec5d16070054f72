import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that volunteers can give. */
export const refusals = {
  // Who registers, and where.
  'volunteers/organisation-missing': {
    status: 422,
    zh: '请选择由哪个机构登记或组织。',
    en: 'Please choose the organisation in whose name this is done.',
  },
  'volunteers/organisation-not-found': {
    status: 422,
    zh: '没有找到这个机构，或不在您的管理范围内。',
    en: 'There is no such organisation, or it is outside your reach.',
  },
  'volunteers/organisation-closed': {
    status: 422,
    zh: '这个机构已停用，请选择其他机构。',
    en: 'This organisation is closed; choose another.',
  },
  'volunteers/region-unknown': {
    status: 422,
    zh: '没有这个地区，请重新选择。',
    en: 'There is no such region; choose again.',
  },
  'volunteers/code-unknown': { status: 422, zh: '请从所列选项中选择。', en: 'Please choose from the list.' },

  // A volunteer as entered.
  'volunteers/name-not-readable': { status: 422, zh: '请填写姓名。', en: 'Please give the name.' },
  'volunteers/number-empty': { status: 422, zh: '请填写身份证件号码。', en: 'Please give the identity number.' },
  'volunteers/number-characters': {
    status: 422,
    zh: '证件号码只能有数字和末位的 X。',
    en: 'An identity number has digits, and perhaps an X at the end.',
  },
  'volunteers/number-length': { status: 422, zh: '证件号码应为18位。', en: 'An identity number has 18 characters.' },
  'volunteers/number-old-number': {
    status: 422,
    zh: '15位证件号码无法识别，请填写18位号码。',
    en: 'This number of 15 digits cannot be read; give that of 18.',
  },
  'volunteers/number-old-residence-card': {
    status: 422,
    zh: '旧版永久居留证号码请换成新版18位号码。',
    en: 'Please give the new number of 18 digits of the residence card.',
  },
  'volunteers/number-region': {
    status: 422,
    zh: '证件号码的地区部分不存在，请核对。',
    en: 'The region of this number does not exist; please check.',
  },
  'volunteers/number-impossible-date': {
    status: 422,
    zh: '证件号码中的出生日期不存在，请核对。',
    en: 'The birthday in this number does not exist; please check.',
  },
  'volunteers/number-born-in-future': {
    status: 422,
    zh: '证件号码中的出生日期在今天以后，请核对。',
    en: 'The birthday in this number lies in the future; please check.',
  },
  'volunteers/number-check-digit': {
    status: 422,
    zh: '证件号码的校验位不对，请核对。',
    en: 'The check digit of this number is wrong; please check.',
  },
  'volunteers/number-says-other-birthday': {
    status: 422,
    zh: '与证件号码中的出生日期不一致。',
    en: 'The identity number says another birthday.',
  },
  'volunteers/number-says-other-sex': {
    status: 422,
    zh: '与证件号码中的性别不一致。',
    en: 'The identity number says another sex.',
  },
  'volunteers/number-of-another-name': {
    status: 422,
    zh: '姓名与证件号码对不上，请核对证件。',
    en: 'The name does not belong to this number; please look at the document.',
  },
  'volunteers/birthday-missing': { status: 422, zh: '请填写出生日期。', en: 'Please give the date of birth.' },
  'volunteers/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot be after today.' },
  'volunteers/phone-characters': {
    status: 422,
    zh: '电话号码只能有数字和连接号。',
    en: 'A telephone number has digits and strokes only.',
  },
  'volunteers/phone-length': { status: 422, zh: '手机号码应为11位。', en: 'A mobile number has 11 digits.' },
  'volunteers/phone-prefix': { status: 422, zh: '没有这样的号段，请核对。', en: 'No number begins so; please check.' },
  'volunteers/phone-area-code-missing': {
    status: 422,
    zh: '固定电话请加区号。',
    en: 'Please put the area code before a land-line.',
  },
  'volunteers/phone-empty': { status: 422, zh: '请填写电话号码。', en: 'Please give a telephone number.' },
  'volunteers/paper-missing': {
    status: 422,
    zh: '本人没有账号，请写明同意登记的书面材料和存放处。',
    en: 'They have no account: name the paper on which they agreed, and where it is kept.',
  },
  'volunteers/guardian-missing': {
    status: 422,
    zh: '未满 {age} 周岁，须填写监护人的同意。',
    en: 'Below {age} years a guardian has to agree; please say who.',
  },
  'volunteers/registered-already': {
    status: 409,
    zh: '已经登记为志愿者，不必重复登记。',
    en: 'This person is registered as a volunteer already.',
  },
  'volunteers/registered-elsewhere': {
    status: 409,
    zh: '这个证件号码已在其他地区或机构登记为志愿者；请本人提供登记编号。',
    en: 'This number is registered with another region or organisation; ask the volunteer for their number.',
  },
  'volunteers/has-account': { status: 409, zh: '本人已经有账号。', en: 'They have an account already.' },

  // One's own.
  'volunteers/not-registered': {
    status: 409,
    zh: '您还没有登记为志愿者，请先登记。',
    en: 'You are not registered as a volunteer yet; register first.',
  },
  'volunteers/nothing-to-confirm': {
    status: 409,
    zh: '没有等待您确认的登记。',
    en: 'There is nothing that waits for you to confirm.',
  },
  'volunteers/left-already': {
    status: 409,
    zh: '已退出志愿者登记。',
    en: 'No longer on the register of volunteers.',
  },
  'volunteers/awaiting-confirmation': {
    status: 409,
    zh: '登记还没有经本人确认，确认前不能报名和记录。',
    en: 'The registration is not confirmed by the volunteer; nothing can be signed up for or recorded before.',
  },

  // Activities and signing up.
  'volunteers/called-off': { status: 409, zh: '这项活动已取消。', en: 'This activity was called off.' },
  'volunteers/sign-up-closed': {
    status: 409,
    zh: '活动已经开始，不能再报名。',
    en: 'The activity has begun; sign-up has closed.',
  },
  'volunteers/insurance-missing': {
    status: 409,
    zh: '这项活动可能危及人身安全，须先买好保险才能报名。',
    en: 'This activity may endanger people; they sign up when it is insured.',
  },
  'volunteers/adults-only': {
    status: 409,
    zh: '这类活动不组织未满 {age} 周岁的人参加。',
    en: 'Nobody below {age} years takes part in this kind of activity.',
  },
  'volunteers/signed-up-already': { status: 409, zh: '已经报名，不必重复。', en: 'Signed up already.' },
  'volunteers/not-signed-up': {
    status: 409,
    zh: '没有报名，或报名已取消。',
    en: 'Not signed up, or withdrawn already.',
  },
  'volunteers/begun-already': {
    status: 409,
    zh: '活动已经开始，不能再取消报名。',
    en: 'The activity has begun; it is too late to withdraw.',
  },
  'volunteers/insured-too-late': {
    status: 422,
    zh: '保险须在活动当天或以前生效。',
    en: 'The insurance has to begin on the day of the activity or before.',
  },
  'volunteers/capacity-below-signed': {
    status: 422,
    zh: '已有 {signed} 人报名，名额不能更少。',
    en: '{signed} people have signed up; there cannot be fewer places.',
  },
  'volunteers/not-on-staff': {
    status: 422,
    zh: '负责人应为本机构人员，请重新选择。',
    en: 'Whoever is in charge works for the organisation; choose again.',
  },
  'volunteers/team-not-found': {
    status: 422,
    zh: '本机构没有这支志愿服务队，或队伍已解散。',
    en: 'The organisation has no such team, or it has ended.',
  },
  'volunteers/activity-begun': {
    status: 409,
    zh: '活动已经开始，不能再更改。',
    en: 'The activity has begun; it can no longer be changed.',
  },
  'volunteers/not-begun-yet': {
    status: 409,
    zh: '活动还没有开始，请用报名。',
    en: 'The activity has not begun; sign them up.',
  },
  'volunteers/volunteer-not-found': {
    status: 422,
    zh: '本县没有这个登记编号的志愿者，请核对。',
    en: 'The county has no volunteer of this number who is registered; please check.',
  },

  // Teams.
  'volunteers/team-ended': { status: 409, zh: '这支志愿服务队已解散。', en: 'This team has ended.' },
  'volunteers/not-in-team': { status: 409, zh: '不在这支志愿服务队里。', en: 'They are not in this team.' },

  // What was served.
  'volunteers/not-over-yet': {
    status: 409,
    zh: '活动还没有结束，结束后才能记录。',
    en: 'The activity is not over; what was served is recorded afterwards.',
  },
  'volunteers/recorded-already': {
    status: 409,
    zh: '已经记录，不能重复；有误请更正。',
    en: 'Recorded already; correct the line if it is wrong.',
  },
  'volunteers/too-long': {
    status: 422,
    zh: '一次服务最多 {minutes} 分钟，请核对。',
    en: 'One line has {minutes} minutes at most; please check.',
  },
  'volunteers/off-duty-missing': {
    status: 422,
    zh: '本单位人员须声明是非工作时间；工作时间不是志愿服务，不得记录。',
    en: 'Of one’s own staff it has to be said that it was not working time; working time is not volunteering.',
  },
  'volunteers/late-reason-missing': {
    status: 422,
    zh: '已超过记录期限，请写明逾期原因。',
    en: 'The term for recording is over; please say why it is late.',
  },
  'volunteers/is-a-reversal': {
    status: 409,
    zh: '这一条本身就是冲销，不能再更正。',
    en: 'This line takes another back; it cannot be corrected.',
  },
  'volunteers/corrected-already': { status: 409, zh: '这一条已经更正过。', en: 'This line was corrected already.' },

  // Objections.
  'volunteers/another-line-stands': {
    status: 409,
    zh: '记录有变化，请刷新后再提出异议。',
    en: 'The line has changed meanwhile; look again before you object.',
  },
  'volunteers/objected-already': {
    status: 409,
    zh: '已对这项活动提出异议，请等待答复。',
    en: 'You have objected already; please wait for the answer.',
  },
  'volunteers/own-objection': {
    status: 409,
    zh: '不能答复自己提出的异议，请由其他人员答复。',
    en: 'Nobody answers their own objection; somebody else has to.',
  },
  'volunteers/answered-already': { status: 409, zh: '这个异议已经答复。', en: 'This objection was answered already.' },
  'volunteers/right-missing': {
    status: 422,
    zh: '属实的，请填写应当记录的内容。',
    en: 'If it is upheld, please give what should be recorded.',
  },

  // The record on paper.
  'volunteers/span-upside-down': {
    status: 422,
    zh: '截止日期不能早于起始日期。',
    en: 'The end cannot lie before the beginning.',
  },
  'volunteers/nothing-to-print': {
    status: 409,
    zh: '这段时间没有服务记录。',
    en: 'Nothing was recorded in this time.',
  },
} satisfies Refusals
