/** Of a record of service on paper. */
export const codeLength = 12
