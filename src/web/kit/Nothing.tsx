import type { ReactNode } from 'react'
import { Geese } from './Geese.tsx'

/** An empty place that says what to do first. */
export function Nothing({ title, say, act }: { title: string; say?: ReactNode; act?: ReactNode }) {
  return (
    <div className="nothing">
      <Geese size={40} />
      <h3>{title}</h3>
      {say && <p>{say}</p>}
      {act}
    </div>
  )
}
