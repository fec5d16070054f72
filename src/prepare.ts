import type pg from 'pg'
import type { CastMember, House } from '#kernel/house.ts'
import type { Config } from '#src/config.ts'

/** What stands ready before the house is opened, for a demonstration (demo/) or a real installation (below). */
export interface Preparing {
  owner: pg.Pool
  connection: pg.PoolConfig
  config: Readonly<Config>
  log: House['log']
}

export interface Prepared {
  cast: CastMember[]
  /** Something is sealed in the database, so the key file must be there. */
  sealedDataExists: boolean
  /** Goes on behind the running server; what it did not finish it finishes at the next start. */
  afterwards?: () => Promise<void>
}
