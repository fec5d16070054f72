// The endpoints for those who manage: what is owed, and that sessions took place; never what was said.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { RegionCode } from '#kernel/region.ts'
import { Certainty, CodeShown, Day, Two } from '#kernel/shapes.ts'
import { Code, DebtRow, Kind } from '#modules/supervision/contract-shapes.ts'

const debtFilter = {
  regionCode: RegionCode.optional(),
  organisationId: z.uuid().optional(),
  personId: z.uuid().optional(),
  code: Code.optional(),
  state: z.enum(['overdue', 'soon', 'unsupervised', 'unknown']).optional(),
}

export const supervisionDebt = endpoint({
  method: 'GET',
  path: '/supervision/debt',
  title: { zh: '督导应做与欠做', en: 'Supervision due and owed' },
  may: 'supervision:read',
  input: PageInput.extend(debtFilter),
  output: pageOf(DebtRow),
})

export const exportDebt = endpoint({
  method: 'GET',
  path: '/supervision/debt/export',
  title: { zh: '导出督导应做与欠做', en: 'Export supervision due and owed' },
  may: 'supervision:read',
  input: z.object(debtFilter),
  output: z.any(),
  produces: 'file',
})

const Totals = z.object({
  people: z.number().int(),
  supervised: z.number().int(),
  overdue: z.number().int(),
})

export const supervisionOverview = endpoint({
  method: 'GET',
  path: '/supervision/overview',
  title: { zh: '督导总览', en: 'Supervision of a region at a glance' },
  may: 'supervision:read',
  input: z.object({ regionCode: RegionCode.optional() }),
  output: Totals.extend({
    regionCode: z.string(),
    regionName: z.string(),
    supervisors: z.number().int(),
    overRatio: z.number().int(),
    sessionsThisYear: z.number().int(),
    minutesThisYear: z.number().int(),
    byCode: z.array(CodeShown.extend({ overdue: z.number().int(), people: z.number().int() })),
    parts: z.array(Totals.extend({ regionCode: z.string(), regionName: z.string() })),
    ratio: z.object({ most: z.number().int(), basis: Two.nullable(), certainty: Certainty.nullable() }),
    teams: z.array(
      CodeShown.extend({
        parts: z.array(
          z.object({
            ranks: z.array(z.string()),
            needed: z.number().int(),
            there: z.number().int(),
            short: z.number().int(),
          }),
        ),
      }),
    ),
  }),
})

/* ── That sessions took place ── */

const HeldRow = z.object({
  sessionId: z.string(),
  personId: z.string(),
  personName: z.string(),
  supervisorName: z.string(),
  organisationName: z.string().nullable(),
  regionName: z.string(),
  heldOn: z.string(),
  kind: Kind,
  mode: z.string(),
  minutes: z.number().int(),
  functions: z.array(z.string()),
  signed: z.boolean(),
})

const heldFilter = {
  regionCode: RegionCode.optional(),
  personId: z.uuid().optional(),
  supervisorPersonId: z.uuid().optional(),
  kind: Kind.optional(),
  function: Code.optional(),
  from: Day.optional(),
  until: Day.optional(),
}

/** That it took place, when, how long and what for; never what was said. */
export const heldSessions = endpoint({
  method: 'GET',
  path: '/supervision/sessions',
  title: { zh: '督导开展情况', en: 'Supervision that took place' },
  may: 'supervision:read',
  input: PageInput.extend(heldFilter),
  output: pageOf(HeldRow),
})

export const exportSessions = endpoint({
  method: 'GET',
  path: '/supervision/sessions/export',
  title: { zh: '导出督导开展情况', en: 'Export supervision that took place' },
  may: 'supervision:read',
  input: z.object(heldFilter),
  output: z.any(),
  produces: 'file',
})
