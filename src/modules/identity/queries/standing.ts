import type { OutsideHandler } from '#kernel/http.ts'
import type * as contract from '#modules/identity/contract.ts'
import { standingOf } from '#modules/identity/leavers.ts'

/** Says of the session that comes with the question whether its worker still may; of nobody else anything. */
export const standing: OutsideHandler<typeof contract.standing> = async ({ house, session }, { may, username }) => ({
  standing: await standingOf(house, session, may, username),
})
