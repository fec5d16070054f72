import type { DaysLimit } from '#kernel/calendar.ts'
import { requirement } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { programmeShown } from '#modules/selection/queries/programmes.ts'
import type { Programme } from '#modules/selection/rules.ts'

/** Everything that a rule says, as sentences by where they stand: two versions side by side differ in these. */

export interface Sentence {
  part: string
  name: Words
  said: Words
}

export function sentencesOf(
  packs: Packs,
  shownAs: ReturnType<typeof programmeShown>,
  rules: Programme,
): Map<string, Sentence> {
  const found = new Map<string, Sentence>()
  const put = (part: string, one: { code: string; name: Words }, ...said: (Words | null | undefined | false)[]) =>
    found.set(`${part}.${one.code}`, {
      part,
      name: one.name,
      said: joined([one.name, ...said.filter((each) => each !== null && each !== undefined && each !== false)]),
    })
  for (const one of shownAs.figures) put('figures', one, one.value)
  for (const one of figuresBesides(rules)) put('figures', one, one.value)
  for (const one of shownAs.requirements) put('requirements', one, one.wanted, one.usually && usually)
  for (const one of shownAs.preferences) put('preferences', one, one.wanted)
  for (const one of rules.renewal)
    put('renewal', one, requirement(packs, one.when), one.reading === 'ask' && officeSays)
  for (const one of rules.shares)
    put(
      'shares',
      one,
      same(`${one.part}/${one.whole}`),
      readings[one.reading],
      one.when && requirement(packs, one.when),
    )
  for (const one of rules.minimums) put('minimums', one, levels[one.level], same(String(one.count)))
  for (const one of rules.tieBreaks) put('tieBreaks', one, ties[one.by], one.of !== undefined && same(one.of))
  for (const { kind, items } of shownAs.lists)
    for (const one of items) {
      const count = kind === 'parts' && rules.parts.find(({ code }) => code === one.code)?.count
      put(kind, one, typeof count === 'number' && same(`× ${count}`))
    }
  for (const one of rules.chain)
    put(
      'chain',
      one,
      levels[one.level],
      one.nominees !== undefined && { zh: `${one.nominees} 名以内`, en: `at most ${one.nominees}` },
      one.takes && limit(one.takes),
    )
  for (const one of rules.sheets) {
    const { weight, scorers, blind, calibrated, setAside } = one
    put(
      'sheets',
      one,
      methods[one.method],
      { zh: `权重 ${weight}，${scorers} 人评`, en: `weight ${weight}, ${scorers} scorers` },
      blind && { zh: '匿名', en: 'blind' },
      calibrated && { zh: '校准宽严', en: 'calibrated' },
      setAside !== 'none' && { zh: '去掉最高最低', en: 'highest and lowest set aside' },
      together(one.criteria.map(({ name, points, veto }) => words`${name} ${points}${veto && vetoes}`)),
    )
  }
  for (const one of shownAs.stages) put('stages', one, one.does, one.by, one.takes && limit(one.takes))
  for (const one of rules.noticeShows)
    put('noticeShows', one, one.mask === 'middle' && { zh: '遮盖中间', en: 'masked' })
  for (const one of rules.grades)
    put(
      'grades',
      one,
      means[one.title],
      monies[one.money],
      one.mayEnterAgain && { zh: '可再次申报', en: 'may enter again' },
    )
  for (const one of rules.instalments)
    put('instalments', one, same(`${one.percent}%`), one.after === 'chosen' ? onceChosen : onceDelivered)
  for (const one of shownAs.endings)
    put('endings', one, means[one.title], monies[one.money], one.verifiedBy, one.approvedBy)
  return found
}

