import { isDeepStrictEqual } from 'node:util'
import type { Day } from '#kernel/days.ts'
import type { Facts, Outcome } from '#kernel/packs/decide.ts'
import { type ExplainedLine, explain, factWords } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import { loadPacks, packFolder, type Packs } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { type Asked, verdictOn } from '#modules/selection/domain/verdict.ts'
import { rulesOf } from '#modules/selection/rules.ts'
import { round, type Section } from './figure.ts'

const dossiers = 100_000
const rounds = 5
const on = '2026-11-22' as Day

/** What comes of a dossier: the outcome, every line that a screen shows, preferences that are met, facts that are missing. */
interface Answer {
  outcome: Outcome
  lines: ExplainedLine[]
  preferred: string[]
  missing: string[]
}

/** Facts of somebody, as the modules give them, by arithmetic; of some one or the other is not known. */
function factsOf(n: number): Facts {
  const some = (share: number) => (n * 7919) % 100 < share
  return {
    'person.age': 22 + (n % 40),
    'person.sex': n % 10 < 7 ? 'female' : 'male',
    'person.disqualified': false,
    'education.diploma': ['college', 'bachelor', 'master'][n % 3]!,
    'education.degree': ['none', 'bachelor', 'master'][n % 3]!,
    'education.major': ['social-work', 'related', 'other'][n % 3]!,
    'practice.years': n % 21,
    'community.years': n % 17,
    ...(some(90) && { 'practice.yearsInProvince': n % 13 }),
    ...(some(95) && {
      'employer.kind': ['self-governing', 'social-organisation', 'public-institution', 'party-government'][n % 4]!,
    }),
    ...(some(97) && { fields: [[], ['community-building'], ['mental-health', 'disability']][n % 3]! }),
    titles: [],
    'certificate.level': ['none', 'assistant', 'intermediate', 'senior'][(n * 31) % 4]!,
    ...((n * 31) % 4 > 1 && { 'certificate.yearsSinceIntermediate': n % 9 }),
    ...(some(30) && { 'certificate.elderCare': ['none', 'junior', 'intermediate', 'senior'][n % 4]! }),
    ...(some(40) && { 'training.elderCareManagement': n % 2 === 0 }),
    'assessment.last': 'qualified',
    'assessment.lastTwo': ['qualified', 'excellent'],
  }
}

/* ── By hand ── */

type Names = (fact: string, code: string) => Words

/** Names of codes and the words of bases, looked up once; everything else of the rules stands in the code below. */
interface Told {
  names: Names
  basis: readonly Words[]
}

const results = {
  met: { zh: '符合', en: 'Met' },
  unmet: { zh: '不符合', en: 'Not met' },
  unknown: { zh: '尚不能判断', en: 'Not known yet' },
}
const line = (outcome: Outcome, zh: string, en: string, basis: Words): ExplainedLine => ({
  depth: 0,
  outcome,
  sentence: { zh: zh + results[outcome].zh, en: en + results[outcome].en },
  basis,
})
const yearsZh = (years: number | undefined) => (years === undefined ? '未知' : `${years} 年`)
const yearsEn = (years: number | undefined) => (years === undefined ? 'not known' : `${years} years`)
const steps = ['none', 'assistant', 'intermediate', 'senior']
const careSteps = ['none', 'junior', 'intermediate', 'senior']
const over = (outcomes: Outcome[]): Outcome =>
  outcomes.includes('unmet') ? 'unmet' : outcomes.includes('unknown') ? 'unknown' : 'met'
const isAtLeast = (years: number | undefined, limit: number): Outcome =>
  years === undefined ? 'unknown' : years >= limit ? 'met' : 'unmet'

const fieldCodes =
  'social-welfare social-assistance charity veterans community-building marriage-family mental-health disability funeral education employment staff-support crime-prevention drug-rehabilitation correction family-development mediation emergency'.split(
    ' ',
  )
const employerCodes = ['self-governing', 'public-institution', 'social-organisation', 'enterprise']

