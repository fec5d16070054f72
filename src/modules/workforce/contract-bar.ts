// Who may not practise: said by an authority on evidence, until a day or until it is lifted.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Day, text } from '#kernel/shapes.ts'
import { FileDone } from '#modules/workforce/contract-shapes.ts'

const known = { personId: z.uuid(), basedOnVersion: z.number().int() }

export const barWorker = endpoint({
  method: 'POST',
  path: '/people/:personId/bar',
  title: { zh: '登记禁止从业', en: 'Bar a worker from practice' },
  may: 'workforce:manage',
  input: z.object({
    ...known,
    fromOn: Day,
    /** Exclusive; left out, until it is lifted. */
    untilOn: Day.nullable().default(null),
    /** Shown on the page to whoever may read it. */
    reason: text(200).min(2),
    evidenceIds: z.array(z.uuid()).max(20),
  }),
  output: FileDone,
})

export const liftBar = endpoint({
  method: 'POST',
  path: '/people/:personId/bar/lift',
  title: { zh: '解除禁止从业', en: 'Lift the bar of a worker' },
  may: 'workforce:manage',
  input: z.object({ ...known, on: Day, reason: text(200).min(2), evidenceIds: z.array(z.uuid()).max(20) }),
  output: FileDone,
})
