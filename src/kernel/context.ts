import type { Actor } from '#kernel/actor.ts'
import type { Db, Transaction } from '#kernel/database.ts'
import type { House } from '#kernel/house.ts'
import type { Day } from '#kernel/days.ts'

/** Something that happened, told in the transaction that made it so. Never holds personal data: only ids, codes and days. */
export interface NewEvent {
  kind: `${string}/${string}`
  subject: { kind: string; id: string }
  regionCode?: string
  /** The day it happened, where that is not the day it was written. */
  day?: string
  reason?: string
  data?: Record<string, unknown>
}

/** What the audit should say about this call besides who, when and what. */
export interface About {
  /** Where the kind of line is not plain from the endpoint. */
  kind?: 'sign-out'
  subject?: { kind: string; id: string }
  regionCode?: string
  reason?: string
  details?: Record<string, unknown>
}

/** Everything a handler may use. The clock, the actor and the database are arguments here, never globals. */
export interface Context<Who extends Actor | null = Actor> {
  house: House
  actor: Who
  db: Db
  query: Transaction['query']
  lastly: Transaction['lastly']
  now: Date
  today: Day
  requestId: string
  /** The bytes of an `accepts: 'bytes'` endpoint. */
  body: Buffer | null
  /** The token of the session the call came with; null for a stranger. */
  session: string | null
  /** A short name of the browser, for the list of one's own sessions. */
  device: string
  /** Gives the browser a session, or takes it away. */
  keepSession(token: string | null): void
  record(event: NewEvent): void
  about(about: About): void
}

/** The answer of a `produces: 'file'` endpoint. */
export interface FileReply {
  name: string
  type: string
  body: Buffer | import('node:stream').Readable
  /** Kept by the browser only where the same address always gives the same bytes. */
  mayBeKept?: boolean
}
