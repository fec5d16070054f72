import { Month, addMonths } from '#kernel/days.ts'

export const spans = ['month', 'year', 'twelve-months'] as const
export type Span = (typeof spans)[number]

/** First and last month, both counted. */
export interface Period {
  from: Month
  until: Month
}

/** A month as an address gives it; undefined for anything else, since people cut addresses short. */
export const readMonth = (text: string | undefined): Month | undefined => Month.safeParse(text).data

/** The months of a span that ends with the given one. */
export function periodOf(span: Span, until: Month): Period {
  if (span === 'year') return { from: `${until.slice(0, 4)}-01` as Month, until }
  return { from: span === 'month' ? until : addMonths(until, -11), until }
}

/** Which span a period is; undefined for one of another length. January alone is a month. */
export const spanOf = ({ from, until }: Period): Span | undefined =>
  spans.find((span) => periodOf(span, until).from === from)
