import { parse } from 'yaml'
import { type Day, parseDay } from '#kernel/days.ts'
import { type Case, CasesFile } from '#kernel/packs/format.ts'
import type { Packs } from '#kernel/packs/load.ts'
import { requirement } from '#kernel/packs/explain.ts'
import type { Words } from '#kernel/packs/format.ts'
import { sidesOf, unnoticed } from '#modules/selection/case-coverage.ts'
import type { Solve } from '#modules/selection/choose-list.ts'
import type { RoundRules } from '#modules/selection/kept.ts'
import { type Line, playProgrammeCase, programmeOn } from '#modules/selection/programme-cases.ts'
import type { ProgrammeName } from '#modules/selection/rules.ts'
import { solving } from '#modules/selection/solver.ts'

/** The cases of a rule that is being written: played as they are, and which side of which condition has none. */

export interface Played {
  cases: { name: string; lines: Line[] }[]
  /** Conditions of entry that no case shows somebody to meet, or not to meet. */
  lacking: { code: string; name: Words; wanted: Words; side: 'met' | 'unmet' }[]
}

/** The cases of a file that is in its form. */
export const casesIn = (text: string): Case[] => (text.trim() === '' ? [] : CasesFile.parse(parse(text)))

const noSolver: Solve = () => Promise.reject(new Error('only lists of somebody chosen are solved'))

export async function playDraft(packs: Packs, name: ProgrammeName, cases: Case[], today: Day): Promise<Played> {
  const rules = programmeOn(packs, name, today)!
  const rulesOn = (on: Day): RoundRules | undefined => (on === today ? rules : fittingOn(packs, name, on))
  const all = async (solve: Solve): Promise<Played> => {
    const played: Played['cases'] = []
    const passing: Case[] = []
    for (const one of cases) {
      const lines = await playProgrammeCase(rulesOn, one, solve)
      played.push({ name: one.name, lines })
      // A case that fails says nothing about the rule.
      if (lines.every(({ passed }) => passed)) passing.push(one)
    }
    const open = await unnoticed(rulesOn, sidesOf(rules), passing, solve)
    const lacking = open.map(({ about, how }) => {
      const code = about.slice('requirements.'.length)
      const of = rules.requirements.find((one) => one.code === code)!
      const side = how === 'looser' ? ('unmet' as const) : ('met' as const)
      return { code, name: of.name, wanted: requirement(packs, of.when), side }
    })
    return { cases: played, lacking }
  }
  return cases.some(({ tries }) => tries.some(({ of }) => of === 'list')) ? solving(all) : all(noSolver)
}

/** On another day a rule may stand in a form that is none yet: then nothing holds on it. */
function fittingOn(packs: Packs, name: ProgrammeName, on: Day): RoundRules | undefined {
  try {
    return programmeOn(packs, name, parseDay(on))
  } catch {
    return undefined
  }
}
