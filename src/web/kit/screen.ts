import type { ComponentType } from 'react'
import type { May } from '#kernel/endpoint.ts'
import type { Phrase } from './words.ts'

/** The six groups of the desk's left side, in their order. */
export const navGroups = ['today', 'services', 'people', 'organisations', 'reports', 'administration'] as const
export type NavGroup = (typeof navGroups)[number]

/** What the many pages about people are about; each part folds away by itself. */
export const peopleParts = ['registry', 'certificates', 'learning', 'posts', 'pay', 'growth', 'volunteers'] as const
export type PeoplePart = (typeof peopleParts)[number]

type NavPlace = { group: Exclude<NavGroup, 'people'> } | { group: 'people'; part: PeoplePart }

/** One screen of the desk. A module lists its own in `web/screens.ts`; the desk finds them there. */
export interface Screen {
  /** Below /desk; a part that varies is written `$id` and read with `usePathPart('id')`. */
  path: `/${string}`
  title: Phrase
  /** Who may open it; it is neither shown in the navigation nor loaded for others. */
  may: May
  nav?: NavPlace & { order: number; icon: ComponentType }
  /** The page's own chunk; its default export is the component. */
  load: () => Promise<{ default: ComponentType }>
}
