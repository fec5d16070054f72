import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Certainty, Two } from '#kernel/shapes.ts'

export * from '#modules/selection/contract-entries.ts'
export * from '#modules/selection/contract-pay-runs.ts'
export * from '#modules/selection/contract-delivery.ts'
export * from '#modules/selection/contract-drafts.ts'
export * from '#modules/selection/contract-ranking.ts'
export * from '#modules/selection/contract-rounds.ts'
export * from '#modules/selection/contract-judging.ts'

const Code = z.string().max(60)
const Outcome = z.enum(['met', 'unmet', 'unknown'])
/** Something a rule says, in words, with what it rests on. */
const Said = z.object({ code: z.string(), name: Two, basis: Two, certainty: Certainty })
/** A rule's answer, line by line, as a screen draws it. */
const Line = z.object({ depth: z.number().int(), outcome: Outcome, sentence: Two, basis: Two.optional() })

const Heading = z.object({
  place: z.string(),
  code: z.string(),
  title: Two,
  placeTitle: Two,
  here: z.boolean(),
  subject: z.enum(['person', 'organisation', 'project']),
  places: z.number().int().nullable(),
  everyYears: z.number().int().nullable(),
  termYears: z.number().int().nullable(),
  /** The least sure of what it says. */
  certainty: Certainty,
})

export const programmes = endpoint({
  method: 'GET',
  path: '/selection/programmes',
  title: { zh: '选拔项目', en: 'Selection programmes' },
  may: 'selection:read',
  input: z.object({}),
  output: z.object({ programmes: z.array(Heading) }),
})

const named = { place: Code, code: Code }

export const programme = endpoint({
  method: 'GET',
  path: '/selection/programmes/:place/:code',
  title: { zh: '选拔项目的规则', en: 'The rules of a programme' },
  may: 'selection:read',
  /** From which day the first stage is counted; today where it is left out. */
  input: z.object({ ...named, opensOn: z.iso.date().optional() }),
  output: Heading.extend({
    /** Single figures in words. */
    figures: z.array(Said.extend({ value: Two, note: Two.nullable() })),
    requirements: z.array(Said.extend({ wanted: Two, usually: z.boolean(), note: Two.nullable() })),
    /** Asked besides of whoever was chosen before. */
    renewal: z.array(Said.extend({ wanted: Two, reading: z.enum(['forbids', 'ask']), note: Two.nullable() })),
    preferences: z.array(Said.extend({ wanted: Two, note: Two.nullable() })),
    shares: z.array(Said.extend({ part: z.number(), whole: z.number(), note: Two.nullable() })),
    lists: z.array(z.object({ kind: z.enum(['tracks', 'criteria', 'parts']), items: z.array(Said) })),
    opensOn: z.string(),
    stages: z.array(
      Said.extend({
        does: Two,
        by: Two.nullable(),
        takes: z.object({ unit: z.enum(['workingDays', 'days']), count: z.number().int() }).nullable(),
        from: z.string().nullable(),
        lastOn: z.string().nullable(),
        missingYear: z.number().int().nullable(),
      }),
    ),
    endings: z.array(
      Said.extend({
        title: z.enum(['kept', 'withdrawn', 'never']),
        money: z.enum(['stopped', 'ends']),
        verifiedBy: Two.nullable(),
        approvedBy: Two.nullable(),
      }),
    ),
    version: z.string(),
  }),
})

const rehearsalFilter = {
  ...named,
  regionCode: RegionCode.optional(),
  outcome: Outcome.optional(),
  /** Only those who fail this requirement, or cannot be judged by it. */
  requirement: Code.optional(),
  search: z.string().max(60).optional(),
}

const Counts = z.object({ met: z.number().int(), unmet: z.number().int(), unknown: z.number().int() })

/** The rules tried on the register: who may enter, who may not and by which clause, and what is not known of whom. */
export const rehearse = endpoint({
  method: 'GET',
  path: '/selection/programmes/:place/:code/rehearsal',
  title: { zh: '在名册上试算', en: 'Rehearse on the register' },
  may: 'selection:rehearse',
  readsPersonalData: true,
  input: PageInput.extend(rehearsalFilter),
  output: z.object({
    on: z.string(),
    people: z.number().int(),
    outcomes: Counts,
    requirements: z.array(z.object({ code: z.string(), name: Two, counts: Counts })),
    /** Facts that are not known, with of how many people. */
    missing: z.array(z.object({ fact: z.string(), name: Two, people: z.number().int() })),
    rows: pageOf(
      z.object({
        personId: z.string(),
        name: z.string(),
        organisationName: z.string(),
        outcome: Outcome,
        preferred: z.array(Two),
        lines: z.array(Line),
      }),
    ),
  }),
})

export const exportRehearsal = endpoint({
  method: 'GET',
  path: '/selection/programmes/:place/:code/rehearsal/export',
  title: { zh: '导出试算结果', en: 'Export a rehearsal' },
  may: 'selection:export',
  input: z.object(rehearsalFilter),
  output: z.any(),
  produces: 'file',
})

export * from '#modules/selection/contract-results.ts'
export * from '#modules/selection/contract-titles.ts'
