import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that certificates can give. */
export const refusals = {
  // Certificates.
  'certificates/person-not-found': { status: 422, zh: '没有找到这个人，或不在您的查看范围内。', en: 'No such person, or outside your reach.' },
  'certificates/level-held-already': { status: 422, zh: '这个级别的证书已经登记过，请在原记录上更正。', en: 'A certificate of this level is recorded already; correct that one.' },
  'certificates/number-of-another': { status: 422, zh: '这个证书编号已登记在另一人名下，请核对。', en: 'This certificate number is recorded for someone else; please check it.' },
  'certificates/number-not-plain': { status: 422, zh: '证书编号由4至40位字母和数字组成。', en: 'A certificate number is 4 to 40 letters and digits.' },
  'certificates/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day must not lie in the future.' },
  'certificates/day-too-early': { status: 422, zh: '全国社会工作者职业水平考试始于2008年，请核对日期。', en: 'The national exams began in 2008; please check the day.' },
  'certificates/issued-before-passed': { status: 422, zh: '发证日期不能早于通过日期。', en: 'It cannot be issued before it was passed.' },
  'certificates/review-of-senior-only': { status: 422, zh: '只有高级社会工作师需要评审。', en: 'Only the senior level is reviewed.' },
  'certificates/settled-already': { status: 422, zh: '这本证书已经核验，不能再改；确有错误的，请由主管部门处理。', en: 'This certificate is verified and no longer changes; if it is wrong, ask the authority.' },
  'certificates/feedback-not-now': { status: 422, zh: '只有全国名单中查不到的证书需要反馈。', en: 'Feedback is for certificates that the national list does not know.' },
  'certificates/decision-not-now': { status: 422, zh: '这本证书现在不需要核验。', en: 'There is nothing to decide about this certificate now.' },
  'certificates/not-own-case': { status: 403, zh: '本人的事项请由其他工作人员办理。', en: 'Your own matter is decided by someone else.' },
  'certificates/file-unreadable': { status: 422, zh: '读不出这个文件。请上传 Excel（.xlsx）或 CSV 文件，大小不超过12兆。', en: 'This file cannot be read. Please send an Excel (.xlsx) or CSV file of at most 12 MB.' },
  'certificates/columns-missing': { status: 422, zh: '没有找到这些列：{columns}。请检查表头。', en: 'These columns were not found: {columns}. Please check the head of the table.' },

  // Registration.
  'certificates/not-verified-yet': { status: 422, zh: '证书核验通过后才能申请登记。', en: 'A certificate is registered after it was verified.' },
  'certificates/title-only-after-review': { status: 422, zh: '高级考试合格后须通过评审，取得高级社会工作师资格，才能登记。', en: 'The senior title comes with the review; it is registered after that.' },
  'certificates/window-not-open': { status: 422, zh: '登记仍在有效期内，{from}起可以申请继续登记。', en: 'It is still registered; a renewal may be handed in from {from}.' },
  'certificates/renewed-already': { status: 422, zh: '下一个登记期已经办好，不用再申请。', en: 'The next period is registered already.' },
  'certificates/first-term-over': { status: 422, zh: '首次登记应在{due}前办理，已超过期限。', en: 'The first registration was due by {due}.' },
  'certificates/late-reason-missing': { status: 422, zh: '首次登记应在{due}前办理，请说明逾期原因。', en: 'The first registration was due by {due}; please say why it is late.' },
  'certificates/pledge-missing': { status: 422, zh: '提交前请确认承诺事项。', en: 'Please confirm the declaration before handing it in.' },
  'certificates/in-hand-already': { status: 422, zh: '已有一份登记申请正在办理。', en: 'An application is in hand already.' },
  'certificates/form-locked': { status: 422, zh: '初审通过后表格已锁定，不能修改。', en: 'The form is locked after the first check.' },
  'certificates/stage-wrong': { status: 422, zh: '这份申请已不在这个环节，请刷新后再看。', en: 'This application is no longer at this stage; please reload.' },
  'certificates/reason-missing': { status: 422, zh: '请写明不通过的原因。', en: 'Please say why it is refused.' },
  'certificates/final-check-higher': { status: 403, zh: '终审由上一级主管部门办理。', en: 'The final check is made by the level above.' },
  'certificates/two-pairs-of-eyes': { status: 403, zh: '初审和终审不能由同一人办理。', en: 'The two checks are made by two people.' },
  'certificates/renewal-unmet': { status: 422, zh: '本登记期的继续教育学时不足，暂不能通过继续登记。', en: 'The hours of continuing education of this period are short; the renewal cannot pass yet.' },
} satisfies Refusals
