import { live } from './store/live.ts'

/** A newer shell that waits until the worker lets it in. */
export const newerShell = live<ServiceWorker | null>(null)

/** Keeps the shell on the phone for use offline, and says when a newer one is ready. It never reloads by itself. */
export async function keepShell(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const registration = await navigator.serviceWorker
    .register('/field-worker.js', { scope: '/field/' })
    .catch(() => undefined)
  if (!registration) return
  const tell = (worker: ServiceWorker | null) => {
    // Without a controller this is the first shell, not a newer one.
    if (worker?.state === 'installed' && navigator.serviceWorker.controller) newerShell.set(worker)
  }
  tell(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing
    coming?.addEventListener('statechange', () => tell(coming))
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined)
  })
}

/** Lets the newer shell in. Drafts are kept at every keystroke, so nothing is lost by the reload. */
export function letIn(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  worker.postMessage({ type: 'SKIP_WAITING' })
}