function haiyouByHand({ names, basis }: Told): (facts: Facts) => Answer {
  const listed = (fact: string, codes: readonly string[]): Words => ({
    zh: codes.map((code) => names(fact, code).zh).join('、'),
    en: codes.map((code) => names(fact, code).en).join(', '),
  })
  const [allFields, allEmployers] = [listed('fields', fieldCodes), listed('employer.kind', employerCodes)]
  return (facts) => {
    const fields = facts['fields'] as string[] | undefined
    const kind = facts['employer.kind'] as string | undefined
    const inField = !fields ? 'unknown' : fields.some((one) => fieldCodes.includes(one)) ? 'met' : 'unmet'
    const grassRoots = !kind ? 'unknown' : employerCodes.includes(kind) ? 'met' : 'unmet'
    const ownFields: Words = !fields
      ? { zh: '未知', en: 'not known' }
      : fields.length === 0
        ? { zh: '无', en: 'none' }
        : listed('fields', fields)
    const ownKind: Words = !kind ? { zh: '未知', en: 'not known' } : names('employer.kind', kind)
    const preferred: string[] = []
    if ((facts['practice.years'] as number) >= 5) preferred.push('five-years')
    if (steps.indexOf(facts['certificate.level'] as string) >= 2) preferred.push('intermediate')
    if (careSteps.indexOf(facts['certificate.elderCare'] as string) >= 2) preferred.push('elder-care-certificate')
    if (facts['training.elderCareManagement'] === true) preferred.push('elder-care-training')
    return {
      outcome: over([inField, grassRoots]),
      lines: [
        line(
          inField,
          `社会工作领域：${ownFields.zh}；要求：${allFields.zh}之一。`,
          `Fields of social work: ${ownFields.en}. Required: one of ${allFields.en}. `,
          basis[0]!,
        ),
        line(
          grassRoots,
          `单位性质：${ownKind.zh}；要求：${allEmployers.zh}之一。`,
          `Kind of employer: ${ownKind.en}. Required: one of ${allEmployers.en}. `,
          basis[1]!,
        ),
      ],
      preferred,
      missing: [...(fields ? [] : ['fields']), ...(kind ? [] : ['employer.kind'])],
    }
  }
}

function zhejiangByHand({ names, basis }: Told): (facts: Facts) => Answer {
  return (facts) => {
    const level = facts['certificate.level'] as string
    const held = names('certificate.level', level)
    const wanted = names('certificate.level', 'intermediate')
    const since = facts['certificate.yearsSinceIntermediate'] as number | undefined
    const practice = facts['practice.years'] as number | undefined
    const here = facts['practice.yearsInProvince'] as number | undefined
    const age = facts['person.age'] as number
    const certificate = steps.indexOf(level) >= 2 ? 'met' : 'unmet'
    const [longHeld, practised, inProvince] = [isAtLeast(since, 3), isAtLeast(practice, 5), isAtLeast(here, 3)]
    const young = age < 55 ? 'met' : 'unmet'
    return {
      // Below 55 is only asked "normally": an older one is for somebody to decide.
      outcome: over([certificate, longHeld, practised, inProvince, young === 'unmet' ? 'unknown' : 'met']),
      lines: [
        line(
          certificate,
          `持有证书：${held.zh}；要求：不低于 ${wanted.zh}。`,
          `Certificate held: ${held.en}. Required: at least ${wanted.en}. `,
          basis[0]!,
        ),
        line(
          longHeld,
          `取得社会工作师后的年数：${yearsZh(since)}；要求：不低于 3 年。`,
          `Years since the social worker certificate: ${yearsEn(since)}. Required: at least 3 years. `,
          basis[1]!,
        ),
        line(
          practised,
          `从事社会工作年限：${yearsZh(practice)}；要求：不低于 5 年。`,
          `Years in social work: ${yearsEn(practice)}. Required: at least 5 years. `,
          basis[2]!,
        ),
        line(
          inProvince,
          `在本省从事社会工作年限：${yearsZh(here)}；要求：不低于 3 年。`,
          `Years in social work in this province: ${yearsEn(here)}. Required: at least 3 years. `,
          basis[3]!,
        ),
        line(young, `年龄：${age} 岁；要求：低于 55 岁。`, `Age: ${age} years. Required: below 55 years. `, basis[4]!),
      ],
      preferred: [],
      missing: [
        ...(since === undefined ? ['certificate.yearsSinceIntermediate'] : []),
        ...(practice === undefined ? ['practice.years'] : []),
        ...(here === undefined ? ['practice.yearsInProvince'] : []),
      ],
    }
  }
}

