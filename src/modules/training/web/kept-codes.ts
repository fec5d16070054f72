import { call, OfflineError } from '#web/client/call.ts'
import { checkIn, checkOut } from '../contract.ts'

/** Codes that were read without a network, kept on this phone until there is one. They hold no one's data: a session, a code, an hour. */
export interface KeptCode {
  act: 'in' | 'out'
  sessionId: string
  code: string
  scannedAt: string
}

const place = 'yanzhen.training.codes'

export function keptCodes(): KeptCode[] {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '[]') as KeptCode[]
  } catch {
    return []
  }
}

const write = (codes: KeptCode[]) => {
  try {
    localStorage.setItem(place, JSON.stringify(codes))
  } catch {
    // Storage is forbidden here: the code is lost with the page, and the organiser marks by hand.
  }
}

export const keepCode = (code: KeptCode): void => write([...keptCodes(), code])

/** Sends what was kept, the oldest first; what the server refuses is dropped and told. Answers how many arrived. */
export async function sendKept(onRefused: (error: unknown) => void): Promise<number> {
  let sent = 0
  for (let kept = keptCodes(); kept[0]; kept = keptCodes()) {
    try {
      await send(kept[0])
      sent++
    } catch (error) {
      if (error instanceof OfflineError) return sent
      onRefused(error)
    }
    write(keptCodes().slice(1))
  }
  return sent
}

/** Both times are by this phone's clock: the server believes only the time between them. */
export const send = ({ act, ...code }: KeptCode) => {
  const input = { ...code, sentAt: new Date().toISOString() }
  return act === 'in' ? call(checkIn, input).then(() => null) : call(checkOut, input).then(({ minutes }) => minutes)
}
