import type { Handler } from '#kernel/http.ts'
import { packFolder, readPackFiles } from '#kernel/packs/load.ts'
import { type Packs, resolve } from '#kernel/packs/resolve.ts'
import { validate } from '#kernel/packs/validate.ts'
import { parseDay } from '#kernel/days.ts'
import { careersOf } from '#modules/pay/careers.ts'
import type * as contract from '#modules/pay/contract.ts'
import { factsAsked, type Grade, gradeOn, lacksOnlyPost } from '#modules/pay/domain/grade.ts'
import type { Rule } from '#modules/pay/domain/scheme.ts'
import { sayMissing } from '#modules/pay/domain/words.ts'
import { paidPeople } from '#modules/pay/people.ts'
import { factsIn, postName } from '#modules/pay/queries/say.ts'
import { placeOf } from '#modules/pay/queries/schemes.ts'
import { payRule } from '#modules/pay/rules.ts'

const batch = 1000
/** Rows that are shown; the sums are of everyone. */
const mostShown = 200

/**
 * A scheme that is not yet issued, tried on the people of today: who gains, who loses, what it costs a year. Nothing is kept. The file is
 * checked as a pack is, and what is wrong in it is said with its line.
 */
export const rehearse: Handler<typeof contract.rehearse> = async (
  { query, house, actor, today, about },
  { place, text, on },
) => {
  const pack = placeOf(house.packs, place)
  const nothing = {
    people: 0,
    gain: 0,
    lose: 0,
    same: 0,
    unknown: 0,
    monthlyNowFen: 0,
    monthlyThenFen: 0,
    yearlyFen: 0,
    rows: [],
  }
  const read = await draftPacks(place, text)
  if ('faults' in read) return { ...nothing, faults: read.faults }
  const day = on ? parseDay(on) : today

  const branch = actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : undefined
  const people = (await paidPeople(query, branch ? { branch } : {}, today)).filter((one) =>
    pack.prefixes.some((prefix) => one.regionCode.startsWith(prefix)),
  )
  const facts = factsIn(read.packs)
  const rows: {
    personId: string
    name: string
    now: ReturnType<typeof short>
    then: ReturnType<typeof short>
    gainFen: number
    missing: ReturnType<typeof sayMissing>[]
    known: boolean
  }[] = []
  try {
    for (let at = 0; at < people.length; at += batch) {
      const some = people.slice(at, at + batch)
      const asked = some.flatMap(({ regionCode }) => factsAsked(payRule(read.packs, regionCode, day)))
      const careers = await careersOf(query, house.packs, some, today, asked)
      for (const person of some) {
        const { career } = careers.get(person.personId)!
        const rule = payRule(read.packs, person.regionCode, day)
        const [now, then] = [gradeOn(career, today), gradeOn({ ...career, ruleOn: () => rule }, today)]
        if (isNobodys(now) && isNobodys(then)) continue
        const [from, to] = [short(now, payRule(house.packs, person.regionCode, today)), short(then, rule)]
        rows.push({
          personId: person.personId,
          name: person.name,
          now: from,
          then: to,
          gainFen: from && to ? to.monthlyFen - from.monthlyFen : 0,
          missing: then.is === 'unknown' ? then.missing.map((one) => sayMissing(one, rule, facts)) : [],
          known: from !== null && to !== null,
        })
      }
    }
  } catch (error) {
    // The file is a pack, and still not of the form a pay scheme has: the reader is the author and must be told where.
    const cause = (error as Error).cause as { issues?: { path: PropertyKey[]; message: string }[] } | undefined
    if (!cause?.issues) throw error
    return {
      ...nothing,
      faults: cause.issues.map(({ path, message }) => ({
        line: 1,
        message: {
          zh: `${path.join('.')}：不是薪酬办法可用的写法，请对照其他地方的文件改正`,
          en: `${path.join('.')}: ${message}`,
        },
      })),
    }
  }
  about({ details: { people: rows.length, place } })
  const compared = rows.filter((one) => one.known)
  const sum = (of: 'now' | 'then') => compared.reduce((total, one) => total + (one[of]?.monthlyFen ?? 0), 0)
  const [monthlyNowFen, monthlyThenFen] = [sum('now'), sum('then')]
  return {
    faults: [],
    people: rows.length,
    gain: compared.filter((one) => one.gainFen > 0).length,
    lose: compared.filter((one) => one.gainFen < 0).length,
    same: compared.filter((one) => one.gainFen === 0).length,
    unknown: rows.length - compared.length,
    monthlyNowFen,
    monthlyThenFen,
    yearlyFen: (monthlyThenFen - monthlyNowFen) * 12,
    rows: rows
      .toSorted((a, b) => a.gainFen - b.gainFen)
      .slice(0, mostShown)
      .map(({ known: _known, ...row }) => row),
  }
}

const isNobodys = (grade: Grade): boolean =>
  grade.is === 'outside' || (grade.is === 'unknown' && lacksOnlyPost(grade.missing))

function short(grade: Grade, rule: Rule) {
  return grade.is === 'known'
    ? { post: postName(rule, grade.post), level: grade.level, monthlyFen: grade.monthlyFen }
    : null
}

async function draftPacks(
  place: string,
  text: string,
): Promise<{ packs: Packs } | { faults: { line: number; message: { zh: string; en: string } }[] }> {
  const files = new Map(await readPackFiles(packFolder))
  const file = `${place}/pay.yaml`
  files.set(file, text)
  const { packs, faults } = validate(files)
  const own = faults.filter((one) => one.file === file)
  if (own.length > 0)
    return {
      faults: own.map(({ line, path, zh, en }) => ({
        line,
        message: { zh: `${path ? `${path}：` : ''}${zh}`, en: `${path ? `${path}: ` : ''}${en}` },
      })),
    }
  return { packs: resolve(packs, () => 'draft') }
}
