import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that posts can give. */
export const refusals = {
  'posts/organisation-not-found': {
    status: 422,
    zh: '没有找到这个单位，或不在您的管辖范围内。',
    en: 'There is no such organisation within your reach.',
  },
  'posts/kind-unknown': {
    status: 422,
    zh: '没有这个岗位类别，请从列表中选择。',
    en: 'There is no such kind of post; choose from the list.',
  },
  'posts/funding-unknown': {
    status: 422,
    zh: '没有这个经费来源，请从列表中选择。',
    en: 'There is no such funding; choose from the list.',
  },
  'posts/reason-unknown': {
    status: 422,
    zh: '没有这个离岗原因，请从列表中选择。',
    en: 'There is no such reason; choose from the list.',
  },
  'posts/level-needed': {
    status: 422,
    zh: '要求或优先持证的岗位，请选择证书级别。',
    en: 'Choose the level of the certificate that is required or preferred.',
  },
  'posts/until-before-from': {
    status: 422,
    zh: '截止日期应晚于起始日期。',
    en: 'The end must be after the beginning.',
  },
  'posts/post-not-open': {
    status: 422,
    zh: '该岗位在这一天尚未设立或已经撤销。',
    en: 'The post does not exist on that day.',
  },
  'posts/no-seat-free': {
    status: 409,
    zh: '该岗位在这段时间没有空缺，请先办理离岗或增加岗位数。',
    en: 'No seat of the post is free in that time; end a term or add seats first.',
  },
  'posts/has-main-post': {
    status: 409,
    zh: '此人在这段时间已有主岗，请先结束原岗位，或登记为兼任。',
    en: 'This person already has a main post in that time; end it first, or record this one as held besides.',
  },
  'posts/certificate-required': {
    status: 409,
    zh: '该岗位要求持证，登记簿里没有达到级别的有效证书。请先核录证书，或调整岗位条件。',
    en: 'The post requires a certificate that the registry does not know. Record the certificate first, or change the condition.',
  },
  'posts/person-not-found': {
    status: 422,
    zh: '没有找到此人，或不在您的管辖范围内。',
    en: 'There is no such person within your reach.',
  },
  'posts/seats-taken': {
    status: 409,
    zh: '已有更多人在岗，岗位数不能少于在岗人数；撤销岗位前请先办理离岗。',
    en: 'More seats are taken than that; end the terms first.',
  },
  'posts/region-out-of-reach': {
    status: 422,
    zh: '这个地区不在您的管辖范围内。',
    en: 'This region is outside your reach.',
  },
  'posts/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot be in the future.' },
  'posts/not-oneself': {
    status: 409,
    zh: '本人的工作请由上级办理移交。',
    en: 'Your own work is handed over by somebody above you.',
  },
  'posts/taker-not-at-station': {
    status: 422,
    zh: '接手人不在该服务对象所属的站点，或已经离岗，请另选一人。',
    en: 'The taker does not work at the station of what is handed over, or has left; choose another.',
  },
  'posts/something-left': {
    status: 409,
    zh: '还有 {count} 项工作没有指定接手人，全部指定后才能办理。',
    en: '{count} things have no taker yet; name one for each.',
  },
  'posts/undo-too-late': {
    status: 409,
    zh: '移交已超过一天，不能撤销；请逐项转回。',
    en: 'More than a day has passed; move things back one by one.',
  },
  'posts/undone-already': { status: 409, zh: '这次移交已经撤销。', en: 'This handover was taken back already.' },
  'posts/not-at-an-organisation': {
    status: 409,
    zh: '当前身份不在任何单位，不能登记单独入户。',
    en: 'Your post is at no organisation; lone visits are started by those who work at one.',
  },
  'posts/phone-wrong': {
    status: 422,
    zh: '电话号码不正确，请填写手机号或带区号的座机号。',
    en: 'This is no phone number; give a mobile number, or a landline with its area code.',
  },
  'posts/second-not-a-colleague': {
    status: 422,
    zh: '第二联系人应是同单位在岗的同事，且不是本人。',
    en: 'The second contact is a colleague of the same organisation, not oneself.',
  },
  'posts/card-needed': {
    status: 409,
    zh: '请先登记联系电话和第二联系人。',
    en: 'First say how you are reached and who your second contact is.',
  },
  'posts/visit-running': {
    status: 409,
    zh: '已有一次单独入户没有结束，请先报平安。',
    en: 'A lone visit is still running; first say that you are safe.',
  },
  'posts/place-needed': {
    status: 422,
    zh: '请选择服务对象，或写明去哪里。',
    en: 'Choose a client, or say where you go.',
  },
  'posts/client-not-found': {
    status: 422,
    zh: '没有找到这位服务对象，或不在您的服务范围内。',
    en: 'There is no such client within your reach.',
  },
  'posts/too-long-alone': {
    status: 422,
    zh: '单独入户最长 {minutes} 分钟，请分次进行。',
    en: 'A lone visit takes {minutes} minutes at most.',
  },
  'posts/visit-over': { status: 409, zh: '这次单独入户已经结束。', en: 'This lone visit is over.' },
  'posts/no-alarm': { status: 409, zh: '没有报警，或报警已经解除。', en: 'There is no alarm, or it has ended.' },
  'posts/no-probation': {
    status: 409,
    zh: '这项任职没有试用期，或结果已经登记。',
    en: 'There is no probation, or it is decided already.',
  },
  'posts/lending-forbidden': {
    status: 409,
    zh: '县级以上单位不得借调社区工作者。',
    en: 'Bodies of the county and above may not borrow community workers.',
  },
  'posts/lent-already': {
    status: 409,
    zh: '此人在这段时间已经借调，请先办理返回。',
    en: 'This person is lent in that time already.',
  },
  'posts/too-long-lent': {
    status: 422,
    zh: '借调最长 {months} 个月。',
    en: 'Somebody is lent for {months} months at most.',
  },
  'posts/decided-already': { status: 409, zh: '这项借调已经办结。', en: 'This is decided already.' },
  'posts/county-decides': {
    status: 403,
    zh: '借调须由县级社会工作部门批准。',
    en: 'The county’s authority for social work decides.',
  },
  'posts/ended-already': { status: 409, zh: '这项任职已经结束。', en: 'This term has ended already.' },
  'posts/appointed-already': {
    status: 409,
    zh: '此人在这段时间已聘任到一个级别，请先结束原聘任。',
    en: 'This person is appointed to a level in that time already; end that first.',
  },
  'posts/no-post-to-appoint-in': {
    status: 409,
    zh: '此人在这一天没有在岗记录，请先登记到岗再登记聘任。',
    en: 'This person holds no post on that day; record the post first.',
  },
  'posts/day-before-start': {
    status: 422,
    zh: '结束日期不能早于到岗日期。',
    en: 'The end cannot be before the beginning.',
  },
} satisfies Refusals
