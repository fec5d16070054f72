import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/services/contract.ts'
import { recordPage } from '#modules/services/queries/record-rows.ts'

/** Service records within reach, newest first. */
export const records: Handler<typeof contract.records> = (context, { size, after, ...filter }) =>
  recordPage(context, filter, size, after)
