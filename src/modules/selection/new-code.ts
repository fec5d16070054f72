import { randomInt } from 'node:crypto'
import { alphabet, codeLength } from '#modules/selection/domain/check-code.ts'

/** A code that nobody guesses: of a certificate, or the receipt of an objection. */
export const newCode = (): string =>
  Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join('')
