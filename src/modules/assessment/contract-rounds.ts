// The scheme of a place, and rounds: opened, looked at, taken on.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Certainty, Day, text, Two } from '#kernel/shapes.ts'
import { Reading, SchemeShown, Stage } from './contract-shapes.ts'

const Year = z.coerce.number().int().min(2000).max(2100)

/** What a round opened today in a region would be held by. */
export const scheme = endpoint({
  method: 'GET',
  path: '/assessment/scheme',
  title: { zh: '考核办法', en: 'The scheme of a region' },
  may: 'assessment:read',
  input: z.object({ regionCode: RegionCode, year: Year }),
  output: SchemeShown.extend({
    /** Null where the officer has to choose. */
    shareReading: Reading.nullable(),
    readingBasis: Two,
    readingCertainty: Certainty,
    people: z.number().int(),
    fault: Two.nullable(),
  }),
})

const RoundRow = z.object({
  roundId: z.string(),
  title: z.string(),
  year: z.number().int(),
  regionCode: z.string(),
  regionName: z.string(),
  stage: Stage,
  people: z.number().int(),
  exempt: z.number().int(),
  openedOn: z.string(),
  sealedOn: z.string().nullable(),
  version: z.number().int(),
})

export const rounds = endpoint({
  method: 'GET',
  path: '/assessment/rounds',
  title: { zh: '年度考核列表', en: 'Rounds of assessment' },
  may: 'assessment:read',
  input: PageInput.extend({ stage: Stage.optional() }),
  output: pageOf(RoundRow),
})

export const openRound = endpoint({
  method: 'POST',
  path: '/assessment/rounds',
  title: { zh: '启动年度考核', en: 'Open a round' },
  may: 'assessment:manage',
  input: z.object({
    regionCode: RegionCode,
    year: Year,
    title: text(100).min(1),
    /** Asked only where the packs leave it open. */
    shareReading: Reading.nullable().default(null),
    selfUntil: Day.nullable().default(null),
    scoreUntil: Day.nullable().default(null),
  }),
  output: z.object({ roundId: z.string(), people: z.number().int() }),
})

const UnitShown = z.object({
  organisationId: z.string(),
  name: z.string(),
  people: z.number().int(),
  exempt: z.number().int(),
  summaries: z.number().int(),
  sheets: z.number().int(),
  handedIn: z.number().int(),
  proposed: z.number().int(),
})

const Spread = z.object({ code: z.string(), name: Two, people: z.number().int(), most: z.number().int().nullable() })

export const round = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId',
  title: { zh: '年度考核', en: 'A round' },
  may: 'assessment:read',
  readsPersonalData: true,
  input: z.object({ roundId: z.uuid() }),
  output: RoundRow.extend({
    scheme: SchemeShown,
    shareReading: Reading,
    openedByName: z.string(),
    selfUntil: z.string().nullable(),
    scoreUntil: z.string().nullable(),
    toldOn: z.string().nullable(),
    appealsUntil: z.string().nullable(),
    sealedByName: z.string().nullable(),
    units: z.array(UnitShown),
    /** Proposed or final grades against the share limits, of the people the reader sees. */
    spread: z.array(Spread),
    appeals: z.object({ made: z.number().int(), answered: z.number().int() }),
    adjustments: z.number().int(),
    /** Why the next stage cannot come yet; null where it can. */
    next: z.object({ to: Stage, blocked: Two.nullable() }).nullable(),
  }),
})

export const advanceRound = endpoint({
  method: 'POST',
  path: '/assessment/rounds/:roundId/stage',
  title: { zh: '推进考核阶段', en: 'Take a round to its next stage' },
  may: 'assessment:manage',
  input: z.object({ roundId: z.uuid(), to: Stage, basedOnVersion: z.number().int() }),
  output: z.object({ stage: Stage, version: z.number().int() }),
})
