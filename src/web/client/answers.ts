import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import { OfflineError, ProblemError, call, newKey } from './call.ts'

/** One store of answers for a shell. A refusal is an answer and is not asked again; a lost network is, twice. */
export const answersStore = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => !(error instanceof ProblemError && error.problem.status < 500) && failures < 2,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })

/** What names an answer in the store: the path of its endpoint and what was asked. */
export const answerKey = (endpoint: Endpoint, input?: unknown) =>
  input === undefined ? [endpoint.method + endpoint.path] : [endpoint.method + endpoint.path, input]

export interface AnswerOptions {
  /** Ask only when true; for an input that is not complete yet. */
  when?: boolean
  /** Ask again every so many milliseconds. */
  every?: number
  /** Show the last answer while the next one (another page, another filter) is on its way. */
  keepLast?: boolean
}

/** Reads an endpoint and keeps the answer fresh. */
export function useAnswer<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  { when = true, every, keepLast = false }: AnswerOptions = {},
): UseQueryResult<OutputOf<E>, Error> {
  return useQuery<OutputOf<E>, Error>({
    queryKey: answerKey(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    enabled: when,
    ...(every && { refetchInterval: every }),
    ...(keepLast && { placeholderData: (last: OutputOf<E> | undefined) => last as never }),
  })
}

export type Acting<E extends Endpoint> = UseMutationResult<OutputOf<E>, Error, InputOf<E>>

/**
 * Does an act. The same input after a lost network goes out under the same key, so that it counts once. When it is done every
 * answer on the screen is asked again: after a write nobody needs to know which lists it touched.
 */
export function useAct<E extends Endpoint>(endpoint: E): Acting<E> {
  const store = useQueryClient()
  const pending = useRef<{ input: string; key: string } | undefined>(undefined)
  return useMutation<OutputOf<E>, Error, InputOf<E>>({
    mutationFn: async (input) => {
      const written = JSON.stringify(input)
      if (pending.current?.input !== written) pending.current = { input: written, key: newKey() }
      try {
        const answer = await call(endpoint, input, { key: pending.current.key })
        pending.current = undefined
        return answer
      } catch (error) {
        if (!(error instanceof OfflineError)) pending.current = undefined
        throw error
      }
    },
    onSuccess: () => store.invalidateQueries(),
  })
}
