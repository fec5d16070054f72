import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” of the list. */
export const rankingRefusals = {
  'selection/not-ranking': {
    status: 409,
    zh: '这一轮还没有进入排序阶段，或者名单已经封存。',
    en: 'The round is not at its ranking, or its list is sealed already.',
  },
  'selection/scores-missing': {
    status: 409,
    zh: '这些编号还没有得分，缺分不能当作零分：{numbers}。请先补齐评审，或在资格审核中处理。',
    en: 'These numbers have no score, and a missing score is not taken as none: {numbers}. Have them reviewed first.',
  },
  'selection/undecided': {
    status: 409,
    zh: '这些编号在名额线上并列，规则分不出先后：{numbers}。请集体研究或抽签决定次序，并写明理由。',
    en: 'These numbers stand equal at the line and no rule decides between them: {numbers}. Decide or draw their order, and say why.',
  },
  'selection/lots-reason-missing': {
    status: 422,
    zh: '请写明并列次序是怎样决定的。',
    en: 'Say how the order among equals was decided.',
  },
  'selection/not-sealed': {
    status: 409,
    zh: '名单还没有封存。',
    en: 'The list is not sealed yet.',
  },
} satisfies Refusals
