/** Masked forms for lists. None needs the vault to be opened: each works from what may stand in clear beside a sealed value. */

/**
 * ******1234 at the length of the whole. Only the last four: the first six are the county and the next eight the birth
 * date, both often on the same screen, so that the customary "first six, last four" would give the number away.
 */
export const maskIdentityNumber = (lastFour: string): string => '*'.repeat(14) + lastFour

/** 138****1234; a land-line keeps its area code: 0577-****4567. Takes the normalised number; the result may be stored beside the sealed one. */
export function maskPhone(normalised: string): string {
  const landline = /^(0\d{2,3})-(\d+)(\d{4})(?:-\d+)?$/.exec(normalised)
  if (landline) return `${landline[1]}-${'*'.repeat(landline[2]!.length)}${landline[3]}`
  if (normalised.length < 11) return '*'.repeat(normalised.length)
  return `${normalised.slice(0, 3)}****${normalised.slice(-4)}`
}

/** 王*: the first character and one star, whatever follows, so that the length of a rare name tells nothing. */
export function maskName(name: string): string {
  const [first, second] = Array.from(name.trim())
  return second === undefined ? '*' : `${first}*`
}

/**
 * The village by its official full name, then stars. The address itself is never cut up: people write it in too many ways for
 * a cut to be safe.
 */
export const maskAddress = (villageFullName: string): string => `${villageFullName}****`
