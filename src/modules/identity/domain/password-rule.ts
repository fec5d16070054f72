import type { FieldRefusal } from '#kernel/refusal.ts'

/** What is wrong with a new password, if anything; `minimum` comes from the account-security pack. */
export function wrongWithPassword(password: string, username: string, minimum: number, field: string): FieldRefusal | null {
  if ([...password].length < minimum) return { field, code: 'identity/password-too-short', params: { minimum } }
  const plain = !/[A-Za-z]/.test(password) || !/\d/.test(password) || password.toLowerCase() === username.toLowerCase()
  return plain ? { field, code: 'identity/password-too-plain' } : null
}

export const isPlainUsername = (username: string): boolean => /^[a-z0-9][a-z0-9.-]{2,39}$/.test(username)
