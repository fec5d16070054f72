import { Component } from 'react'
import type { ReactNode } from 'react'
import { OfflineError, ProblemError } from '#web/client/call.ts'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

/** Keeps a fault of one page on that page, with the number an administrator can look up, and never a stack trace. */
export class ErrorBoundary extends Component<{ children: ReactNode; at?: string }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }
  static getDerivedStateFromError = (error: unknown) => ({ error })
  override componentDidUpdate(before: { at?: string }) {
    if (before.at !== this.props.at && this.state.error !== undefined) this.setState({ error: undefined })
  }
  override render() {
    return this.state.error === undefined ? this.props.children : <Fault of={this.state.error} />
  }
}

/** The page of a fault. */
export function Fault({ of }: { of: unknown }) {
  const t = useWord(kitWords)
  // A page's chunk that is gone means a newer build is there.
  const stale = of instanceof TypeError && /import|module/i.test(of.message)
  const number = of instanceof ProblemError ? of.problem.requestId : undefined
  return (
    <div className="panel bad" role="alert">
      <h2>{t(of instanceof OfflineError ? 'offline.title' : 'fault.title')}</h2>
      <p>
        {of instanceof ProblemError ? of.problem.title : t(stale ? 'fault.stale' : 'fault.say')}
        {number && <span className="soft"> {t('request-id', { id: number })}</span>}
      </p>
      <button type="button" className="button main" onClick={() => location.reload()}>
        {t('fault.reload')}
      </button>
    </div>
  )
}
