import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” of delivering a project. */
export const deliveryRefusals = {
  'selection/delivery-with-office': {
    status: 409,
    zh: '交付情况已经报送，主管部门退回后才能修改。',
    en: 'Delivery was reported; it can be changed once the office sends it back.',
  },
  'selection/delivery-accepted': {
    status: 409,
    zh: '交付已经通过，不能再改。',
    en: 'Delivery was accepted and is not changed any more.',
  },
  'selection/delivery-not-reported': {
    status: 409,
    zh: '还没有报送交付情况，或者已经退回。',
    en: 'Delivery was not reported, or was sent back.',
  },
  'selection/delivery-part-missing': {
    status: 422,
    zh: '“{part}”还缺 {n} 项。各项要素缺一不可，其他的多了不能相抵。',
    en: '{n} of “{part}” are missing. All parts are needed; more of another does not make up for it.',
  },
  'selection/delivery-part-unknown': {
    status: 422,
    zh: '办法里没有这一项。',
    en: 'The rule has no such part.',
  },
  'selection/delivery-reason-missing': {
    status: 422,
    zh: '退回要写明原因。',
    en: 'Say why it is sent back.',
  },
  'selection/delivery-clause-missing': {
    status: 422,
    zh: '请选择依据哪一项退回。',
    en: 'Choose the part it is sent back for.',
  },
} satisfies Refusals
