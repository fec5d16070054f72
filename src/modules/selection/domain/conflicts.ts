import { type Day, monthsLater } from '#kernel/days.ts'

/** Why an expert may not judge an entry, as far as our own data show it; what experts declare comes besides. */

const conflictKinds = [
  'same-person',
  'co-applicant',
  'relative',
  'named-in-entry',
  'same-employer',
  'former-employer',
  'same-project',
  'supervisor',
  'supervisee',
  'declared',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

/** A time with somebody, or at some body: an employer, a project, a pair of supervisor and supervisee. */
export interface Spell {
  /** An id where it has one here, or its name. */
  with: string
  name: string
  from: Day | null
  /** Exclusive; null while it lasts. */
  until: Day | null
}

export interface KnownPerson {
  personId: string
  name: string
  employers: Spell[]
  projects: Spell[]
  /** Whom the person supervises, or did. */
  supervises: Spell[]
}

export interface KnownEntry {
  entryId: string
  /** Null where an organisation enters. */
  person: KnownPerson | null
  /** The applicant's own employer, or the organisation that enters. */
  bodies: Spell[]
  /** Names the entry gives: relatives, and people who take part in it. */
  relatives: string[]
  named: string[]
}

export interface Conflict {
  entryId: string
  kind: ConflictKind
  /** The body, project or period it rests on; no names of people. */
  about: string
  from: Day | null
  until: Day | null
}

const plain = (name: string) => name.normalize('NFKC').replaceAll(/[\s·•．.]/gu, '')

/** The employer of some years ago counts no more. */
const lasts = (spell: Spell, since: Day) => spell.until === null || spell.until > since

const meets = (a: Spell, b: Spell) => a.with === b.with || (plain(a.name) !== '' && plain(a.name) === plain(b.name))

/** Two at one project count where their times there touch, or a time is not known. */
const together = (a: Spell, b: Spell) =>
  (a.from === null || b.until === null || a.from < b.until) && (b.from === null || a.until === null || b.from < a.until)

/**
 * Every conflict of an expert with an entry, the gravest first. `years` is how long a shared employer of the past counts; whoever enters the round
 * judges nobody in it.
 */
export function conflictsOf(
  expert: KnownPerson,
  entry: KnownEntry,
  { on, years, entersToo }: { on: Day; years: number; entersToo: boolean },
): Conflict[] {
  const since = monthsLater(on, -Math.round(years * 12))
  const found: Conflict[] = []
  const add = (kind: ConflictKind, about = '', spell?: Pick<Spell, 'from' | 'until'>) =>
    void found.push({ entryId: entry.entryId, kind, about, from: spell?.from ?? null, until: spell?.until ?? null })
  const own = entry.person
  if (own?.personId === expert.personId) {
    add('same-person')
    return found
  }
  if (entersToo) add('co-applicant')
  const name = plain(expert.name)
  if (entry.relatives.some((one) => plain(one) === name)) add('relative')
  if (entry.named.some((one) => plain(one) === name)) add('named-in-entry')

  const theirs = [...entry.bodies, ...(own?.employers ?? [])].filter((one) => lasts(one, since))
  const shared = expert.employers.flatMap((mine) =>
    lasts(mine, since) ? theirs.filter((one) => meets(mine, one)).map((one) => ({ mine, one })) : [],
  )
  const now = shared.find(({ mine, one }) => mine.until === null && one.until === null)
  if (now) add('same-employer', now.mine.name, now.mine)
  else if (shared[0]) add('former-employer', shared[0].mine.name, shared[0].mine.until ? shared[0].mine : shared[0].one)

  const project = expert.projects.find((mine) => own?.projects.some((one) => meets(mine, one) && together(mine, one)))
  if (project) add('same-project', project.name, project)
  const over = own && expert.supervises.find((one) => one.with === own.personId && lasts(one, since))
  if (over) add('supervisor', '', over)
  const under = own?.supervises.find((one) => one.with === expert.personId && lasts(one, since))
  if (under) add('supervisee', '', under)
  return found
}
