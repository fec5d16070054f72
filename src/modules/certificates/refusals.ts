import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that certificates can give. */
export const refusals = {
  // Certificates.
  'certificates/person-not-found': {
    status: 422,
    zh: '没有找到这个人，或不在您的查看范围内。',
    en: 'No such person, or outside your reach.',
  },
  'certificates/level-held-already': {
    status: 422,
    zh: '这个级别的证书已经登记过，请在原记录上更正。',
    en: 'A certificate of this level is recorded already; correct that one.',
  },
  'certificates/number-of-another': {
    status: 422,
    zh: '这个证书编号已登记在另一人名下，请核对。',
    en: 'This certificate number is recorded for someone else; please check it.',
  },
  'certificates/number-not-plain': {
    status: 422,
    zh: '证书编号由4至40位字母和数字组成。',
    en: 'A certificate number is 4 to 40 letters and digits.',
  },
  'certificates/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day must not lie in the future.' },
  'certificates/day-too-early': {
    status: 422,
    zh: '全国社会工作者职业水平考试始于2008年，请核对日期。',
    en: 'The national exams began in 2008; please check the day.',
  },
  'certificates/issued-before-passed': {
    status: 422,
    zh: '发证日期不能早于通过日期。',
    en: 'It cannot be issued before it was passed.',
  },
  'certificates/review-of-senior-only': {
    status: 422,
    zh: '只有高级社会工作师需要评审。',
    en: 'Only the senior level is reviewed.',
  },
  'certificates/answer-missing': {
    status: 422,
    zh: '提交审核前请填写。',
    en: 'Please fill this in before you hand it in.',
  },
  'certificates/settled-already': {
    status: 422,
    zh: '这本证书已经核验，不能再改；确有错误的，请由主管部门处理。',
    en: 'This certificate is verified and no longer changes; if it is wrong, ask the authority.',
  },
  'certificates/feedback-not-now': {
    status: 422,
    zh: '只有全国名单中查不到的证书需要反馈。',
    en: 'Feedback is for certificates that the national list does not know.',
  },
  'certificates/decision-not-now': {
    status: 422,
    zh: '这本证书现在不需要核验。',
    en: 'There is nothing to decide about this certificate now.',
  },
  'certificates/not-own-case': {
    status: 403,
    zh: '本人的事项请由其他工作人员办理。',
    en: 'Your own matter is decided by someone else.',
  },
  'certificates/file-unreadable': {
    status: 422,
    zh: '读不出这个文件。请上传 Excel（.xlsx）或 CSV 文件，大小不超过12兆。',
    en: 'This file cannot be read. Please send an Excel (.xlsx) or CSV file of at most 12 MB.',
  },
  'certificates/columns-missing': {
    status: 422,
    zh: '没有找到这些列：{columns}。请检查表头。',
    en: 'These columns were not found: {columns}. Please check the head of the table.',
  },

  // Registration.
  'certificates/not-verified-yet': {
    status: 422,
    zh: '证书核验通过后才能申请登记。',
    en: 'A certificate is registered after it was verified.',
  },
  'certificates/title-only-after-review': {
    status: 422,
    zh: '高级考试合格后须通过评审，取得高级社会工作师资格，才能登记。',
    en: 'The senior title comes with the review; it is registered after that.',
  },
  'certificates/window-not-open': {
    status: 422,
    zh: '登记仍在有效期内，{from}起可以申请继续登记。',
    en: 'It is still registered; a renewal may be handed in from {from}.',
  },
  'certificates/renewed-already': {
    status: 422,
    zh: '下一个登记期已经办好，不用再申请。',
    en: 'The next period is registered already.',
  },
  'certificates/first-term-over': {
    status: 422,
    zh: '首次登记应在{due}前办理，已超过期限。',
    en: 'The first registration was due by {due}.',
  },
  'certificates/late-reason-missing': {
    status: 422,
    zh: '首次登记应在{due}前办理，请说明逾期原因。',
    en: 'The first registration was due by {due}; please say why it is late.',
  },
  'certificates/pledge-missing': {
    status: 422,
    zh: '提交前请确认承诺事项。',
    en: 'Please confirm the declaration before handing it in.',
  },
  'certificates/in-hand-already': {
    status: 422,
    zh: '已有一份登记申请正在办理。',
    en: 'An application is in hand already.',
  },
  'certificates/form-locked': {
    status: 422,
    zh: '初审通过后表格已锁定，不能修改。',
    en: 'The form is locked after the first check.',
  },
  'certificates/stage-wrong': {
    status: 422,
    zh: '这份申请已不在这个环节，请刷新后再看。',
    en: 'This application is no longer at this stage; please reload.',
  },
  'certificates/reason-missing': { status: 422, zh: '请写明不通过的原因。', en: 'Please say why it is refused.' },
  'certificates/final-check-higher': {
    status: 403,
    zh: '终审由上一级主管部门办理。',
    en: 'The final check is made by the level above.',
  },
  'certificates/two-pairs-of-eyes': {
    status: 403,
    zh: '初审和终审不能由同一人办理。',
    en: 'The two checks are made by two people.',
  },
  'certificates/renewal-unmet': {
    status: 422,
    zh: '本登记期的继续教育学时不足，暂不能通过继续登记。',
    en: 'The hours of continuing education of this period are short; the renewal cannot pass yet.',
  },
  // Campaigns.
  'certificates/region-out-of-reach': {
    status: 422,
    zh: '只能在本地区开展考试工作。',
    en: 'A campaign is opened within your own region.',
  },
  'certificates/campaign-open-already': {
    status: 422,
    zh: '本地区这一年度的考试工作已经开启。',
    en: 'The campaign of this year is open already in this region.',
  },
  'certificates/sign-up-ends-before': {
    status: 422,
    zh: '报名截止日不能早于开始日。',
    en: 'Sign-up cannot end before it begins.',
  },
  'certificates/exam-before-sign-up-ends': {
    status: 422,
    zh: '考试日期应晚于报名截止日。',
    en: 'The exam must be after the last day of sign-up.',
  },
  'certificates/exam-in-other-year': { status: 422, zh: '考试日期不在这个年度。', en: 'The exam is not in this year.' },
  'certificates/cut-off-after-exam': {
    status: 422,
    zh: '年限计算截止日不能晚于考试日期。',
    en: 'The cut-off day cannot be after the exam.',
  },
  'certificates/results-before-exam': {
    status: 422,
    zh: '成绩公布日期应晚于考试日期。',
    en: 'Results come after the exam.',
  },
  'certificates/organisation-not-found': {
    status: 422,
    zh: '没有找到这个单位，或不在您的查看范围内。',
    en: 'No such organisation, or outside your reach.',
  },
  'certificates/sign-up-not-open': { status: 422, zh: '现在不在报名时间内。', en: 'Sign-up is not open now.' },
  'certificates/after-the-exam': {
    status: 422,
    zh: '考前安排不能晚于考试日期。',
    en: 'A preparation cannot be after the exam.',
  },
  'certificates/reason-unknown': { status: 422, zh: '请从列表中选择原因。', en: 'Please choose a reason of the list.' },
  'certificates/never-began': {
    status: 422,
    zh: '这个人没有报过这个级别。',
    en: 'This person never signed up for this level.',
  },
  'certificates/subjects-of-level': {
    status: 422,
    zh: '请选择这个级别的考试科目。',
    en: 'Please choose subjects of this level.',
  },
  'certificates/not-eligible': {
    status: 422,
    zh: '按截止日的学历和年限，还不符合这个级别的报考条件。',
    en: 'By diploma and years at the cut-off day this level may not be sat yet.',
  },
  'certificates/signed-up-already': {
    status: 422,
    zh: '您已报名；要改级别，请先取消报名。',
    en: 'You have signed up; withdraw first to change the level.',
  },
  'certificates/exam-not-held-yet': {
    status: 422,
    zh: '考试还没有举行，不能导入成绩。',
    en: 'The exam has not been held yet.',
  },

  // The question bank.
  'certificates/answer-without-option': {
    status: 422,
    zh: '答案指向了没有的选项。',
    en: 'The answer names an option that is not there.',
  },
  'certificates/answer-count': {
    status: 422,
    zh: '单选题有且只有一个答案，多选题至少两个。',
    en: 'A single choice has one answer, a multiple choice two or more.',
  },
  'certificates/mock-closes-before': {
    status: 422,
    zh: '截止日期不能早于开放日期。',
    en: 'It cannot close before it opens.',
  },
  'certificates/bank-too-small': {
    status: 422,
    zh: '题库不够组卷：需要单选题{single}道、多选题{multiple}道。',
    en: 'The bank is too small: it takes {single} single and {multiple} multiple choice questions.',
  },
  'certificates/attempt-ends-before': {
    status: 422,
    zh: '交卷时间早于开始时间，请检查手机时间。',
    en: 'It ends before it begins; please check the phone’s clock.',
  },
} satisfies Refusals
