import type { FieldRefusal } from '#kernel/refusal.ts'
import { accept, refuse } from '#kernel/refusal.ts'
import type { Decision } from '#kernel/refusal.ts'

export type Relation =
  | 'host'
  | 'covers'
  | 'operator'
  | 'employer'
  | 'guiding-authority'
  | 'purchasing-authority'
  | 'supervising-authority'

/** A link as it stands; days are half-open, so one operator ends and the next begins on the same day. */
export interface Link {
  id: string
  relation: Relation
  to: string
  fromOn: string
  untilOn: string | null
}

export interface Organisation {
  id: string
  openedOn: string
  closedOn: string | null
}

export interface Wanted {
  relation: Relation
  /** A region's code or an organisation's id. */
  to: string
  fromOn: string
  /** Of the other organisation; null for a region. */
  toKind: { code: string; mayOperate: boolean; mayEmploy: boolean } | null
}

/** Of these there is one at a time: a new one ends the former. */
export const single: ReadonlySet<Relation> = new Set<Relation>(['host', 'operator', 'employer'])
export const toRegion: ReadonlySet<Relation> = new Set<Relation>(['host', 'covers'])

const watching = ['authority', 'government']
const relationNames: Record<Relation, string> = {
  host: '所在地',
  covers: '服务区域',
  operator: '运营机构',
  employer: '用人单位',
  'guiding-authority': '指导部门',
  'purchasing-authority': '购买方',
  'supervising-authority': '监管部门',
}

const fits: Record<Relation, (kind: NonNullable<Wanted['toKind']>) => boolean> = {
  host: () => true,
  covers: () => true,
  operator: (kind) => kind.mayOperate,
  employer: (kind) => kind.mayEmploy,
  'guiding-authority': (kind) => watching.includes(kind.code),
  'purchasing-authority': (kind) => watching.includes(kind.code),
  'supervising-authority': (kind) => watching.includes(kind.code),
}

/** May this link begin? Answers the link that ends with it, on the same day. `links` are the organisation's own. */
export function decideLink(
  organisation: Organisation,
  links: Link[],
  wanted: Wanted,
): Decision<{ ends: string | null }> {
  const no = (field: string, code: string, params?: FieldRefusal['params']) =>
    refuse('kernel/invalid-input', { count: 1 }, [{ field, code: `organisations/${code}`, ...(params && { params }) }])
  const other = toRegion.has(wanted.relation) ? 'toRegionCode' : 'toOrganisationId'

  if (organisation.closedOn) return refuse('organisations/closed')
  if (wanted.to === organisation.id) return no(other, 'links-to-itself')
  if (wanted.toKind && !fits[wanted.relation](wanted.toKind))
    return no(other, 'may-not-be-that', { relation: relationNames[wanted.relation] })
  if (wanted.fromOn < organisation.openedOn) return no('fromOn', 'before-opening', { openedOn: organisation.openedOn })

  const same = links.filter(
    (link) => link.relation === wanted.relation && (single.has(wanted.relation) || link.to === wanted.to),
  )
  const standing = same.find((link) => link.untilOn === null)
  if (standing?.to === wanted.to) return no(other, 'already-linked')
  const lastDay = same
    .map((link) => link.untilOn ?? link.fromOn)
    .sort()
    .at(-1)
  if (standing && wanted.fromOn <= standing.fromOn) return no('fromOn', 'before-last-link', { fromOn: standing.fromOn })
  if (!standing && lastDay && wanted.fromOn < lastDay) return no('fromOn', 'before-last-link', { fromOn: lastDay })
  return accept({ ends: standing?.id ?? null })
}

/** May this link end on that day? The host never ends by itself: an organisation always stands somewhere. */
export function decideEnd(organisation: Organisation, link: Link, untilOn: string): Decision<null> {
  if (organisation.closedOn) return refuse('organisations/closed')
  if (link.relation === 'host') return refuse('organisations/host-never-ends')
  if (link.untilOn) return refuse('organisations/link-ended')
  if (untilOn < link.fromOn)
    return refuse('kernel/invalid-input', { count: 1 }, [
      { field: 'untilOn', code: 'organisations/before-last-link', params: { fromOn: link.fromOn } },
    ])
  return accept(null)
}
