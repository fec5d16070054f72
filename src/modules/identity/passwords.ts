import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

// 19 MiB and two passes: the first of the settings that OWASP gives for argon2id, and what a small server can bear.
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

// A name that nobody has costs as much time as one that somebody has.
const nobody = hash('nobody has this password', cost)

export async function isPassword(known: string | null, password: string): Promise<boolean> {
  const right = await verify(known ?? (await nobody), password)
  return right && known !== null
}

// Without 0/O, 1/l/I: a first password is read out over the telephone.
const letters = 'abcdefghjkmnpqrstuvwxyz'
const digits = '23456789'
const pick = (from: string, count: number) => Array.from({ length: count }, () => from[randomInt(from.length)]).join('')

export const firstPassword = (): string => `${pick(letters, 4)}-${pick(digits, 4)}-${pick(letters, 4)}`
