// How much each worker carries.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { RegionCode } from '#kernel/region.ts'
import { BasisShown, LoadStanding, Named, RiskClass, ShownDay, Taker, Two } from '#modules/posts/contract-shapes.ts'

const WorkerLoad = z.object({
  personId: z.uuid(),
  name: z.string(),
  station: Named,
  clients: z.int(),
  high: z.int(),
  priority: z.int(),
  general: z.int(),
  openCases: z.int(),
  /** Visits due within the forecast, those overdue among them. */
  due: z.int(),
  overdue: z.int(),
  load: z.number(),
  standing: LoadStanding,
  /** At the end of the forecast. */
  ahead: z.number(),
  aheadStanding: LoadStanding,
  /** The day on which the main post ends, where that is within the forecast. */
  leavesOn: ShownDay.nullable(),
  /** Approved leave that stands or begins within the forecast. */
  leave: z.object({ fromOn: ShownDay, untilOn: ShownDay }).nullable(),
})

const CaseloadFilter = z.object({ regionCode: RegionCode.optional(), organisationId: z.uuid().optional() })

export const caseload = endpoint({
  method: 'GET',
  path: '/posts/caseload',
  title: { zh: '个人服务量', en: 'Caseload' },
  may: 'posts:read',
  input: CaseloadFilter,
  output: z.object({
    norm: z.number(),
    forecastDays: z.int(),
    ...BasisShown,
    note: Two.nullable(),
    weights: z.array(z.object({ name: Two, weight: z.number() })),
    /** The heaviest first. */
    workers: z.array(WorkerLoad),
    /** There are more stations than one answer draws. */
    cut: z.boolean(),
  }),
})

export const exportCaseload = endpoint({
  method: 'GET',
  path: '/posts/caseload/export',
  title: { zh: '导出个人服务量', en: 'Export the caseload' },
  may: 'posts:read',
  input: CaseloadFilter,
  output: z.unknown(),
  produces: 'file',
})

export const workerCaseload = endpoint({
  method: 'GET',
  path: '/posts/caseload/:personId',
  title: { zh: '某人的服务量明细', en: 'The caseload of one worker' },
  may: 'posts:read',
  input: z.object({ personId: z.uuid() }),
  output: z.object({
    worker: WorkerLoad,
    norm: z.number(),
    clients: z.array(
      z.object({
        clientId: z.uuid(),
        name: z.string(),
        riskClass: RiskClass,
        regionName: z.string(),
        travel: z.enum(['same-village', 'same-town', 'other-town']),
        openCase: z.boolean(),
        isNew: z.boolean(),
        dueOn: ShownDay.nullable(),
        weight: z.number(),
        /** Proposed where the worker carries too much: somebody of the same station with less. */
        suggested: z.uuid().nullable(),
      }),
    ),
    colleagues: z.array(Taker),
  }),
  readsPersonalData: true,
})

export const moveClients = endpoint({
  method: 'POST',
  path: '/posts/caseload/:personId/moves',
  title: { zh: '调整负责社工', en: 'Give clients to colleagues' },
  may: 'posts:hand-over',
  input: z.object({
    personId: z.uuid(),
    moves: z
      .array(z.object({ clientId: z.uuid(), toPersonId: z.uuid() }))
      .min(1)
      .max(500),
  }),
  output: z.object({ clients: z.int(), cases: z.int() }),
})
