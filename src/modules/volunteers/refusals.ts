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
} satisfies Refusals
