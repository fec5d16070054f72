import pg from 'pg'

/** What pg.Pool needs; `host` is the folder of a Unix socket except on Windows. */
export interface Connection {
  host: string
  port: number
  user: string
  password?: string
  database: string
}

/** Opens one connection of its own; the caller ends it. Its loss fails the next query, and does not stop Node. */
export async function connect(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
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

/** The server was not there yet, or went away: worth another try. */
export function wasCutOff(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  // Starting, replaying its log or shutting down (57P01, 57P03); no socket, nobody behind it, or hung up.
  const passing = ['57P01', '57P03', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']
  return passing.includes(code) || message.startsWith('Connection terminated')
}
