import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/services/contract.ts'
import { clientPage } from '#modules/services/queries/client-rows.ts'

/** Open files within reach, those to be met soonest first. */
export const clients: Handler<typeof contract.clients> = (context, { size, after, ...filter }) =>
  clientPage(context, filter, size, after)
