// What the phone of somebody who has left could not hand in as records.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Named, note, ShownDay } from '#modules/posts/contract-shapes.ts'

const Unsent = {
  /** Whom and what it is about, as the worker read it. */
  about: note(200),
  method: z.enum(['visit', 'case', 'group', 'community']),
  minutes: z.int().nullable(),
  note: note(20000),
  /** Why the rules did not take it; empty for what was not finished. */
  why: note(1000),
  /** Pictures that were taken for it, and went with the phone. */
  photographs: z.int().min(0).max(100),
}

export const leaveBehind = endpoint({
  method: 'POST',
  path: '/posts/left-behind',
  title: { zh: '离岗交回未登记的记录', en: 'Leave behind what was not recorded' },
  may: 'services:record',
  afterLeaving: true,
  input: z.object({ id: z.uuid(), heldOn: Day.nullable(), ...Unsent }),
  output: z.object({ done: z.literal(true) }),
})

export const leftBehind = endpoint({
  method: 'GET',
  path: '/posts/left-behind',
  title: { zh: '离岗人员未登记的记录', en: 'What people who left had not recorded' },
  may: 'posts:hand-over',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        person: Named,
        receivedAt: z.iso.datetime(),
        heldOn: ShownDay.nullable(),
        ...Unsent,
      }),
    ),
  }),
  readsPersonalData: true,
})

export const settleLeftBehind = endpoint({
  method: 'POST',
  path: '/posts/left-behind/:id/settlement',
  title: { zh: '处理离岗人员未登记的记录', en: 'Settle what somebody left behind' },
  may: 'posts:hand-over',
  input: z.object({ id: z.uuid() }),
  output: z.object({ done: z.literal(true) }),
})
