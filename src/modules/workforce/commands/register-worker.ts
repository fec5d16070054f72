import type { Context } from '#kernel/context.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { refuseNow } from '#kernel/refusal.ts'
import { findPersonWithoutFile, registerPerson } from '#modules/identity/public.ts'
import {
  isCounted,
  readGivenBasics,
  readGivenHistory,
  readPlace,
  refuseAt,
} from '#modules/workforce/commands/read-file.ts'
import type * as contract from '#modules/workforce/contract.ts'
import { type Similar, similarWorkers } from '#modules/workforce/queries/similar-workers.ts'
import { registryOf } from '#modules/workforce/rules.ts'
import { saveChanges, saveEducations, saveEmployments, saveTitles, saveWorkers } from '#modules/workforce/store.ts'
import type { Source } from '#modules/workforce/tables.ts'

/** Opens the file of a worker, once: the same number is refused, old or new; a likely duplicate must be looked at first. */
export const registerWorker: Handler<typeof contract.registerWorker> = (context, input) =>
  registerOne(context, input, { source: 'registered', groundId: null })

type Given = Parameters<Handler<typeof contract.registerWorker>>[1]

/** The same for a row of a list; `groundId` is the list's, so that it can be undone. */
export async function registerOne(
  context: Context,
  given: Given,
  { source, groundId }: { source: Source; groundId: string | null },
): Promise<{ personId: string; version: number }> {
  const { house, query, actor, now, today, record } = context
  const known = given.personId ? await findPersonWithoutFile(query, given.personId) : undefined
  if (given.personId && !known) refuseAt('personId', 'has-a-file')
  const place = await readPlace(context, given)
  const basics = readGivenBasics(context, given, place.regionCode, false)
  const history = readGivenHistory(context, given, place.regionCode, basics.bornOn)
  refuseTheSame(
    await similarWorkers(context, {
      ...basics,
      identityNumber: basics.identityNumber ?? null,
      phone: basics.phone ?? null,
      regionCode: place.regionCode,
    }),
    given.notTheSameAs,
  )

  const personId = known?.personId ?? newId<'person'>(now)
  // What an employer enters, the county has still to confirm.
  const confirmed = actor.permissions.has('workforce:confirm') ? { on: today, by: actor.personId } : null
  const saved = await saveWorkers(query, house.vault, [{ personId, place, basics, source, confirmed }], today, now)
  if (saved.length === 0) refuseAt('identityNumber', 'number-already-registered')
  await registerPerson(query, {
    personId,
    name: basics.name,
    regionCode: place.regionCode,
    organisationId: place.organisationId,
  })
  const { outsideYearsCount } = registryOf(house.packs, place.regionCode, today).value
  const same = { personId, place, source, confirmed }
  await saveEmployments(
    query,
    history.employment.map((fact) => ({
      ...same,
      fact,
      isCounted: isCounted(fact, place.regionCode, outsideYearsCount),
    })),
    now,
  )
  await saveEducations(
    query,
    history.education.map((fact) => ({ ...same, fact })),
    now,
  )
  await saveTitles(
    query,
    history.titles.map((fact) => ({ ...same, fact })),
    now,
  )
  await saveChanges(context, [
    {
      personId,
      place,
      about: 'basics',
      act: 'add',
      subjectId: personId,
      ground: groundId ? 'imported' : 'registered',
      groundId,
    },
  ])
  record({
    kind: 'workforce/worker-registered',
    subject: { kind: 'person', id: personId },
    regionCode: place.regionCode,
    day: today,
  })
  return { personId, version: 1 }
}

/** One number is one person. Who is only likely to be one must have been seen and named as another. */
export function refuseTheSame({ known, elsewhere }: Similar, notTheSameAs: readonly string[]): void {
  if (known.some((one) => one.likeness.level === 'certain')) refuseAt('identityNumber', 'number-already-registered')
  if (elsewhere) refuseAt('identityNumber', 'number-registered-elsewhere')
  const unseen = known.filter((one) => one.likeness.level === 'likely' && !notTheSameAs.includes(one.personId))
  if (unseen.length > 0) refuseNow('workforce/possibly-the-same', { count: unseen.length })
}
