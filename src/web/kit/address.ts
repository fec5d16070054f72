import { useCallback } from 'react'
import { useNavigate, useParams, useRouter, useRouterState, useSearch } from '@tanstack/react-router'

/** The query of the page's address, as plain words: what a list shows is in it, so that it can be sent to a colleague. */
export type Query = Record<string, string>

export const readQuery = (text: string): Query => Object.fromEntries(new URLSearchParams(text))

/** Empty values leave the address. */
export function writeQuery(query: Record<string, unknown>): string {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '')
  const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString()
  return text && `?${text}`
}

/** The address's query, and how to change parts of it. A new page of a list is a step one can go back from; typing is not. */
export function useQueryWords(): [
  Query,
  (change: Record<string, string | undefined>, options?: { step?: boolean }) => void,
] {
  const query = useSearch({ strict: false }) as Query
  const navigate = useNavigate()
  const change = useCallback(
    (by: Record<string, string | undefined>, { step = false } = {}) => {
      void navigate({
        to: '.',
        search: ((now: Query) => ({ ...now, ...by })) as never,
        replace: !step,
        resetScroll: false,
      })
    },
    [navigate],
  )
  return [query, change]
}

/** A part of the page's path: `usePathPart('clientId')` on /clients/$clientId. */
export function usePathPart(name: string): string {
  return (useParams({ strict: false }) as Record<string, string | undefined>)[name] ?? ''
}

/**
 * Goes to an address of the desk, written whole: go('/desk/clients'). Plain links need nothing: the desk catches them.
 * `search` is handed to the list there in the step of the browser's history, so that a name never stands in an address.
 */
export function useGo(): (address: string, handed?: { search: string }) => void {
  const router = useRouter()
  return useCallback((address, handed) => router.history.push(address, handed as never), [router])
}

/** The search that was handed over to this page. */
export function useHandedSearch(): string | undefined {
  return useRouterState({ select: (state) => (state.location.state as { search?: string }).search })
}
