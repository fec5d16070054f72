import type { FieldRefusal } from '#kernel/refusal.ts'

/** What the account-security pack asks of a password: so many characters, of so many kinds. */
export interface PasswordRule {
  passwordLength: number
  passwordKinds: number
}

const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/]

/** What is wrong with a new password, if anything. */
export function wrongWithPassword(
  password: string,
  username: string,
  rule: PasswordRule,
  field: string,
): FieldRefusal | null {
  if ([...password].length < rule.passwordLength)
    return { field, code: 'identity/password-too-short', params: { minimum: rule.passwordLength } }
  if (password.toLowerCase() === username.toLowerCase()) return { field, code: 'identity/password-is-username' }
  const found = kinds.filter((kind) => kind.test(password)).length
  return found < rule.passwordKinds
    ? { field, code: 'identity/password-too-plain', params: { kinds: rule.passwordKinds } }
    : null
}

export const isPlainUsername = (username: string): boolean => /^[a-z0-9][a-z0-9.-]{2,39}$/.test(username)