/** What the page of a programme tells elsewhere than among its figures. */
function figuresBesides(rules: Programme) {
  const limits = (
    [
      ['callOpen', { zh: '申报期限', en: 'Entries are taken for' }],
      ['notice', { zh: '公示期限', en: 'Public notice for' }],
      ['appealWithin', { zh: '申诉期限', en: 'Appeal within' }],
      ['deliverWithin', { zh: '交付期限', en: 'Delivered within' }],
    ] as const
  ).flatMap(([code, name]) => (rules[code] ? [{ code, name, value: limit(rules[code]) }] : []))
  const others = [
    rules.leastScore !== undefined && {
      code: 'leastScore',
      name: { zh: '最低分', en: 'Least score' },
      value: same(String(rules.leastScore)),
    },
    rules.titleBy === 'assessment' && {
      code: 'titleBy',
      name: { zh: '称号怎样取得', en: 'The title is given' },
      value: { zh: '考核后授予', en: 'by the assessment' },
    },
    rules.award && { code: 'award', name: { zh: '称号', en: 'Title' }, value: rules.award },
  ]
  return [...limits, ...others.filter((one) => one !== false && one !== undefined)]
}

const usually: Words = { zh: '一般', en: 'normally' }
const officeSays: Words = { zh: '由主管单位认定', en: 'the office decides' }
const onceChosen: Words = { zh: '立项后', en: 'once chosen' }
const onceDelivered: Words = { zh: '交付通过后', en: 'once delivered' }
const vetoes: Words = { zh: '（一票否决）', en: ' (veto)' }
const readings: Record<Programme['shares'][number]['reading'], Words> = {
  target: { zh: '目标', en: 'target' },
  minimum: { zh: '下限', en: 'minimum' },
  ask: officeSays,
}
const levels: Record<Programme['chain'][number]['level'], Words> = {
  employer: { zh: '用人单位', en: 'employer' },
  village: { zh: '村（社区）', en: 'village' },
  township: { zh: '乡镇（街道）', en: 'township' },
  county: { zh: '县（市、区）', en: 'county' },
  prefecture: { zh: '设区市', en: 'prefecture' },
  province: { zh: '省', en: 'province' },
}
const ties: Record<Programme['tieBreaks'][number]['by'], Words> = {
  preferences: { zh: '符合优先条件多的', en: 'more preferences' },
  preference: { zh: '符合优先条件', en: 'a preference' },
  sheet: { zh: '评分表', en: 'a sheet' },
  lot: { zh: '研究或抽签', en: 'decision or lot' },
}
const methods: Record<Programme['sheets'][number]['method'], Words> = {
  self: { zh: '自评', en: 'self-assessment' },
  review: { zh: '专家评审', en: 'review' },
  visit: { zh: '实地考察', en: 'site visit' },
  defence: { zh: '答辩', en: 'defence' },
  term: { zh: '管理期考核', en: 'assessment of the term' },
}
const means = {
  kept: { zh: '称号保留', en: 'title kept' },
  withdrawn: { zh: '称号取消', en: 'title withdrawn' },
  confirmed: { zh: '授予称号', en: 'title given' },
  never: { zh: '不授予称号', en: 'no title' },
}
const monies = {
  paid: { zh: '待遇发放', en: 'paid' },
  stopped: { zh: '待遇停发', en: 'money stops' },
  ends: { zh: '待遇期满终止', en: 'money ends' },
}

export const same = (text: string): Words => ({ zh: text, en: text })
const limit = ({ unit, count }: DaysLimit): Words =>
  unit === 'workingDays'
    ? { zh: `${count} 个工作日`, en: `${count} working days` }
    : { zh: `${count} 天`, en: `${count} days` }
const joined = (parts: Words[]): Words => ({
  zh: parts.map((one) => one.zh).join('：'),
  en: parts.map((one) => one.en).join(': '),
})
const together = (parts: Words[]): Words => ({
  zh: parts.map((one) => one.zh).join('、'),
  en: parts.map((one) => one.en).join(', '),
})
/** A sentence of words and plain values, in both languages. */
function words(texts: TemplateStringsArray, ...values: (Words | number | false)[]): Words {
  const inOne = (language: 'zh' | 'en') =>
    texts
      .map((text, at) => {
        const value = values[at]
        return (
          text + (value === undefined || value === false ? '' : typeof value === 'number' ? value : value[language])
        )
      })
      .join('')
  return { zh: inOne('zh'), en: inOne('en') }
}

export function between(before: Map<string, Sentence>, after: Map<string, Sentence>) {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    if (was?.said.zh === is?.said.zh && was?.said.en === is?.said.en) return []
    const { part, name } = (is ?? was)!
    return [{ part, name, before: was?.said ?? null, after: is?.said ?? null }]
  })
}
