// People lent to another organisation.
import { z } from 'zod'
import { Day } from '#kernel/days.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { PageInput, pageOf } from '#kernel/page.ts'
import { changed, Named, note, ShownDay, text, Version } from '#modules/posts/contract-shapes.ts'

export const secondments = endpoint({
  method: 'GET',
  path: '/posts/secondments',
  title: { zh: '借调', en: 'People lent' },
  may: 'posts:read',
  input: PageInput,
  output: pageOf(
    z.object({
      secondmentId: z.uuid(),
      person: Named,
      from: z.string(),
      to: z.string(),
      fromOn: ShownDay,
      untilOn: ShownDay,
      reason: z.string(),
      state: z.enum(['requested', 'approved', 'refused', 'returned']),
      /** Beyond its last day and not returned. */
      overdue: z.boolean(),
      decision: z.string(),
      decidedBy: z.string().nullable(),
      version: z.int(),
    }),
  ),
})

export const requestSecondment = endpoint({
  method: 'POST',
  path: '/posts/secondments',
  title: { zh: '申请借调', en: 'Ask to lend somebody' },
  may: 'posts:appoint',
  input: z.object({ personId: z.uuid(), toOrganisationId: z.uuid(), fromOn: Day, untilOn: Day, reason: text(2, 200) }),
  output: z.object({ secondmentId: z.uuid(), state: z.enum(['requested', 'approved']) }),
})

export const decideSecondment = endpoint({
  method: 'POST',
  path: '/posts/secondments/:secondmentId/decision',
  title: { zh: '审批借调', en: 'Decide whether somebody is lent' },
  may: 'posts:manage',
  input: z.object({
    secondmentId: z.uuid(),
    basedOnVersion: Version,
    approve: z.boolean(),
    decision: note(200),
  }),
  output: changed('secondmentId'),
})

export const returnFromSecondment = endpoint({
  method: 'POST',
  path: '/posts/secondments/:secondmentId/return',
  title: { zh: '登记借调返回', en: 'Record that somebody is back' },
  may: 'posts:appoint',
  input: z.object({ secondmentId: z.uuid(), basedOnVersion: Version, returnedOn: Day }),
  output: changed('secondmentId'),
})
