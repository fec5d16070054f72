import type { Refusals } from '#kernel/refusal.ts'

/** Every “no” of rules being written. */
export const draftRefusals = {
  'selection/code-taken': {
    status: 409,
    zh: '本地区已有代码相同的办法，请修改那一份，或换一个代码。',
    en: 'There is a rule of this code here already. Change that one, or take another code.',
  },
  'selection/draft-over': {
    status: 409,
    zh: '这份办法已经签发或作废，请另行拟订。',
    en: 'This draft was issued or discarded. Begin another.',
  },
  'selection/draft-submitted': {
    status: 409,
    zh: '已经送审，退回后才能修改。',
    en: 'It was handed in; it can be changed once it is sent back.',
  },
  'selection/draft-not-submitted': {
    status: 409,
    zh: '还没有送审。',
    en: 'It was not handed in yet.',
  },
  'selection/draft-faulty': {
    status: 422,
    zh: '还有 {n} 处需要改正：{first}',
    en: '{n} mistakes are left: {first}',
  },
  'selection/draft-cases-fail': {
    status: 422,
    zh: '有 {n} 个例子与办法不一致：“{first}”。请改正例子或办法。',
    en: '{n} cases come out otherwise than they say: “{first}”. Mend the case or the rule.',
  },
  'selection/draft-case-met-missing': {
    status: 422,
    zh: '还缺 {n} 个例子：“{clause}”还没有一个符合的人。请在“例子”里补上。',
    en: '{n} cases are missing: nobody meets “{clause}” yet. Add one under cases.',
  },
  'selection/draft-case-unmet-missing': {
    status: 422,
    zh: '还缺 {n} 个例子：“{clause}”还没有一个不符合的人。请在“例子”里补上。',
    en: '{n} cases are missing: nobody fails “{clause}” yet. Add one under cases.',
  },
  'selection/own-draft': {
    status: 403,
    zh: '办法要由另一位工作人员签发，不能签发自己拟订的。',
    en: 'A rule is issued by somebody other than its writer.',
  },
  'selection/draft-reason-missing': {
    status: 422,
    zh: '请写明退回的理由。',
    en: 'Say why it is sent back.',
  },
  'selection/draft-outdated': {
    status: 409,
    zh: '拟订期间这份办法已另有新版签发，请对照新版修改后再签发。',
    en: 'Another version was issued meanwhile. Compare with it before issuing this one.',
  },
  'selection/rules-not-yours': {
    status: 403,
    zh: '只能拟订本单位管辖地区的办法。',
    en: 'An office writes rules for its own region.',
  },
} satisfies Refusals
