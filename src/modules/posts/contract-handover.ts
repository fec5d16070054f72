// Everything somebody carries goes to others.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { Carried, Code, Named, note, RiskClass, ShownDay, Taker, Two } from '#modules/posts/contract-shapes.ts'

const ThingKind = z.enum(['client', 'case', 'group', 'household'])

const Thing = z.object({
  kind: ThingKind,
  id: z.uuid(),
  /** The client's name, or the group's title. */
  name: z.string(),
  clientId: z.uuid().nullable(),
  stationId: z.uuid(),
  regionName: z.string(),
  riskClass: RiskClass.nullable(),
  openCase: z.boolean(),
  dueOn: ShownDay.nullable(),
  /** Who could take it, by load and way. */
  suggested: z.uuid().nullable(),
})

export const whatSomebodyCarries = endpoint({
  method: 'GET',
  path: '/posts/handovers/preview',
  title: { zh: '查看某人承担的全部工作', en: 'Everything somebody carries' },
  may: 'posts:hand-over',
  input: z.object({ personId: z.uuid() }),
  output: z.object({
    person: Named,
    things: z.array(Thing),
    candidates: z.array(Taker),
    /** Roles that end with it; those that a higher office must end are `left`. */
    grants: z.array(z.object({ role: z.string(), name: Two, mayEnd: z.boolean() })),
    posts: z.array(z.object({ incumbencyId: z.uuid(), title: z.string(), organisationName: z.string() })),
    norm: z.number(),
  }),
  readsPersonalData: true,
})

export const handOverWork = endpoint({
  method: 'POST',
  path: '/posts/handovers',
  title: { zh: '办理工作移交', en: 'Hand everything over' },
  may: 'posts:hand-over',
  input: z.object({
    personId: z.uuid(),
    reason: z.enum(['left', 'long-leave']),
    leftOn: Day,
    untilOn: Day.nullable().default(null),
    /** Why a post ends; for who leaves. */
    endReason: Code.nullable().default(null),
    /** Takes all that is not said otherwise. */
    toPersonId: z.uuid().nullable().default(null),
    others: z
      .array(z.object({ kind: ThingKind, id: z.uuid(), toPersonId: z.uuid() }))
      .max(5000)
      .default([]),
    note: note(500),
  }),
  output: z.object({
    handoverId: z.uuid(),
    moved: z.object(Carried),
    grantsEnded: z.int(),
    grantsLeft: z.int(),
    postsEnded: z.int(),
  }),
})

export const undoHandover = endpoint({
  method: 'POST',
  path: '/posts/handovers/:handoverId/undo',
  title: { zh: '撤销工作移交', en: 'Take a handover back' },
  may: 'posts:hand-over',
  input: z.object({ handoverId: z.uuid() }),
  output: z.object({ back: z.int(), elsewhere: z.int() }),
})

export const handovers = endpoint({
  method: 'GET',
  path: '/posts/handovers',
  title: { zh: '移交记录', en: 'Handovers' },
  may: 'posts:hand-over',
  input: PageInput,
  output: pageOf(
    z.object({
      handoverId: z.uuid(),
      person: Named,
      organisationName: z.string(),
      reason: z.enum(['left', 'long-leave']),
      leftOn: ShownDay,
      untilOn: ShownDay.nullable(),
      ...Carried,
      takers: z.array(z.string()),
      doneBy: z.string(),
      doneAt: z.iso.datetime(),
      undone: z.boolean(),
      mayUndo: z.boolean(),
    }),
  ),
})

export const ownerless = endpoint({
  method: 'GET',
  path: '/posts/ownerless',
  title: { zh: '无人负责的工作', en: 'What nobody carries' },
  may: 'posts:hand-over',
  input: z.object({}),
  output: z.object({
    rows: z.array(z.object({ person: Named, stationName: z.string(), ...Carried })),
  }),
})
