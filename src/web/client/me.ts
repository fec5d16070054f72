import { createContext, useContext } from 'react'
import type { May, OutputOf } from '#kernel/endpoint.ts'
import type { me } from '#modules/identity/contract.ts'

export type Me = OutputOf<typeof me>

/** Who is signed in; a shell gives it to everything below. */
export const MeContext = createContext<Me | null>(null)

/** Who is signed in. Only for what a shell draws after sign-in. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe is called outside a signed-in shell.')
  return me
}

/** May this person do what needs the permission? Draws; the server decides. */
export const allows = (me: Pick<Me, 'permissions'> | null, may: May): boolean =>
  may === 'public' || (me !== null && (may === 'signed-in' || me.permissions.includes(may)))

/** `useMay()('services:export')`. */
export function useMay(): (may: May) => boolean {
  const me = useContext(MeContext)
  return (may) => allows(me, may)
}
