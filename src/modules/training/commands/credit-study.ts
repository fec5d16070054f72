import { parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { type FieldRefusal, refuseNow } from '#kernel/refusal.ts'
import type * as contract from '#modules/training/contract.ts'
import { holding } from '#modules/training/domain/ledger.ts'
import { educationOf, trainingOf, versionOf } from '#modules/training/rules.ts'
import { keepTrainees, linesOf, postHours, traineesByIds } from '#modules/training/store.ts'
import { training } from '#modules/training/tables.ts'

/** One study is one however it is typed: blanks, full width and capitals do not make another. */
const studyKey = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Credits what was learned elsewhere: a degree once by the pack's hours, its passed courses, or training with a pass certificate. */
export const creditStudy: Handler<typeof contract.creditStudy> = async (
  context,
  { personId, source, title, category, hours, ...input },
) => {
  const { db, house, query, today, record } = context
  const person = (await traineesByIds(query, [personId])).get(personId)
  if (!person) return refuseNow('kernel/not-found')
  const earnedOn = parseDay(input.earnedOn)
  const [rule, education] = [
    trainingOf(house.packs, person.regionCode, today),
    educationOf(house.packs, person.regionCode, today),
  ]
  const worth = source === 'degree' ? education.value.degreeHours : hours
  const wrong: FieldRefusal[] = []
  const no = (field: string, code: string) => wrong.push({ field, code })
  if (earnedOn > today) no('earnedOn', 'training/day-in-future')
  if (!rule.value.categories.some(({ code }) => code === category)) no('category', 'training/code-unknown')
  if (worth === null) no('hours', 'training/hours-missing')
  if (source !== 'outside-training' && !input.study) no('study', 'training/study-missing')
  if (wrong.length > 0 || worth === null) return refuseNow('kernel/invalid-input', { count: wrong.length }, wrong)

  await keepTrainees(query, [person])
  // Two officers with the same diploma in hand: the second waits here and then finds it counted.
  await training(db)
    .selectFrom('training.trainee')
    .select('person_id')
    .where('person_id', '=', personId)
    .forUpdate()
    .execute()
  const study = input.study && source !== 'outside-training' ? studyKey(input.study) : null
  const lines = holding((await linesOf(query, [personId])).get(personId) ?? [])
  if (source === 'degree' && lines.some((line) => line.source === 'degree' && line.study === study))
    refuseNow('training/degree-counted-already')
  const minutes = Math.round(worth * rule.value.classHourMinutes)
  const [id] = await postHours(context, [
    { person, earnedOn, minutes, category, source, title, study, packVersion: versionOf(rule, education) },
  ])
  record({
    kind: 'training/study-credited',
    subject: { kind: 'hours', id: id! },
    regionCode: person.regionCode,
    day: earnedOn,
    data: { source, minutes },
  })
  return { hoursId: id!, minutes }
}
