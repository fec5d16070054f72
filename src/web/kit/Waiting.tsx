import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Problem } from './Problem.tsx'
import { Skeleton } from './Skeleton.tsx'

interface Given<Answer> {
  for: UseQueryResult<Answer, Error>
  lines?: number
  children: (answer: Answer) => ReactNode
}

/** Draws an answer once it is there: its shape before, and what went wrong with a way to try again where it does not come. */
export function Waiting<Answer>({ for: asked, lines, children }: Given<Answer>) {
  if (asked.data !== undefined) return children(asked.data)
  if (asked.error) return <Problem of={asked.error} again={() => void asked.refetch()} />
  return <Skeleton {...(lines && { lines })} />
}
