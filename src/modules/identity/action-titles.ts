import type { Endpoint } from '#kernel/endpoint.ts'
import { actionOf } from '#kernel/traces.ts'

const titles = new Map<string, { zh: string; en: string }>()

/** Filled by app.ts from every module's contract, so that the audit speaks of acts by the same words as the screens. */
export function keepActionTitles(endpoints: Endpoint[]): void {
  for (const endpoint of endpoints) titles.set(actionOf(endpoint), endpoint.title)
}

export const titleOfAction = (action: string): { zh: string; en: string } =>
  titles.get(action) ?? { zh: action, en: action }
