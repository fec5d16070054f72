import type { Refusals } from '#kernel/refusal.ts'
import { resultsRefusals } from '#modules/selection/refusals-results.ts'
import { judgingRefusals } from '#modules/selection/refusals-judging.ts'
import { deliveryRefusals } from '#modules/selection/refusals-delivery.ts'
import { draftRefusals } from '#modules/selection/refusals-drafts.ts'
import { rankingRefusals } from '#modules/selection/refusals-ranking.ts'
import { roundRefusals } from '#modules/selection/refusals-rounds.ts'

/** Every “no” that selection can give. */
export const refusals = {
  ...roundRefusals,
  ...resultsRefusals,
  ...judgingRefusals,
  ...draftRefusals,
  ...deliveryRefusals,
  ...rankingRefusals,
  'selection/not-of-people': {
    status: 422,
    zh: '这个项目选拔的不是个人，不能在人员名册上试算。',
    en: 'This programme does not choose people; it cannot be tried on the register of workers.',
  },
  'selection/too-many-people': {
    status: 422,
    zh: '范围内有 {people} 人，一次最多试算 {most} 人；请选一个下级地区。',
    en: '{people} people are in reach; at most {most} can be tried at a time. Choose a place below.',
  },
} satisfies Refusals
