import { writeQuery } from '#web/kit/address.ts'

interface Place {
  region?: string | undefined
  month?: string | undefined
  indicator?: string | undefined
}

/** The home of a region and month: what a colleague opens who gets the address. */
export const homeTo = (place: Place): string => `/desk/${writeQuery({ ...place })}`

/** Where a figure opens. */
export const figureTo = (indicator: string, of: { region?: string | undefined; from: string; until: string }): string =>
  `/desk/figures/${encodeURIComponent(indicator)}${writeQuery(of)}`

export const monthsTo = (region: string | undefined): string => `/desk/months${writeQuery({ region })}`

export const monthTo = (month: string, region: string | undefined): string =>
  `/desk/months/${month}${writeQuery({ region })}`
