import type { Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'

/**
 * Where an actor's rights reach. A jurisdiction is one of three kinds, each a database role of its own,
 * so that every row policy is one indexed condition and never an OR of three.
 */
export type Jurisdiction =
  | { kind: 'region'; regionCode: RegionCode }
  /** An organisation with what it runs: a station itself, or the stations an agency operates today. */
  | { kind: 'organisation'; organisationId: string; stationIds: string[]; regionCodes: RegionCode[] }
  | { kind: 'own' }

/** Who acts, under which post, with which rights. */
export interface Actor {
  accountId: string
  sessionId: string
  /** The person behind the account; a worker's own rows carry this id. */
  personId: string
  name: string
  grantId: string
  role: string
  permissions: ReadonlySet<string>
  jurisdiction: Jurisdiction
  /** The organisation in whose name the person acts (a station, an agency, an authority). */
  organisationId: string | null
  /** The region of that organisation: where the person's screens open. */
  homeRegionCode: RegionCode
  language: 'zh' | 'en'
  /** The last day of the post of somebody who has left and only hands in what they did until then; see `Endpoint.afterLeaving`. */
  leftOn?: Day
}
