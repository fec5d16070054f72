import type { Refusals } from '#kernel/refusal.ts'

export const judgingRefusals = {
  'selection/not-reviewing': {
    status: 409,
    zh: '这一轮不在评审阶段，不能分配或打分。',
    en: 'This round is not in its stage of review; nothing can be assigned or scored.',
  },
  'selection/panel-closed': {
    status: 409,
    zh: '这一轮评审已经结束，专家组不再变动。',
    en: 'The reviews of this round are over; its panel does not change any more.',
  },
  'selection/sheet-unknown': {
    status: 422,
    zh: '这一轮的规则里没有这张由专家打分的评分表。',
    en: 'The rule of this round has no such sheet for experts.',
  },
  'selection/nobody-to-draw': {
    status: 422,
    zh: '专家库里没有可抽取的专家：都已在组内，或对所有申报都须回避。请先充实专家库，或指定专家。',
    en: 'Nobody of the pools can be drawn: all are on the panel, or have a conflict with every entry. Add experts to the pools, or name one.',
  },
  'selection/expert-already': {
    status: 409,
    zh: '此人已在本轮专家组名单上。',
    en: 'This person is on the panel of the round already.',
  },
  'selection/field-unknown': {
    status: 422,
    zh: '没有这个社会工作领域，请重新选择。',
    en: 'There is no such field of social work; choose again.',
  },
  'selection/expert-unknown': {
    status: 422,
    zh: '名册上没有这个人，或不在您的查看范围内；评审专家须有人员档案。',
    en: 'Nobody of this kind is on the register within your reach; an expert needs a file.',
  },
  'selection/expert-gone': {
    status: 409,
    zh: '这位专家没有接受邀请，或已退出，不能安排评审。',
    en: 'This expert did not accept, or has left; nothing can be given to them.',
  },
  'selection/answered-already': {
    status: 409,
    zh: '这份邀请已经答复过，或已被收回。',
    en: 'This was answered already, or taken back.',
  },
  'selection/decline-needs-reason': {
    status: 422,
    zh: '请写明不能参加的原因。',
    en: 'Please say why not.',
  },
  'selection/pair-barred': {
    status: 409,
    zh: '这位专家与这份申报有回避关系，不能安排。请另选一位。',
    en: 'This expert has a conflict with the entry. Choose another.',
  },
  'selection/pair-already': {
    status: 409,
    zh: '这位专家已经在评这份申报，请另选一位。',
    en: 'This expert judges the entry already. Choose another.',
  },
  'selection/review-locked': {
    status: 409,
    zh: '评分已提交，不能再改；确有错误的，请联系主办单位。',
    en: 'The scores are handed in and do not change any more. If something is wrong, tell the office.',
  },
  'selection/review-taken-back': {
    status: 409,
    zh: '这份评审已由主办单位收回，不需要再评。',
    en: 'The office has taken this review back; nothing is to be done.',
  },
  'selection/mark-missing': {
    status: 422,
    zh: '这一项还没有打分；不适用的请打 0 分并在意见中说明。',
    en: 'This criterion has no points yet; where it does not apply, give 0 and say so in the comment.',
  },
  'selection/mark-too-high': {
    status: 422,
    zh: '这一项最多 {most} 分。',
    en: 'At most {most} points for this criterion.',
  },
  'selection/mark-unknown': {
    status: 422,
    zh: '评分表里没有这一项。',
    en: 'The sheet has no such criterion.',
  },
  'selection/veto-needs-comment': {
    status: 422,
    zh: '提出一票否决的，请在意见中写明事实。',
    en: 'Whoever vetoes says in the comment what happened.',
  },
  'selection/visit-undated': {
    status: 422,
    zh: '请填写实地查看的日期，不能晚于今天。',
    en: 'Please say on which day you visited, today at the latest.',
  },
  'selection/visit-without-picture': {
    status: 422,
    zh: '请至少上传一张现场照片。',
    en: 'Please add a photograph of the visit.',
  },
  'selection/copy-missing': {
    status: 422,
    zh: '请先上传遮去姓名、单位和地名的副本。',
    en: 'Send a copy without names, bodies and places first.',
  },
  'selection/blind-not-ready': {
    status: 409,
    zh: '匿名材料还在主办单位核对中，核对后才能打分。',
    en: 'The office is still checking the blind words; scores can be given after that.',
  },
  'selection/blind-parts-differ': {
    status: 422,
    zh: '匿名材料与申报的内容对不上，请刷新后重试。',
    en: 'The blind words do not fit the entry; load the page again.',
  },
  'selection/due-too-early': {
    status: 422,
    zh: '截止日期不能早于明天。',
    en: 'The last day is tomorrow at the earliest.',
  },
  'selection/nothing-overdue': {
    status: 422,
    zh: '没有逾期未评的申报。',
    en: 'Nothing is overdue.',
  },
  'selection/not-proven': {
    status: 503,
    zh: '在规定时间内没有求出可以证明的最优分配，什么都没有改动。请稍后再试。',
    en: 'No proven assignment was found in time; nothing was changed. Try again later.',
  },
} satisfies Refusals
