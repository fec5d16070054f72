import pg from 'pg'

/** What pg.Pool needs; `host` is the folder of a Unix socket except on Windows. */
export interface Connection {
  host: string
  port: number
  user: string
  password?: string
  database: string
}

/** Opens one connection of its own; the caller ends it. */
export async function connect(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client(connection)
  await client.connect()
  return client
}

/** What a DATABASE_URL with one host says. */
export function connectionOf(databaseUrl: string): Connection {
  const url = new URL(databaseUrl)
  return {
    host: url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
  }
}
