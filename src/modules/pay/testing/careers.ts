import { fileURLToPath } from 'node:url'
import type { Day } from '#kernel/days.ts'
import type { Facts } from '#kernel/packs/decide.ts'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { type Career, type Choice, gradeOn } from '#modules/pay/domain/grade.ts'
import { payRule } from '#modules/pay/rules.ts'

// Careers of invented people for the tests of schemes, by the packs that come with Yanzhen and by one that nobody has seen.

export const packs = await loadPacks(packFolder)
export const madeUp = await loadPacks(fileURLToPath(new URL('made-up/', import.meta.url)))
export const today = '2026-11-22' as Day

/** Facts as they became known to hold, each from its day on; what was said before goes on holding. */
export type Told = [from: string, facts: Facts][]
export function career(region: string, told: Told, choices: Choice[] = [], from = packs): Career {
  const code = region.padEnd(12, '0') as RegionCode
  let known: Facts = {}
  return {
    timeline: told.map(([day, facts]) => ({ from: day as Day, facts: (known = { ...known, ...facts }) })),
    ruleOn: (day) => payRule(from, code, day),
    choices,
  }
}
export const worker: Facts = {
  'post.kind': 'worker',
  'community.years': 0,
  'education.degree': 'none',
  'certificate.registered': 'none',
  'certificate.appointed': 'none',
  'certificate.level': 'none',
}
/** Where somebody stands: post, level and yuan; or what is missing. */
export function stands(of: Career, on = today): string {
  const grade = gradeOn(of, on)
  if (grade.is === 'known') return `${grade.post} ${grade.level} ${grade.monthlyFen / 100}`
  return grade.is === 'outside' ? 'outside' : `? ${grade.missing.join(' ')}`
}
/** Where a worker of a place stands who has been one since 2015, with these facts besides. */
export const at = (region: string, facts: Facts, on?: string) =>
  stands(career(region, [['2015-01-01', { ...worker, ...facts }]]), on as Day)
