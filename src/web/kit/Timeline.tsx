import type { ReactNode } from 'react'

export interface Moment {
  key: string
  /** Already worded: a day or an instant. */
  when: string
  what: ReactNode
  who?: string | null
  detail?: ReactNode
}

/** What happened, the latest first. */
export function Timeline({ moments, name }: { moments: Moment[]; name: string }) {
  return (
    <ol className="timeline" aria-label={name}>
      {moments.map((moment) => (
        <li key={moment.key}>
          <span className="when small">
            {moment.when}
            {moment.who && ` · ${moment.who}`}
          </span>
          <div>{moment.what}</div>
          {moment.detail && <div className="soft">{moment.detail}</div>}
        </li>
      ))}
    </ol>
  )
}
