import { useEffect, useRef, useSyncExternalStore } from 'react'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

interface Toast {
  id: number
  say: string
  bad: boolean
  undo: (() => void) | undefined
}

const shownFor = 10_000
const listeners = new Set<() => void>()
let toasts: Toast[] = []
let next = 1

/** Says what was done, with a way back where there is one. It stays ten seconds, or until Esc. */
export function toast(say: string, { undo, bad = false }: { undo?: () => void; bad?: boolean } = {}): void {
  const id = next++
  show([...toasts, { id, say, bad, undo }].slice(-3))
  setTimeout(() => drop(id), shownFor)
}

const drop = (id: number): void => show(toasts.filter((one) => one.id !== id))

function show(now: Toast[]): void {
  toasts = now
  for (const listener of listeners) listener()
}

/** Where toasts appear; a shell draws it once. A screen reader hears each as it comes. */
export function Toasts() {
  const t = useWord(kitWords)
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && show([])
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Raised above an open dialog each time something new is said; an older browser shows it below.
    const raised = place.current
    if (shown.length === 0 || !raised?.showPopover) return
    raised.popover = 'manual'
    raised.showPopover()
    return () => raised.hidePopover()
  }, [shown])
  return (
    <div ref={place} className="toasts" role="status" aria-live="polite">
      {shown.map((one) => (
        <div key={one.id} className={one.bad ? 'toast bad' : 'toast'}>
          <span>{one.say}</span>
          {one.undo && (
            <button type="button" onClick={() => (one.undo?.(), drop(one.id))}>
              {t('undo')}
            </button>
          )}
        </div>
      ))}
    </div>
  )
}
