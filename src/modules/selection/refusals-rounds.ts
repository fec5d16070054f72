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
} satisfies Refusals
