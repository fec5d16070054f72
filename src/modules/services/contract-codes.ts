// The code lists the forms need; all from packs, with the clause behind each.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { CodeShown, Two } from '#kernel/shapes.ts'

export const Method = z.enum(['visit', 'case', 'group', 'community'])
export const Outcome = z.enum(['met', 'refused', 'not-met', 'lost-contact'])
export const Mode = z.enum(['home', 'phone', 'online', 'station', 'outdoors'])
export const RiskClass = z.enum(['high', 'priority', 'general'])

export const codeLists = endpoint({
  method: 'GET',
  path: '/services/code-lists',
  title: { zh: '服务目录与代码表', en: 'The service catalogue and code lists' },
  may: 'services:read-code-lists',
  input: z.object({}),
  output: z.object({
    packVersion: z.string(),
    services: z.array(CodeShown.extend({ methods: z.array(Method), modes: z.array(Mode) })),
    categories: z.array(CodeShown.extend({ priority: z.boolean() })),
    outcomes: z.array(CodeShown.extend({ next: Two })),
    limits: z.object({
      noteLength: z.number().int(),
      minutes: z.number().int(),
      backDays: z.number().int(),
      photographs: z.number().int(),
      photographBytes: z.number().int(),
    }),
  }),
})
