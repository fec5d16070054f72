import type { OutputOf } from '#kernel/endpoint.ts'
import type { carriedClients } from '#modules/services/contract.ts'
import { readAll, write } from './database.ts'
import { live } from './live.ts'
import { sealed, unsealed } from './vault.ts'
import type { SealedRow } from './vault.ts'

export type Client = OutputOf<typeof carriedClients>['rows'][number]

/** The clients this phone carries, by id. */
export const clients = live<ReadonlyMap<string, Client>>(new Map())

export async function loadClients(): Promise<void> {
  const rows = await readAll<SealedRow>('clients')
  const found = await Promise.all(rows.map((row) => unsealed<Client>('clients', row)))
  clients.set(new Map(found.map((client) => [client.clientId, client])))
}

/** Keeps one page of what changed, and forgets those who left this worker's reach. */
export async function keepClients(changed: Client[], gone: string[]): Promise<void> {
  const rows = await Promise.all(changed.map((client) => sealed('clients', client.clientId, client)))
  await write([{ store: 'clients', put: rows, drop: gone }])
  const next = new Map(clients.get())
  for (const client of changed) next.set(client.clientId, client)
  for (const id of gone) next.delete(id)
  clients.set(next)
}

export const forgetClients = (): void => clients.set(new Map())
