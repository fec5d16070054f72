import { randomFillSync } from 'node:crypto'

/** A UUID of version 7: sorts by the time it was made, so that new rows lie together in every index. */
export type Id<Of extends string> = string & { readonly __of: Of }

// Chance is fetched from the system for a few hundred ids at once: each fetching is a system call.
const chance = Buffer.alloc(4096)
let used = chance.length

/** Makes an id. The clock is an argument, as everywhere; PostgreSQL 15 has no uuidv7() of its own. */
export function newId<Of extends string>(at: Date): Id<Of> {
  if (used === chance.length) {
    randomFillSync(chance)
    used = 0
  }
  const random = chance.subarray(used, (used += 16))
  random.writeUIntBE(at.getTime(), 0, 6)
  random[6] = (random[6]! & 0x0f) | 0x70
  random[8] = (random[8]! & 0x3f) | 0x80
  const hex = random.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Of>
}
