import { call, newKey } from '#web/client/call.ts'
import { changeClient, client } from '../contract.ts'

/** The household of a client; where they have none yet, one is made with them as its first member. */
export async function householdOf(clientId: string): Promise<string> {
  const file = await call(client, { clientId })
  if (file.householdId) return file.householdId
  const householdId = newKey()
  await call(changeClient, { clientId, basedOnVersion: file.version, householdId })
  return householdId
}
