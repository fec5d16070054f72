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
  'posts/too-late-to-extend': {
    status: 409,
    zh: '已过约定时间，不能再延长；平安返回请点“报平安”。',
    en: 'The time is up and cannot be extended; if you are safe, say that you are back.',
  },
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
  'posts/day-passed': {
    status: 422,
    zh: '日期不能早于今天。',
    en: 'The day cannot be before today.',
  },
  'posts/scheme-ends': {
    status: 409,
    zh: '招聘办法应从报名开始、到办理到岗结束；请修改政策包。',
    en: 'A rule of recruitment begins with sign-up and ends with taking the post; change the pack.',
  },
  'posts/scheme-weights': {
    status: 409,
    zh: '招聘办法的权重合计为 {sum}，应为 100；请修改政策包。',
    en: 'The weights of the rule make {sum} and not 100; change the pack.',
  },
  'posts/scheme-tie-breaks': {
    status: 409,
    zh: '招聘办法的并列规则提到没有的环节；请修改政策包。',
    en: 'The rule for ties names a stage that is not there; change the pack.',
  },
  'posts/post-twice': {
    status: 422,
    zh: '同一岗位只填一行。',
    en: 'A post stands in one line only.',
  },
  'posts/post-elsewhere': {
    status: 422,
    zh: '这个岗位不在招聘地区内。',
    en: 'This post is outside the region of the round.',
  },
  'posts/more-than-vacant': {
    status: 422,
    zh: '招聘名额超过空缺：扣除在岗人员和其他批次，还有 {free} 个。',
    en: 'More places than vacant seats: {free} are left beside other rounds.',
  },
  'posts/reading-needed': {
    status: 422,
    zh: '办法没有说明“持证优先”怎样理解，请选择并说明理由。',
    en: 'The rule leaves open what “preferred” means; choose, and say why.',
  },
  'posts/reading-fixed': {
    status: 422,
    zh: '办法已经规定“持证优先”怎样理解，不能另选。',
    en: 'The rule says what “preferred” means; it cannot be chosen.',
  },
  'posts/reason-needed': {
    status: 422,
    zh: '请说明理由。',
    en: 'Say why.',
  },
  'posts/recruitment-over': {
    status: 409,
    zh: '这次招聘已经结束或取消。',
    en: 'This round is over.',
  },
  'posts/sign-up-running': {
    status: 409,
    zh: '报名还没有截止。',
    en: 'Sign-up is not over yet.',
  },
  'posts/sign-up-over': {
    status: 409,
    zh: '报名已经截止。',
    en: 'Sign-up is over.',
  },
  'posts/entries-missing': {
    status: 409,
    zh: '本环节还有 {count} 人没有结果。',
    en: '{count} have no result in this stage yet.',
  },
  'posts/too-few': {
    status: 409,
    zh: '有 {count} 个岗位人数不足开考比例，请核减、取消，或说明理由保留。',
    en: '{count} posts have too few candidates: reduce them, cancel them, or keep them and say why.',
  },
  'posts/nobody-left': {
    status: 409,
    zh: '有 {count} 个岗位已没有应聘人员，请取消其名额。',
    en: '{count} posts have nobody left; cancel their places.',
  },
  'posts/ties-undecided': {
    status: 409,
    zh: '有 {count} 人并列在入围线上，请先确定先后。',
    en: '{count} are equal over the line; decide between them first.',
  },
  'posts/publicity-running': {
    status: 409,
    zh: '公示期还没有结束。',
    en: 'The public list is still on show.',
  },
  'posts/not-appointed': {
    status: 409,
    zh: '还有 {count} 人没有办理到岗；放弃的请登记放弃。',
    en: '{count} have not taken their post; record those who withdraw.',
  },
  'posts/calendar-missing': {
    status: 409,
    zh: '没有 {year} 年的工作日安排，不能推算公示期。',
    en: 'The working days of {year} are not known; the end of the list cannot be counted.',
  },
  'posts/places-only-fewer': {
    status: 422,
    zh: '名额只能减少；现有 {places} 个。',
    en: 'Places can only become fewer; there are {places}.',
  },
  'posts/places-appointed': {
    status: 422,
    zh: '已有 {appointed} 人到岗，名额不能更少。',
    en: '{appointed} have taken their posts already.',
  },
  'posts/no-tie': {
    status: 409,
    zh: '这个岗位没有需要确定的并列。',
    en: 'Nobody is tied over a line here.',
  },
  'posts/tie-not-these': {
    status: 422,
    zh: '请把并列的人员全部排出先后，不多不少。',
    en: 'Put just those who are tied in order.',
  },
  'posts/place-not-open': {
    status: 422,
    zh: '没有这个招聘岗位，或名额已取消。',
    en: 'There is no such place in this round, or it was cancelled.',
  },
  'posts/name-needed': {
    status: 422,
    zh: '请填写姓名。',
    en: 'Give a name.',
  },
  'posts/signed-up-already': {
    status: 422,
    zh: '此人已在本次招聘报名，一人只报一个岗位。',
    en: 'This person is on the list already; one post each.',
  },
  'posts/in-registry': {
    status: 422,
    zh: '这个证件号码已在人员登记簿中，请从登记簿选择此人。',
    en: 'This number is in the registry; choose the person from there.',
  },
  'posts/possibly-the-same': {
    status: 409,
    zh: '登记簿里有 {count} 人可能是同一人，请核对后确认。',
    en: '{count} people of the registry may be the same; look, and say they are not.',
  },
  'posts/entry-not-met': {
    status: 409,
    zh: '报名条件不符合，不能报名或通过审查。材料有误请先更正。',
    en: 'A condition of entry is not met. Correct the facts first, if they are wrong.',
  },
  'posts/stated-wrong': {
    status: 422,
    zh: '“{name}”的填写不正确。',
    en: '“{name}” is not answered rightly.',
  },
  'posts/candidate-appointed': {
    status: 409,
    zh: '此人已经到岗，不能再更改；请用离岗或试用期考核办理。',
    en: 'This candidate has taken the post; end the term or decide on the probation instead.',
  },
  'posts/withdrawn-already': {
    status: 409,
    zh: '此人已经放弃。',
    en: 'This candidate has withdrawn already.',
  },
  'posts/stage-not-reached': {
    status: 422,
    zh: '还没有到这个环节。',
    en: 'The round has not come to this stage.',
  },
  'posts/candidate-not-found': {
    status: 422,
    zh: '名单里没有这个人。',
    en: 'There is no such candidate in this round.',
  },
  'posts/candidate-twice': {
    status: 422,
    zh: '同一人在名单里出现两次。',
    en: 'Somebody stands in the list twice.',
  },
  'posts/entry-wrong': {
    status: 422,
    zh: '结果填写不正确：审查类填通过或不通过，考试类填 0 至 100 分或缺考。',
    en: 'Give passed or not for a check, 0 to 100 or absent for a test.',
  },
  'posts/not-in-stage': {
    status: 422,
    zh: '编号 {number} 的应聘人员不在这个环节。',
    en: 'Candidate {number} is not in this stage.',
  },
  'posts/correction-reason': {
    status: 422,
    zh: '更正已登记的结果，请说明理由。',
    en: 'Say why a result that stands is corrected.',
  },
  'posts/unknown-needs-note': {
    status: 422,
    zh: '编号 {number} 的条件尚不能判断，通过审查请写明依据。',
    en: 'The conditions of candidate {number} are not known; say on what the pass rests.',
  },
  'posts/not-at-posting': {
    status: 409,
    zh: '公示结束、进入办理到岗环节后才能录用。',
    en: 'Candidates are appointed after the public list, in the last stage.',
  },
  'posts/not-through': {
    status: 409,
    zh: '此人没有进入录用名单。',
    en: 'This candidate is not among those who are through.',
  },
  'posts/file-needs': {
    status: 422,
    zh: '为新人员建档，请选择所属系统和人员类别。',
    en: 'Choose system and kind for the new file.',
  },
  'posts/not-public-yet': {
    status: 409,
    zh: '还没有进入公示环节。',
    en: 'The list is not public yet.',
  },
  'posts/still-at-post': {
    status: 409,
    zh: '您仍在岗，请在手机上直接登记或修改后发送。',
    en: 'You are still at your post: record it, or mend it on the phone and send it.',
  },
} satisfies Refusals
