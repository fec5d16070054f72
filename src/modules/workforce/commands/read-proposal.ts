import type { Selectable } from 'kysely'
import type { z } from 'zod'
import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { readGivenBasics, readGivenHistory } from '#modules/workforce/commands/read-file.ts'
import type { propose } from '#modules/workforce/contract-corrections.ts'
import type { BasicsInput } from '#modules/workforce/contract-shapes.ts'
import { changesBetween } from '#modules/workforce/domain/proposal.ts'
import type { ReadBasics } from '#modules/workforce/domain/worker-file.ts'
import { type FactKind, factOf, lockFact } from '#modules/workforce/facts.ts'
import type { WorkforceTables } from '#modules/workforce/tables.ts'

export type WorkerRow = Selectable<WorkforceTables['workforce.worker']>
export type Values = Record<string, unknown>
type Basics = z.output<typeof BasicsInput>

/** What a proposal says, read by the rules: which row, what it was, what it is to be. */
export interface ReadProposal {
  subjectId: string | null
  before: Values | null
  after: Values | null
}

/** The basics of a file as a form gives them; the number and the phone opened, for they may be what changes. */
export function basicsOf({ vault }: Context['house'], file: WorkerRow): Basics {
  const open = (column: string, sealed: Buffer | null) =>
    sealed && vault.open({ table: 'workforce.worker', column, rowId: file.person_id }, sealed)
  return {
    name: file.name,
    sex: file.sex,
    bornOn: file.born_on,
    identityNumber: open('identity_number', file.identity_number_sealed),
    noNumberReason: file.no_number_reason,
    phone: open('phone', file.phone_sealed),
    ethnicity: file.ethnicity,
    politicalStatus: file.political_status,
    system: file.system,
    kind: file.kind,
    fullTime: file.full_time,
    fields: file.fields,
    specialties: file.specialties,
  }
}

/** The whole basics after a change, by the rules of the place; what is not given stays. */
export function basicsAfter(
  context: Pick<Context, 'house' | 'today'>,
  file: WorkerRow,
  changed: Partial<Basics>,
): ReadBasics {
  const former = basicsOf(context.house, file)
  const wanted = { ...former, ...changed }
  // A new number brings its own birthday and sex, unless these are given too.
  const renumbered = changed.identityNumber !== undefined && changed.identityNumber !== former.identityNumber
  if (renumbered && changed.identityNumber)
    Object.assign(wanted, { bornOn: changed.bornOn ?? null, sex: changed.sex ?? 'unknown', noNumberReason: null })
  return readGivenBasics(context, wanted, file.region_code as RegionCode, false)
}

/** Reads what is proposed; leaves with a refusal where it changes nothing, or says what cannot be. */
export async function readProposal(
  context: Context,
  file: WorkerRow,
  given: z.output<typeof propose.input>,
): Promise<ReadProposal> {
  const { about, act } = given
  if (about === 'basics') {
    if (act !== 'change' || !given.basics) return refuseNow('workforce/proposal-incomplete')
    const former = basicsOf(context.house, file)
    const after = basicsAfter(context, file, withoutUndefined(given.basics))
    const changed = changesBetween({ ...former }, { ...after }).map(({ field }) => field)
    if (changed.length === 0) refuseNow('workforce/nothing-changes')
    return { subjectId: file.person_id, before: pick({ ...former }, changed), after: pick({ ...after }, changed) }
  }
  const row =
    act === 'add'
      ? undefined
      : given.subjectId
        ? await lockFact(context.query, about, given.subjectId, file.person_id)
        : undefined
  if (act !== 'add' && !row) return refuseNow('workforce/subject-not-found')
  const before = row ? ({ ...factOf(about, row) } as Values) : null
  if (act === 'remove') return { subjectId: row!.id, before, after: null }
  const after = readFact(context, about, file, given)
  if (before && changesBetween(before, after).length === 0) refuseNow('workforce/nothing-changes')
  return { subjectId: row?.id ?? null, before, after }
}

type Facts = Pick<z.output<typeof propose.input>, FactKind>

/** One fact by its rule; the fields of a mistake are those of the form. */
function readFact(
  context: Pick<Context, 'house' | 'today'>,
  about: FactKind,
  file: Pick<WorkerRow, 'region_code' | 'born_on'>,
  given: Facts,
): Values {
  const { employment, education, title, project } = given
  if (!given[about]) return refuseNow('workforce/proposal-incomplete')
  const history = readGivenHistory(
    context,
    {
      employment: about === 'employment' ? [employment!] : [],
      education: about === 'education' ? [education!] : [],
      titles: about === 'title' ? [title!] : [],
      projects: about === 'project' ? [project!] : [],
    },
    file.region_code as RegionCode,
    file.born_on as Day | null,
  )
  return { ...(history.employment[0] ?? history.education[0] ?? history.titles[0] ?? history.projects[0]) }
}

const pick = (from: Values, fields: readonly string[]): Values =>
  Object.fromEntries(fields.map((field) => [field, from[field] ?? null]))
const withoutUndefined = <T extends object>(given: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never
