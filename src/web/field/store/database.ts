/** The phone's own database: one IndexedDB, whose rows are an id in plain and a sealed body. */

const name = 'yanzhen-field'
const stores = ['vault', 'facts', 'clients', 'outbox', 'photographs', 'drafts'] as const
export type Store = (typeof stores)[number]

export interface Row {
  id: string
}

/** What one transaction does. */
export interface Change {
  store: Store
  put?: Row[]
  drop?: string[]
  /** Empties the store first. */
  empty?: boolean
}

/** The phone has no room left; what was being saved is still on the screen. */
export class PhoneFullError extends Error {}

let opened: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => {
      for (const store of stores) request.result.createObjectStore(store, { keyPath: 'id' })
    }
    request.onsuccess = () => {
      // Another window signs out: let go, or its deletion would wait for ever.
      request.result.onversionchange = () => {
        request.result.close()
        location.reload()
      }
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
  return opened
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

export const readOne = async <T extends Row>(store: Store, id: string): Promise<T | undefined> =>
  answered((await database()).transaction(store).objectStore(store).get(id))

export const readAll = async <T extends Row>(store: Store): Promise<T[]> =>
  answered((await database()).transaction(store).objectStore(store).getAll())

/** Writes all of the changes or none. */
export async function write(changes: Change[]): Promise<void> {
  const transaction = (await database()).transaction(
    changes.map((change) => change.store),
    'readwrite',
  )
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () =>
      reject(
        transaction.error?.name === 'QuotaExceededError'
          ? new PhoneFullError('full')
          : (transaction.error ?? new Error('aborted')),
      )
  })
  for (const { store, put = [], drop = [], empty } of changes) {
    const rows = transaction.objectStore(store)
    if (empty) rows.clear()
    for (const row of put) rows.put(row)
    for (const id of drop) rows.delete(id)
  }
  return done
}

/** Deletes the whole database. */
export async function destroy(): Promise<void> {
  if (opened) (await opened).close()
  opened = undefined
  await answered(indexedDB.deleteDatabase(name))
}
