const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Is this a unified social credit code with a right check sign? Basis: GB 32100-2015, 5 and annex A. */
export function isCreditCode(code: string): boolean {
  const values = [...code].map((sign) => signs.indexOf(sign))
  if (values.length !== 18 || values.includes(-1)) return false
  const sum = weights.reduce((total, weight, place) => total + weight * values[place]!, 0)
  return values[17] === (31 - (sum % 31)) % 31
}
