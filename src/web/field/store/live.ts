import { useSyncExternalStore } from 'react'

/** A value that screens follow. What lies sealed in the phone's database is mirrored here while the worker is in. */
export interface Live<T> {
  get: () => T
  set: (next: T) => void
  follow: (listener: () => void) => () => void
}

export function live<T>(first: T): Live<T> {
  const listeners = new Set<() => void>()
  let now = first
  return {
    get: () => now,
    set: (next) => {
      now = next
      for (const listener of listeners) listener()
    },
    follow: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export const useLive = <T>(value: Live<T>): T => useSyncExternalStore(value.follow, value.get)
