import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { calendarNow } from '#kernel/calendar-table.ts'
import { gate, inTransaction, openPool } from '#kernel/database.ts'
import { todayIn } from '#kernel/days.ts'
import { together } from '#kernel/fact-source.ts'
import { folderStore } from '#kernel/files.ts'
import type { CastMember, House } from '#kernel/house.ts'
import { newestIssued, packsNow } from '#kernel/packs/issued.ts'
import { openKeys } from '#kernel/vault/keys.ts'
import { openVault } from '#kernel/vault/vault.ts'
import { leaverOf } from '#modules/identity/leavers.ts'
import { loadRoles } from '#modules/identity/load-roles.ts'
import { securityOn } from '#modules/identity/security.ts'
import { Sessions } from '#modules/identity/sessions.ts'
import { everyFactSource, everyFollow, everyWorkEnd, everyListPart, everyPermission } from '#src/modules.ts'

export interface HouseOptions {
  connection: pg.PoolConfig
  dataDir: string
  secretKeyFile: string
  clock: () => Date
  log: House['log']
  cast: CastMember[]
  publicOrigin?: string | undefined
  /** Where something is sealed already, a missing key file is an error and never a new key. */
  sealedDataExists: boolean
}

/** Opens everything the server shares, on a migrated database. `close` lets all of it go. */
export async function openHouse(options: HouseOptions): Promise<{ house: House; close: () => Promise<void> }> {
  // A session has no rights of its own until a transaction takes a role: a forgotten scope sees nothing.
  const own = { ...options.connection, options: `${options.connection.options ?? ''} -c role=yanzhen_app`.trim() }
  const pool = openPool(own)
  const gatePool = openPool({ ...own, max: 6 })
  await loadRoles(gatePool, everyPermission)
  await mkdir(options.dataDir, { recursive: true })
  const installation = await readInstallation(gatePool)
  const vault = openVault(
    openKeys({ path: options.secretKeyFile, algorithm: 'aes-256-gcm', sealedDataExists: options.sealedDataExists }),
  )
  await refuseOtherKeys(gatePool, vault.fingerprint)
  let issued = await newestIssued(gatePool)
  const packsOfNow = () =>
    packsNow(gatePool, ({ file, line, en }) => options.log({ level: 'error', at: 'packs', file, line, said: en }))
  const house: House = {
    pool,
    gatePool,
    vault,
    packs: await packsOfNow(),
    rereadPacks: async () => {
      const newest = await newestIssued(gatePool)
      if (newest === issued) return
      house.packs = await packsOfNow()
      issued = newest
    },
    calendar: await calendarNow(gatePool),
    files: folderStore(join(options.dataDir, 'files')),
    factsOf: together(everyFactSource, () => house.packs),
    clock: options.clock,
    log: options.log,
    actorOf: async (token) => sessions.actorOf(token),
    leaverOf: (token, may) => leaverOf(house, token, may),
    forget: (accountId) => sessions.forget(accountId),
    keepLastSeen: () => sessions.flushAll(),
    follow: async (transaction, move) => {
      for (const one of everyFollow) await one(transaction, move)
    },
    workEnds: async (transaction, end) => {
      for (const one of everyWorkEnd) await one(transaction, end)
    },
    listParts: everyListPart,
    get rootRegionCode() {
      return installation.rootRegionCode
    },
    get demonstration() {
      return installation.demonstration
    },
    cast: options.cast,
    publicOrigin: options.publicOrigin,
    reread: async () => void Object.assign(installation, await readInstallation(gatePool)),
  }
  const sessions = new Sessions(
    gatePool,
    options.clock,
    () => securityOn(house, todayIn(options.clock())).idleMinutes * 60,
  )
  return {
    house,
    close: async () => {
      await sessions.flushAll()
      await Promise.all([pool.end(), gatePool.end()])
    },
  }
}

/** Another server, or this one after a restore, with another key file would seal what the rest cannot open. */
async function refuseOtherKeys(gatePool: pg.Pool, fingerprint: string): Promise<void> {
  const [kept] = await inTransaction(gatePool, gate, async ({ query }) => {
    await query('insert into kernel.vault_fingerprint (fingerprint) values ($1) on conflict do nothing', [fingerprint])
    return query<{ fingerprint: string }>('select fingerprint from kernel.vault_fingerprint')
  })
  if (kept!.fingerprint === fingerprint) return
  throw new Error(
    '密钥文件与数据库不符：库中数据由另一把密钥加密。请用随数据库一起备份的密钥文件。 · The key file does not belong to this database; use the one backed up with it.',
  )
}

async function readInstallation(gatePool: pg.Pool): Promise<{ rootRegionCode: string; demonstration: boolean }> {
  return inTransaction(gatePool, gate, async ({ query }) => {
    const [row] = await query<{ root_region_code: string; demonstration: boolean }>(
      'select root_region_code, demonstration from kernel.installation',
    )
    return { rootRegionCode: row?.root_region_code ?? '100000000000', demonstration: row?.demonstration ?? false }
  })
}
