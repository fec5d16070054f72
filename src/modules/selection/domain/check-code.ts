/** Of a certificate, or the receipt of an objection: sixteen, so that nobody guesses one of 7·10²³. */
export const codeLength = 16
