import type pg from 'pg'
import type { Actor } from '#kernel/actor.ts'
import type { Calendar } from '#kernel/calendar.ts'
import type { Packs } from '#kernel/packs/load.ts'
import type { Vault } from '#kernel/vault/vault.ts'
import type { FileStore } from '#kernel/files.ts'
import type { together } from '#kernel/fact-source.ts'
import type { Follow } from '#kernel/follow.ts'
import type { WhenWorkEnds } from '#kernel/work-ends.ts'
import type { ListPart } from '#kernel/list-part.ts'

/** What the whole server shares, made once at the start and handed down; only the packs and the calendar are ever put in place of others. */
export interface House {
  /** For the transactions of calls. */
  pool: pg.Pool
  /** For sessions, sign-in, the audit chain and jobs: apart, so that a call waiting for one of these can never wait for itself. */
  gatePool: pg.Pool
  vault: Vault
  packs: Packs
  /** Reads the packs again where something was issued since: every decision after that follows them. */
  rereadPacks: () => Promise<void>
  /** Made anew when a day is moved; ask the house each time. */
  calendar: Calendar
  files: FileStore
  /** What all modules together know of people, for rules that ask for facts of modules they do not know. */
  factsOf: ReturnType<typeof together>
  clock: () => Date
  log: (line: Record<string, unknown>) => void
  /** Who holds this session token; null for a stranger or an ended session. Given by the identity module. */
  actorOf: (token: string) => Promise<Actor | null>
  /** Whose session this was, where their last post with this permission has ended not long ago; null for everybody else. */
  leaverOf: (token: string, may: string) => Promise<Actor | null>
  /** Drops what is remembered of an account's sessions, so that a change is felt at the next call. */
  forget: (accountId: string) => void
  /** Writes back when each session was last seen. */
  keepLastSeen: () => Promise<void>
  /** Takes everything that any module keeps of a person along to another place, or into another file. Given by the list of modules. */
  follow: Follow
  /** Ends what any module keeps of somebody’s work. Given by the list of modules. */
  workEnds: WhenWorkEnds
  /** What lists of people say that other modules keep. Given by the list of modules. */
  listParts: readonly ListPart[]
  /** Where nothing else says which region a line of the audit belongs to. */
  rootRegionCode: string
  demonstration: boolean
  /** How browsers reach the house, for what is printed; undefined where nobody has said so. */
  publicOrigin: string | undefined
  /** The people of the demonstration, for its sign-in page; empty in a real installation. */
  cast: CastMember[]
  /** Reads again what the installation is, after its first officer was made. */
  reread: () => Promise<void>
}

export interface CastMember {
  username: string
  password: string
  name: string
  role: { zh: string; en: string }
  shell: 'desk' | 'field'
}
