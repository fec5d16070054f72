import type { Handler } from '#kernel/http.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { peoplePage } from '#modules/workforce/queries/people-rows.ts'

/** The register within reach. */
export const people: Handler<typeof contract.people> = (context, { size, after, ...filter }) =>
  peoplePage(context, filter, size, after)
