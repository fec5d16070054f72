import type { Refusals } from '#kernel/refusal.ts'

/** From the sealed list on: what cannot be done with a notice, an objection, a title, its money. */
export const resultsRefusals = {
  'selection/not-at-this-stage': {
    status: 409,
    zh: '这一批次现在不在这个环节，请刷新后再看。',
    en: 'The round is not at this stage now; look again.',
  },
  'selection/nobody-chosen': {
    status: 422,
    zh: '封存的名单里没有人入选，没有可以公示的内容；没有合格人选的批次请予取消。',
    en: 'Nobody is chosen on the sealed list, so there is nothing to show. A round without anybody fit is cancelled.',
  },
  'selection/notice-length-missing': {
    status: 422,
    zh: '办法没有规定公示多久，请填写。',
    en: 'The rule does not say for how long; say it here.',
  },
  'selection/calendar-missing': {
    status: 422,
    zh: '{year} 年的放假安排还没有公布，推算不出最后一天。',
    en: 'The calendar of {year} is not published; the last day cannot be counted.',
  },
  'selection/notice-over': {
    status: 422,
    zh: '这一项的公示已经结束，不能再提异议；可以向公示单位的上级反映。',
    en: 'The notice of this entry is over and takes no objections any more. The body above the office can still be told.',
  },
  'selection/notice-not-shown': {
    status: 404,
    zh: '没有这项公示，或者公示已经结束。',
    en: 'There is no such notice, or it is over.',
  },
  'selection/objector-unnamed': {
    status: 422,
    zh: '署名提出的，请填写姓名；不愿署名的，可以选择匿名。',
    en: 'Say your name, or object without one.',
  },
  'selection/objector-unreachable': {
    status: 422,
    zh: '署名提出的，请留下联系方式，我们只用它来核实。',
    en: 'Say how to reach you; it is only used to ask back.',
  },
  'selection/file-too-large': { status: 413, zh: '每个文件不能超过 2 兆。', en: 'A file may have two megabytes.' },
  'selection/file-not-readable': {
    status: 415,
    zh: '只收照片（JPEG、PNG、WebP）和 PDF，请换一个文件。',
    en: 'Only pictures (JPEG, PNG, WebP) and PDF are taken.',
  },
  'selection/objection-answered': {
    status: 409,
    zh: '这项异议已经答复，不能再改。',
    en: 'The objection is answered already, for good.',
  },
  'selection/no-place-free': {
    status: 422,
    zh: '没有因异议成立空出的名额，不能递补。',
    en: 'No place was left by an upheld objection.',
  },
  'selection/nobody-next': {
    status: 422,
    zh: '名单上没有下一名了，名额空缺。',
    en: 'Nobody is next on the list; the place stays empty.',
  },
  'selection/not-the-next': {
    status: 409,
    zh: '递补只能按名单顺序，这不是下一名；请刷新后再看。',
    en: 'One moves up in the order of the list, and this is not the next. Look again.',
  },
  'selection/nobody-to-confirm': {
    status: 422,
    zh: '还没有可以确认的：公示没有期满，或者异议没有答复。',
    en: 'Nobody can be confirmed yet: the notice is not over, or an objection is not answered.',
  },
  'selection/confirmed-meanwhile': {
    status: 409,
    zh: '{who}刚刚已经确认了这份名单，请刷新后查看。',
    en: '{who} has just confirmed this list. Look again.',
  },
  'selection/no-certificate': {
    status: 422,
    zh: '还没有称号，没有证书；称号由考核确定。',
    en: 'There is no title yet, and so no certificate; it comes with the assessment.',
  },
  'selection/own-title': {
    status: 403,
    zh: '这是您本人的称号，请由同事办理。',
    en: 'This is your own title; a colleague has to act on it.',
  },
  'selection/ending-unknown': {
    status: 422,
    zh: '办法没有这种情形，请从列表中选。',
    en: 'The rule knows no such ending; choose one of the list.',
  },
  'selection/title-ended': {
    status: 422,
    zh: '这个称号已经取消或者没有授予，不能再登记。',
    en: 'The title was withdrawn or never given; nothing is added to it.',
  },
  'selection/day-to-come': {
    status: 422,
    zh: '日期在今天之后，请核对。',
    en: 'The day is still to come.',
  },
  'selection/day-before-term': {
    status: 422,
    zh: '日期在入选之前，请核对。',
    en: 'That was before the term began.',
  },
  'selection/fact-past-this': {
    status: 409,
    zh: '这一项已经办过这一步，请刷新后再看。',
    en: 'This step is done already; look again.',
  },
  'selection/fact-not-verified': {
    status: 409,
    zh: '还没有核实，不能批准。',
    en: 'It has to be verified before it is approved.',
  },
  'selection/same-body': {
    status: 422,
    zh: '核实和批准须由两个不同的机关、不同的人作出；您或您所在的机关已经核实过。',
    en: 'One body verifies and another approves: you, or your office, have verified it.',
  },
  'selection/grade-unknown': {
    status: 422,
    zh: '办法没有这个考核等次，请从列表中选。',
    en: 'The rule knows no such grade; choose one of the list.',
  },
  'selection/year-to-come': {
    status: 422,
    zh: '这一年还没有到。',
    en: 'That year is still to come.',
  },
  'selection/points-amiss': {
    status: 422,
    zh: '请按评分表逐项打分，不能超过该项满分（{most}分）。',
    en: 'Give points for each criterion, at most {most} of this one.',
  },
  'selection/graded-already': {
    status: 409,
    zh: '这一年已经考核过。',
    en: 'This year is graded already.',
  },
  'selection/nothing-to-appeal': {
    status: 422,
    zh: '这一项没有生效，不用申诉。',
    en: 'It is not in force; there is nothing to appeal against.',
  },
  'selection/appeal-too-late': {
    status: 422,
    zh: '申诉期限已过，或者办法没有规定申诉期限。',
    en: 'The time for an appeal is over, or the rule gives none.',
  },
  'selection/appealed-already': {
    status: 409,
    zh: '已经申诉过，请等答复。',
    en: 'You have appealed already; wait for the answer.',
  },
  'selection/appeal-answered': {
    status: 409,
    zh: '这项申诉已经答复。',
    en: 'The appeal is answered already.',
  },
  'selection/own-decision': {
    status: 422,
    zh: '原决定是您参与作出的，申诉须由没有参与的人答复。',
    en: 'You had part in the decision; somebody else answers the appeal.',
  },
  'selection/account-number-amiss': {
    status: 422,
    zh: '账号应为 12 到 22 位数字，请核对。',
    en: 'An account number has 12 to 22 digits.',
  },
  'selection/run-to-come': {
    status: 422,
    zh: '只能发放到今天为止已经产生的津贴。',
    en: 'Only what is due up to today can be paid.',
  },
  'selection/nothing-to-pay': {
    status: 422,
    zh: '没有应发或应退的：该发的都发过了。',
    en: 'Nothing is due and nothing owed.',
  },
  'selection/run-open-already': {
    status: 409,
    zh: '这个项目还有没办完的发放批次，请先办完或者退回。',
    en: 'A run of this programme is still open; finish or drop it first.',
  },
  'selection/run-past-this': {
    status: 409,
    zh: '这一批次不在这个环节，请刷新后再看。',
    en: 'The run is not at this step; look again.',
  },
  'selection/run-own-proposal': {
    status: 422,
    zh: '批次是您拟定的，须由另一个人批准。',
    en: 'You proposed this run; somebody else approves it.',
  },
  'selection/run-outdated': {
    status: 409,
    zh: '拟定之后又有新的事实，金额已经变化；请退回后重新拟定。',
    en: 'A fact came after the proposal and the sums have changed; drop it and propose it anew.',
  },
  'selection/nothing-to-send': {
    status: 422,
    zh: '没有要送银行的明细。',
    en: 'Nothing is to go to the bank.',
  },
  'selection/run-waits-for-bank': {
    status: 409,
    zh: '还有明细在等银行回盘，不能结束。',
    en: 'The bank has not answered all lines yet.',
  },
  'selection/not-a-return': {
    status: 415,
    zh: '读不出回盘：须是 Excel 或 CSV，有“序号”“金额（元）”“处理结果”三列。',
    en: 'This is no return: an Excel or CSV file with the columns 序号 (number), 金额（元） (sum) and 处理结果 (result).',
  },
  'selection/nothing-owed': {
    status: 409,
    zh: '这一项没有待退回的钱。',
    en: 'Nothing is owed on this line.',
  },
} satisfies Refusals
