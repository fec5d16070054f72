/**
 * The phone's own database: one IndexedDB, whose rows are an id in plain and a sealed body. Who takes over a phone on which somebody has not sent
 * everything gets a database of their own beside it: nothing is moved, so nothing is lost on the way.
 */

const first = 'yanzhen-field'
/** Says which one is in use; where nothing is said it is the first. */
const inUse = 'yanzhen.field.database'
let chosen: string | undefined
const nameNow = (): string => (chosen ??= localStorage.getItem(inUse) ?? first)
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

/** While the phone goes from one database to another nothing is opened: it would bring back the one that just went. */
let turning: Promise<void> = Promise.resolve()

async function database(): Promise<IDBDatabase> {
  await turning
  return (opened ??= connect(nameNow()))
}

const connect = (name: string): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
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

/** Deletes the whole database, and no other; goes on with another one or with a new one. */
export const destroy = (to: string | null = null): Promise<void> =>
  turn(async () => {
    await answered(indexedDB.deleteDatabase(nameNow()))
    await use(to)
  })

/** Goes on with another database, or with a new one; this one stays as it is. */
export const turnTo = (name: string | null): Promise<void> => turn(() => use(name))

function turn(work: () => Promise<void>): Promise<void> {
  const turned = turning.then(async () => {
    if (opened) (await opened).close()
    opened = undefined
    await work()
  })
  turning = turned.catch(() => undefined)
  return turned
}

async function use(name: string | null): Promise<void> {
  const taken = (await allDatabases()) ?? []
  chosen = name ?? (taken.includes(first) ? `${first}-${crypto.randomUUID()}` : first)
  if (chosen === first) localStorage.removeItem(inUse)
  else localStorage.setItem(inUse, chosen)
}

/** The databases of others who carried this phone; undefined where the browser cannot say, and they could not be found again. */
export async function otherDatabases(): Promise<string[] | undefined> {
  await turning
  return (await allDatabases())?.filter((name) => name !== nameNow())
}

/** What lies in a store of a database that is not in use. */
export async function readAllOf<T extends Row>(name: string, store: Store): Promise<T[]> {
  const other = await connect(name)
  try {
    return await answered<T[]>(other.transaction(store).objectStore(store).getAll())
  } finally {
    other.close()
  }
}

async function allDatabases(): Promise<string[] | undefined> {
  // Not every browser that is still about lists them.
  if (!('databases' in indexedDB)) return undefined
  return (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(first) ? name : []))
}

/** Another window of this phone changed hands: what is open here is no longer whose session it is. */
export const followHands = (): void =>
  addEventListener('storage', ({ key }) => {
    if (key === inUse) location.reload()
  })
