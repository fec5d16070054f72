import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” of rounds and of what enters them. */
export const roundRefusals = {
  'selection/region-out-of-reach': {
    status: 422,
    zh: '只能在本单位管辖的地区开展选拔。',
    en: 'A round is opened in a region of your own office.',
  },
  'selection/adoption-reason-missing': {
    status: 422,
    zh: '这个办法不是本地区的，请写明参照执行的依据和理由。',
    en: 'This rule is another place’s. Say why it is adopted here.',
  },
  'selection/last-day-passed': {
    status: 422,
    zh: '申报截止日已经过去，请另选一天。',
    en: 'The last day of entries has passed. Choose another.',
  },
  'selection/last-day-before-opening': {
    status: 422,
    zh: '申报截止日不能早于开始日。',
    en: 'The last day of entries is before the opening.',
  },
  'selection/round-runs-already': {
    status: 409,
    zh: '这个项目在该地区已有一轮正在进行：{title}。请先办结或取消。',
    en: 'A round of this programme runs there already: {title}. Finish or cancel it first.',
  },
  'selection/round-cancelled': {
    status: 409,
    zh: '这一轮选拔已经取消。',
    en: 'This round was cancelled.',
  },
  'selection/round-too-far': {
    status: 409,
    zh: '名单已经封存，不能再取消这一轮选拔。',
    en: 'The list is sealed; the round can no longer be cancelled.',
  },
  'selection/in-the-way': {
    status: 409,
    zh: '还不能进入下一阶段：{said}',
    en: 'The next stage cannot begin yet: {said}',
  },
  'selection/next-elsewhere': {
    status: 409,
    zh: '这一阶段之后由排序、公示等环节推进，不在这里操作。',
    en: 'What follows this stage is done by ranking, notice and confirmation.',
  },
  'selection/not-the-office': {
    status: 403,
    zh: '只有开展这一轮选拔的主管部门可以办理。',
    en: 'Only the office that runs this round may do this.',
  },
  'selection/entries-closed': { status: 409, zh: '现在不是这一轮的申报时间。', en: 'This round takes no entries now.' },
  'selection/entries-not-yet': { status: 409, zh: '申报从 {day} 开始。', en: 'Entries are taken from {day} on.' },
  'selection/not-on-register': {
    status: 422,
    zh: '名册上没有您在岗的人员档案，请先由单位登记。',
    en: 'You have no active file in the registry; have your employer register you first.',
  },
  'selection/not-in-region': {
    status: 422,
    zh: '您或您的单位不在这一轮选拔的地区内。',
    en: 'You, or your organisation, are not in the region of this round.',
  },
  'selection/organisation-enters': {
    status: 422,
    zh: '这个项目由机构申报，请由站长或机构负责人办理。',
    en: 'Organisations enter this programme: whoever leads one does it.',
  },
  'selection/entered-already': {
    status: 409,
    zh: '这一轮已经有您的申报，请打开“我的申报”继续填写。',
    en: 'You have an entry in this round already: open your entries.',
  },
  'selection/title-missing': { status: 422, zh: '请写明项目名称。', en: 'Name the project.' },
  'selection/entry-locked': {
    status: 409,
    zh: '申报已经提交，现在不能修改。',
    en: 'The entry was handed in and takes no changes now.',
  },
  'selection/entry-over': { status: 409, zh: '这份申报已经办结。', en: 'This entry is over.' },
  'selection/answer-late': {
    status: 409,
    zh: '补正期限（{day}）已过，不能再提交。',
    en: 'The time to answer ended on {day}.',
  },
  'selection/fact-wrong': { status: 422, zh: '请按要求填写这一项。', en: 'Answer as it is asked.' },
  'selection/track-unknown': { status: 422, zh: '请选择规则中的类别。', en: 'Choose a track of the rule.' },
  'selection/track-missing': { status: 422, zh: '请选择申报类别。', en: 'Choose a track.' },
  'selection/points-too-many': { status: 422, zh: '这一项最多 {most} 分。', en: 'At most {most} points.' },
  'selection/part-missing': {
    status: 422,
    zh: '“{part}”还缺 {n} 项，要素齐全才能提交。',
    en: '“{part}” lacks {n}; an entry is complete with all its parts.',
  },
  'selection/words-missing': {
    status: 422,
    zh: '请写“{criterion}”的自评情况。',
    en: 'Say something on “{criterion}”.',
  },
  'selection/conditions-unmet': {
    status: 422,
    zh: '有条件不符合。仍要提交的，请说明理由；档案有误的请先更正。',
    en: 'A condition is not met. Say why you hand it in all the same, or have the registry corrected first.',
  },
  'selection/own-entry': { status: 403, zh: '不能办理自己的申报。', en: 'Nobody decides on their own entry.' },
  'selection/applicant-gone': {
    status: 409,
    zh: '申报人已去世，或档案已并入他人，请由主管部门移出这份申报。',
    en: 'The applicant died, or the file became another’s. The office takes the entry out.',
  },
  'selection/not-now': { status: 409, zh: '这份申报现在不在这一环节。', en: 'The entry is not at this stage now.' },
  'selection/not-your-turn': {
    status: 403,
    zh: '这份申报现在由其他层级办理。',
    en: 'It is another level’s turn.',
  },
  'selection/reason-missing': { status: 422, zh: '请写明原因。', en: 'Say why.' },
  'selection/instead-reason-missing': {
    status: 422,
    zh: '代下级办理的，请写明原因。',
    en: 'You act in place of a level below: say why.',
  },
  'selection/places-taken': {
    status: 409,
    zh: '推荐名额（{most} 名）已用完。',
    en: 'All {most} places of this level are taken.',
  },
  'selection/order-taken': { status: 422, zh: '这个顺序已经有人。', en: 'Another stands at this place of the order.' },
  'selection/clause-unknown': { status: 422, zh: '请选择规则中的条款。', en: 'Choose a clause of the rule.' },
  'selection/clause-missing': { status: 422, zh: '请选择依据的条款。', en: 'Name the clause it rests on.' },
  'selection/answer-day-missing': {
    status: 422,
    zh: '请写明补正的最后一天。',
    en: 'Say until when an answer is awaited.',
  },
  'selection/requirement-unmet': {
    status: 409,
    zh: '“{requirement}”不符合，不能通过。档案有误的请先更正后退回重新提交。',
    en: '“{requirement}” is not met. If the registry is wrong, have it corrected and send the entry back.',
  },
  'selection/ruling-missing': {
    status: 422,
    zh: '“{requirement}”还不能判断，请写明认定的理由。',
    en: '“{requirement}” is open: say what you found and why.',
  },
  'selection/namesake-undecided': {
    status: 422,
    zh: '本轮有同名的申报，请核对是否同一人并写明结果。',
    en: 'Somebody of the same name is in this round: say whether it is the same person.',
  },
} satisfies Refusals
