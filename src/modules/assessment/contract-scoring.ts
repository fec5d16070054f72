// Who scores whom, and the sheets.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { text } from '#kernel/shapes.ts'
import { ItemShown, Kind, Named, Stage } from './contract-shapes.ts'

export const nameScorers = endpoint({
  method: 'POST',
  path: '/assessment/rounds/:roundId/scorers',
  title: { zh: '安排评分人', en: 'Name who scores a unit' },
  may: 'assessment:propose',
  input: z.object({
    roundId: z.uuid(),
    organisationId: z.uuid(),
    managerIds: z.array(z.uuid()).max(20),
    /** Colleagues who score each other; nobody scores themselves. */
    peerIds: z.array(z.uuid()).max(200),
    /** Who enters what residents answered. */
    residentsBy: z.uuid().nullable(),
  }),
  output: z.object({ sheets: z.number().int() }),
})

export const scorers = endpoint({
  method: 'GET',
  path: '/assessment/rounds/:roundId/scorers',
  title: { zh: '评分人安排', en: 'Who scores a unit' },
  may: 'assessment:propose',
  readsPersonalData: true,
  input: z.object({ roundId: z.uuid(), organisationId: z.uuid() }),
  output: z.object({
    unitName: z.string(),
    staff: z.array(z.object({ personId: z.string(), name: z.string(), assessed: z.boolean() })),
    managerIds: z.array(z.string()),
    peerIds: z.array(z.string()),
    residentsBy: z.string().nullable(),
    /** Sheets that are begun stay whoever is taken off the list. */
    begun: z.number().int(),
    stage: Stage,
  }),
})

const Sheet = z.object({
  sheetId: z.string(),
  kind: Kind,
  personId: z.string(),
  name: z.string(),
  organisationName: z.string(),
  points: z.record(z.string(), z.number().int()),
  comment: z.string(),
  respondents: z.number().int().nullable(),
  keptAt: z.string().nullable(),
  handedInAt: z.string().nullable(),
  version: z.number().int(),
})

/** The sheets that are the reader's own to fill in; nobody's else. */
export const mySheets = endpoint({
  method: 'GET',
  path: '/assessment/sheets',
  title: { zh: '待我评分', en: 'My score sheets' },
  may: 'assessment:score',
  readsPersonalData: true,
  input: z.object({}),
  output: z.object({
    rounds: z.array(
      z.object({
        roundId: z.string(),
        title: z.string(),
        stage: Stage,
        scoreUntil: z.string().nullable(),
        items: z.array(ItemShown),
        groups: z.array(Named),
        sheets: z.array(Sheet),
      }),
    ),
  }),
})

export const keepSheet = endpoint({
  method: 'PUT',
  path: '/assessment/sheets/:sheetId',
  title: { zh: '评分', en: 'Keep or hand in a score sheet' },
  may: 'assessment:score',
  input: z.object({
    sheetId: z.uuid(),
    points: z.record(z.string().max(60), z.number().int().min(0).max(100)),
    comment: text(1000).default(''),
    respondents: z.number().int().min(1).max(1_000_000).nullable().default(null),
    handIn: z.boolean(),
    basedOnVersion: z.number().int(),
  }),
  output: z.object({ version: z.number().int(), keptAt: z.string(), handedIn: z.boolean() }),
})
