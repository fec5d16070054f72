import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/training/contract.ts'
import { hoursPage } from '#modules/training/queries/hour-rows.ts'

export const hours: Handler<typeof contract.hours> = (context, { size, after, ...filter }) =>
  hoursPage(context, filter, size, after)
