import { addDays, type Day } from '#kernel/days.ts'
import { accept, type Decision, type FieldRefusal, refuse } from '#kernel/refusal.ts'

export interface GivenActivity {
  category: string
  heldOn: Day
  startsAt: string
  endsAt: string
  capacity: number
  insurance: { insurer: string; policyNumber: string; from: Day } | null
}

/** An hour of a day by the clock of China. */
const instantOf = (day: Day, time: string): Date => new Date(`${day}T${time}:00+08:00`)

/** Reads an activity as planned: when it begins and ends, of a category there is, insured by its day. */
export function readActivity(
  given: GivenActivity,
  signed: number,
  categories: readonly { code: string }[],
): Decision<{ startsAt: Date; endsAt: Date }> {
  const mistakes: FieldRefusal[] = []
  if (!categories.some((one) => one.code === given.category))
    mistakes.push({ field: 'category', code: 'volunteers/code-unknown' })
  if (given.insurance && given.insurance.from > given.heldOn)
    mistakes.push({ field: 'insurance.from', code: 'volunteers/insured-too-late' })
  if (given.capacity < signed)
    mistakes.push({ field: 'capacity', code: 'volunteers/capacity-below-signed', params: { signed } })
  if (mistakes.length > 0) return refuse('kernel/invalid-input', { count: mistakes.length }, mistakes)
  // Past midnight: it ends on the next day.
  const endsOn = given.endsAt > given.startsAt ? given.heldOn : addDays(given.heldOn, 1)
  return accept({ startsAt: instantOf(given.heldOn, given.startsAt), endsAt: instantOf(endsOn, given.endsAt) })
}
