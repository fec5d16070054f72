import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { hasAccount, openAccountOutside } from '#modules/identity/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { getVolunteer } from '#modules/volunteers/store.ts'

/** The role that reads and does one's own volunteering. */
const role = 'volunteer'

export const openVolunteerAccount: Handler<typeof contract.openVolunteerAccount> = async (
  context,
  { volunteerId, username },
) => {
  const row = await getVolunteer(context, volunteerId)
  if (row.state === 'left') refuseNow('volunteers/left-already')
  if (await hasAccount(context.query, row.person_id)) refuseNow('volunteers/has-account')
  const { firstPassword } = await openAccountOutside(
    context,
    { username, name: row.name, role, regionCode: row.region_code as RegionCode },
    row.person_id,
  )
  return { firstPassword }
}
