import { todayInChina } from '../day.ts'
import { facts, remember } from '../store/facts.ts'

/** A clock that is off by more than this is worth a word. */
const tolerated = 5 * 60_000

/** Compares the phone's clock with the server's; says nothing where no answer comes. */
export async function compareClocks(): Promise<void> {
  const asked = Date.now()
  const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => undefined)
  const said = Date.parse(answer?.headers.get('date') ?? '')
  if (Number.isNaN(said)) return
  const clockAhead = Math.round(said - (asked + Date.now()) / 2)
  if (Math.abs(clockAhead - (facts.get().clockAhead ?? 0)) > 2_000 || facts.get().clockAhead === null)
    await remember({ clockAhead })
}

/** Is the phone's clock so wrong that the worker should know? */
export const isClockWrong = (clockAhead: number | null): boolean => Math.abs(clockAhead ?? 0) > tolerated

/** Today in China, by the server's clock as far as it is known: a phone set to last year must not date a visit. */
export const todayHere = (clockAhead: number | null, now = Date.now()): string =>
  todayInChina(now + (isClockWrong(clockAhead) ? clockAhead! : 0))