/* ── By the pack ── */

function byPack(packs: Packs, asked: Asked): (facts: Facts) => Answer {
  return (facts) => {
    const { outcome, requirements, preferred, missing } = verdictOn(asked, facts, on)
    return { outcome, lines: requirements.flatMap(({ decided }) => explain(packs, decided)), preferred, missing }
  }
}

/** Everyone's answer, each let go when the next comes: what is timed is the deciding and wording. The lengths keep it from being left out. */
function secondsOf(all: readonly Facts[], answer: (facts: Facts) => Answer): { seconds: number; characters: number } {
  const began = performance.now()
  let characters = 0
  for (const facts of all)
    for (const { sentence } of answer(facts).lines) characters += sentence.zh.length + sentence.en.length
  return { seconds: (performance.now() - began) / 1000, characters }
}

/** Who may enter and why, by the packs and by the same rules written by hand; both must say the same of everyone, word for word. */
export async function eligibility(): Promise<Section> {
  const packs = await loadPacks(packFolder)
  const all = Array.from({ length: dossiers }, (_, n) => factsOf(n))
  const names = namesOf(packs)
  const programmes = [
    { name: 'Haiyou (Jinan)', code: 'haiyou', place: 'jinan', regionCode: '370100000000', byHand: haiyouByHand },
    {
      name: 'Leading workers (Zhejiang)',
      code: 'leading',
      place: 'zhejiang',
      regionCode: '330000000000',
      byHand: zhejiangByHand,
    },
  ]
  const figures: Section['figures'] = []
  for (const { name, code, place, regionCode, byHand } of programmes) {
    const { value } = rulesOf(
      packs,
      {
        place,
        code,
        regionCode: regionCode as RegionCode,
        title: { zh: '', en: '' },
        placeTitle: { zh: '', en: '' },
        here: true,
      },
      on,
    )
    const pack = byPack(packs, value)
    const hand = byHand({ names, basis: pack(all[0]!).lines.map(({ basis }) => basis!) })
    for (const facts of all)
      if (!isDeepStrictEqual(pack(facts), hand(facts)))
        throw new Error(`${name}: ${JSON.stringify(pack(facts))} is not ${JSON.stringify(hand(facts))}`)
    // In turns, the better of each: somebody else's moment on the machine is nobody's fault.
    const times = Array.from({ length: rounds }, () => ({ pack: secondsOf(all, pack), hand: secondsOf(all, hand) }))
    const [packTimes, handTimes] = [times.map((one) => one.pack), times.map((one) => one.hand)]
    const best = (of: { seconds: number }[]) => Math.min(...of.map(({ seconds }) => seconds))
    figures.push(
      {
        name: `${name}: ${dossiers} dossiers decided and explained by the pack`,
        value: round(best(packTimes), 2),
        unit: 's',
        limit: { atMost: 10 },
      },
      { name: `${name}: the same by hand in TypeScript`, value: round(best(handTimes), 2), unit: 's' },
      {
        name: `${name}: times as long as by hand`,
        value: round(best(packTimes) / best(handTimes)),
        unit: '×',
        limit: { atMost: 5 },
      },
      { name: `${name}: characters of explanation`, value: packTimes[0]!.characters, unit: '' },
    )
  }
  return {
    title: 'Who may enter, and why',
    of: `${dossiers.toLocaleString('en')} dossiers, without a database`,
    figures,
    compared: [
      `${dossiers} dossiers of some 18 facts, of some of which one or the other is not known. By the pack: the verdict and every line of its explanation in Chinese and English with its basis, preferences met and facts missing. By hand: the same rules as plain TypeScript that makes the same lines; before anything is timed the two are compared for every dossier, word for word. In turns, ${rounds} rounds, the best of each.`,
      'Facts lie in memory: gathering them from the registry is not in it.',
    ],
  }
}

function namesOf(packs: Packs): Names {
  const known = new Map<string, Words>()
  return (fact, code) => {
    const key = `${fact} ${code}`
    const found = known.get(key) ?? factWords(packs, fact, code)
    known.set(key, found)
    return found
  }
}
