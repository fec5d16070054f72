import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” that assessment can give. */
export const refusals = {
  'assessment/region-out-of-reach': {
    status: 422,
    zh: '所选地区不在您的管辖范围内。',
    en: 'This region is outside your reach.',
  },
  'assessment/year-not-over': {
    status: 422,
    zh: '不能启动今后年度的考核。',
    en: 'A year that has not begun cannot be assessed.',
  },
  'assessment/round-exists': {
    status: 409,
    zh: '这个地区 {year} 年度的考核已经启动。',
    en: 'The round of {year} is already open in this region.',
  },
  'assessment/nobody-to-assess': {
    status: 422,
    zh: '这个地区没有在岗人员；请先在人才库登记。',
    en: 'Nobody is in post in this region; register people first.',
  },
  'assessment/weights-not-hundred': {
    status: 422,
    zh: '考核办法的权重合计为 {sum}，应为 100；请修改政策包。',
    en: 'The weights of the scheme add up to {sum}, not to 100; mend the pack.',
  },
  'assessment/item-unmeasured': {
    status: 422,
    zh: '考核项目“{item}”没有写明由谁评分或按什么数据计算，请修改政策包。',
    en: 'The item “{item}” says neither who scores it nor what it is computed from; mend the pack.',
  },
  'assessment/grades-out-of-order': {
    status: 422,
    zh: '考核等次须由高到低排列，最低一等从 0 分起；请修改政策包。',
    en: 'Grades stand from the best down, the last from 0 points; mend the pack.',
  },
  'assessment/reading-needed': {
    status: 422,
    zh: '政策没有规定不足一人时怎样计算，请选择一种读法。',
    en: 'The rules do not say how to read a fraction of a person; please choose.',
  },
  'assessment/reading-fixed': {
    status: 422,
    zh: '不足一人的算法由政策规定，不能另选。',
    en: 'How a fraction is read is fixed by the rules.',
  },
  'assessment/days-out-of-order': {
    status: 422,
    zh: '评分截止日期不能早于自评截止日期。',
    en: 'Scoring cannot end before the self-summaries do.',
  },
  'assessment/not-this-stage': {
    status: 409,
    zh: '考核当前阶段不能进行这项操作。',
    en: 'This cannot be done in the present stage.',
  },
  'assessment/stage-out-of-order': {
    status: 409,
    zh: '考核阶段不能跳过，请按顺序推进。',
    en: 'A stage cannot be skipped.',
  },
  'assessment/scorers-missing': {
    status: 409,
    zh: '还有 {count} 人没有安排评分人。',
    en: '{count} people have nobody to score them.',
  },
  'assessment/not-all-proposed': {
    status: 409,
    zh: '还有 {count} 人没有等次建议。',
    en: '{count} people have no proposed grade yet.',
  },
  'assessment/unit-over-share': {
    status: 409,
    zh: '{unit}的“{grade}”最多 {most} 人，现有 {given} 人：提出等次之后有人改为不参加考核，请重新提出。',
    en: '{unit}: at most {most} may be “{grade}”, there are {given}. Somebody was left out after the grades were proposed; propose anew.',
  },
  'assessment/appeals-open': {
    status: 409,
    zh: '申诉期未满，或还有 {count} 件申诉没有答复。',
    en: 'The days for appeals are not over, or {count} appeal(s) wait for an answer.',
  },
  'assessment/exemption-unknown': {
    status: 422,
    zh: '请从考核办法所列情形中选择。',
    en: 'Choose one of the reasons that the scheme names.',
  },
  'assessment/unit-not-found': {
    status: 404,
    zh: '没有找到这个单位的考核人员，或不在您的查看范围内。',
    en: 'Nobody of this unit is in the round, or it is outside your reach.',
  },
  'assessment/scorer-not-found': {
    status: 422,
    zh: '所选评分人中有人不在本单位或不在您的查看范围内。',
    en: 'One of those named does not work here or is outside your reach.',
  },
  'assessment/sheet-handed-in': {
    status: 409,
    zh: '评分表已经提交，不能再改。',
    en: 'This sheet is handed in and cannot be changed.',
  },
  'assessment/item-not-on-sheet': { status: 422, zh: '评分表没有这个项目。', en: 'This item is not on the sheet.' },
  'assessment/item-left-out': {
    status: 422,
    zh: '请给每个项目评分后再提交。',
    en: 'Give points for each item before you hand it in.',
  },
  'assessment/respondents-needed': {
    status: 422,
    zh: '请填写参加测评的居民人数。',
    en: 'Say how many residents answered.',
  },
  'assessment/own-grade': {
    status: 403,
    zh: '本人的等次由上级提出，请只提交其他人员的建议。',
    en: 'Your own grade is proposed by the level above; leave yourself out.',
  },
  'assessment/not-in-unit': {
    status: 422,
    zh: '名单中有人不在这个单位的考核范围内。',
    en: 'Somebody on the list is not assessed in this unit.',
  },
  'assessment/named-twice': { status: 422, zh: '同一人只能有一个等次。', en: 'One grade for each person.' },
  'assessment/grade-unknown': { status: 422, zh: '考核办法没有这个等次。', en: 'The scheme has no such grade.' },
  'assessment/grade-above-points': {
    status: 422,
    zh: '得分没有达到这个等次的界限。',
    en: 'The points do not reach this grade.',
  },
  'assessment/points-unknown': {
    status: 422,
    zh: '还没有得分，不能确定等次。',
    en: 'There are no points yet, so there is no grade.',
  },
  'assessment/reason-needed': {
    status: 422,
    zh: '与建议等次不同，或同分取舍的，请写明理由。',
    en: 'Give a reason where you depart from the suggestion or choose within a tie.',
  },
  'assessment/share-exceeded': {
    status: 422,
    zh: '“{grade}”最多 {most} 人，现有 {given} 人。',
    en: 'At most {most} may be “{grade}”; there are {given}.',
  },
  'assessment/summary-empty': {
    status: 422,
    zh: '请写好个人总结再提交。',
    en: 'Write the summary before you hand it in.',
  },
  'assessment/appeal-too-late': {
    status: 409,
    zh: '申诉期限已过（{until}）。',
    en: 'The days for an appeal ended on {until}.',
  },
  'assessment/appealed-already': {
    status: 409,
    zh: '已经提出过申诉，请等待答复。',
    en: 'There is an appeal already; please wait for its answer.',
  },
  'assessment/appeal-answered': { status: 409, zh: '这件申诉已经答复。', en: 'This appeal is answered already.' },
  'assessment/other-person-needed': {
    status: 403,
    zh: '申诉须由没有参与提出和确认等次的人答复。',
    en: 'An appeal is answered by somebody who neither proposed nor confirmed the grade.',
  },
  'assessment/grade-needed': {
    status: 422,
    zh: '申诉成立的，请选择改定的等次。',
    en: 'Where the appeal is upheld, choose the grade it becomes.',
  },
  'assessment/grade-unchanged': {
    status: 422,
    zh: '申诉成立的，等次应当改变。',
    en: 'Where the appeal is upheld, the grade has to change.',
  },
  'assessment/result-in-round': {
    status: 409,
    zh: '{year} 年度的结果来自系统内的考核，不能补录。',
    en: 'The result of {year} comes from a round here and cannot be recorded by hand.',
  },
  'assessment/year-in-future': { status: 422, zh: '年度不能晚于今年。', en: 'The year cannot be after this one.' },
} satisfies Refusals
