import type { ComponentType } from 'react'
import type { May } from '#kernel/endpoint.ts'
import type { Phrase } from './words.ts'

/** A page of the phone under “我的”. A module lists its own in `web/field-pages.ts`; the shell finds them there. They need the network, unless they say otherwise. */
export interface FieldPage {
  /** Below /field/me. */
  path: `/${string}`
  title: Phrase
  may: May
  order: number
  /** The desk's path of what leads here, where it is not /x/mine, /x/me or /people/me#x. */
  answers?: string
  /** Draws without the network too: it keeps what it needs on the phone. */
  worksOffline?: boolean
  load: () => Promise<{ default: ComponentType }>
}

const found = import.meta.glob<{ fieldPages: FieldPage[] }>('../../modules/*/web/field-pages.ts', { eager: true })

/** Every page that modules bring to the phone, in order. */
export const fieldPages: FieldPage[] = Object.values(found)
  .flatMap((module) => module.fieldPages)
  .sort((a, b) => a.order - b.order)
