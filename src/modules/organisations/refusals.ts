import type { Refusals } from '#kernel/refusal.ts'

export const refusals = {
  'organisations/region-unknown': {
    status: 422,
    zh: '没有这个行政区划，或该区划当日不存在。',
    en: 'There is no such region, or not on that day.',
  },
  'organisations/outside-own-region': {
    status: 422,
    zh: '不在您的管辖范围内。',
    en: 'This lies outside your jurisdiction.',
  },
  'organisations/kind-unknown': { status: 422, zh: '没有这个机构类型。', en: 'There is no such kind of organisation.' },
  'organisations/no-such-tier-here': {
    status: 422,
    zh: '按当地的层级规定，“{kind}”不设在这一级区划。',
    en: 'By the rules of this place, a {kind} does not stand at this level.',
  },
  'organisations/name-taken': {
    status: 422,
    zh: '同一区划已有同名机构。',
    en: 'The region has an open organisation of this name.',
  },
  'organisations/credit-code-wrong': {
    status: 422,
    zh: '统一社会信用代码不正确，请核对（18 位）。',
    en: 'The social credit code is not right; check its 18 characters.',
  },
  'organisations/credit-code-taken': {
    status: 422,
    zh: '该统一社会信用代码已登记。',
    en: 'This social credit code is registered already.',
  },
  'organisations/in-the-future': { status: 422, zh: '日期不能晚于今天。', en: 'This day has not come yet.' },
  'organisations/closed': {
    status: 409,
    zh: '机构已撤销，不能再登记。',
    en: 'This organisation is closed; nothing more is entered.',
  },
  'organisations/before-opening': {
    status: 422,
    zh: '不能早于机构的设立日期 {openedOn}。',
    en: 'This is before the organisation opened, {openedOn}.',
  },
  'organisations/before-last-link': {
    status: 422,
    zh: '须晚于现有关系的开始日期 {fromOn}。',
    en: 'This must be after the present link began, {fromOn}.',
  },
  'organisations/already-linked': { status: 422, zh: '已登记此项关系。', en: 'This link stands already.' },
  'organisations/target-missing': { status: 422, zh: '请选择对方。', en: 'Please choose the other end.' },
  'organisations/organisation-unknown': {
    status: 422,
    zh: '没有这个机构，或当日未设立、已撤销。',
    en: 'There is no such organisation, or it was not open on that day.',
  },
  'organisations/links-to-itself': {
    status: 422,
    zh: '不能与自身建立关系。',
    en: 'An organisation is not linked to itself.',
  },
  'organisations/may-not-be-that': {
    status: 422,
    zh: '这类机构不能作为{relation}。',
    en: 'This kind of organisation cannot be the {relation}.',
  },
  'organisations/link-ended': { status: 409, zh: '这项关系已经结束。', en: 'This link has ended already.' },
  'organisations/host-never-ends': {
    status: 409,
    zh: '机构须有所在地；迁址请登记新的所在地，撤销请用“撤销机构”。',
    en: 'An organisation always stands somewhere: enter its new place, or close it.',
  },
  'organisations/still-operates': {
    status: 409,
    zh: '该机构仍在运营 {count} 个站点，请先变更其运营机构。',
    en: 'It still operates {count} site(s); give them another operator first.',
  },
  'organisations/change-shape': {
    status: 422,
    zh: '变更前后的区划数量与变更类型不符。',
    en: 'This kind of change does not fit the regions given.',
  },
  'organisations/change-level': {
    status: 422,
    zh: '变更前后的区划须为同一级。',
    en: 'The regions before and after must be of one level.',
  },
  'organisations/change-code-taken': {
    status: 422,
    zh: '代码 {code} 已被使用过，不能再用于新的区划。',
    en: 'The code {code} was used before and cannot be given again.',
  },
  'organisations/change-parent-missing': {
    status: 422,
    zh: '代码 {code} 的上级区划不存在，请先登记上级。',
    en: 'The region above {code} does not exist; enter it first.',
  },
  'organisations/change-leaves-regions-below': {
    status: 422,
    zh: '{name}还有 {count} 个下级区划，请先登记它们的新代码。',
    en: '{name} still has {count} region(s) below; record their new codes first.',
  },
  'organisations/day-gone-by': {
    status: 422,
    zh: '{day}已经过去，不能再改；放假调休须在当天之前登记。',
    en: '{day} is gone by; a day is moved before it comes.',
  },
  'organisations/day-as-it-is': {
    status: 422,
    zh: '按现行放假安排，这一天本来就是{what}，不用登记。',
    en: 'By the calendar as it stands this day is already one of {what}.',
  },
  'organisations/year-without-calendar': {
    status: 422,
    zh: '{year} 年的放假安排还没有公布。',
    en: 'The calendar of {year} is not published yet.',
  },
} satisfies Refusals
