import { accept, type Decision, refuse } from '#kernel/refusal.ts'

/** The code at the door changes with the time; here is the arithmetic of the time, the server makes the code itself. */

export interface CodeRule {
  codeSeconds: number
  codeTolerance: number
  offlineMinutes: number
}

export const stepOf = (at: Date, codeSeconds: number): number => Math.floor(at.getTime() / 1000 / codeSeconds)

/** When the code on the wall gives way to the next. */
export const stepEnds = (at: Date, codeSeconds: number): Date =>
  new Date((stepOf(at, codeSeconds) + 1) * codeSeconds * 1000)

/**
 * When a code was scanned, by the server's clock. A phone's clock may be days wrong, but the time between its scanning and its sending is not:
 * only that is taken from the phone. Longer than the rule allows, and the code does not count any more.
 */
export function scannedAt(now: Date, phone: { scannedAt: Date; sentAt: Date }, rule: CodeRule): Decision<Date> {
  const waited = phone.sentAt.getTime() - phone.scannedAt.getTime()
  if (waited < 0) return refuse('training/code-time-unclear')
  if (waited > rule.offlineMinutes * 60_000) return refuse('training/code-too-old', { minutes: rule.offlineMinutes })
  return accept(new Date(now.getTime() - waited))
}

/** The steps whose codes are taken at a moment: its own first, then its neighbours. */
export function stepsTaken(at: Date, rule: CodeRule): number[] {
  const own = stepOf(at, rule.codeSeconds)
  return Array.from({ length: rule.codeTolerance * 2 + 1 }, (_, n) => own + (n % 2 === 0 ? -n / 2 : (n + 1) / 2))
}

/** What a camera reads of the picture on the wall: whose code it is, and the digits; undefined of any other picture. */
export function readDoorAddress(text: string): { sessionId: string; code: string } | undefined {
  if (!URL.canParse(text)) return undefined
  const { pathname, searchParams } = new URL(text)
  const [sessionId, code] = [searchParams.get('session') ?? '', searchParams.get('code') ?? '']
  return pathname.endsWith('/check-in') && /^[0-9a-f-]{36}$/.test(sessionId) && /^\d{6}$/.test(code)
    ? { sessionId, code }
    : undefined
}
