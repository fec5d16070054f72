import { join, resolve } from 'node:path'

/** What an installation may set, all of it; read once, at the start. */
export interface Config {
  /** HOST: the address to listen on. */
  host: string
  /** PORT. */
  port: number
  /** DATA_DIR: everything that must be kept lies here. Absolute. */
  dataDir: string
  /** DATABASE_URL: a PostgreSQL server, 15 or newer; without it the embedded one runs under DATA_DIR. */
  databaseUrl: string | undefined
  /** The same, one URL a host, where DATABASE_URL names several hosts; empty for the embedded one. */
  databaseUrls: readonly string[]
  /** `--empty`: a real installation, without the demonstration. */
  empty: boolean
  /** SECRET_KEY_FILE: the vault's key, kept outside the database. Absolute. */
  secretKeyFile: string
  /** PUBLIC_ORIGIN: how browsers reach us, such as https://yanzhen.example.gov.cn. */
  publicOrigin: string | undefined
  /** TRUST_PROXY: `true`, or the addresses of the proxies before us, whose X-Forwarded-For is believed. */
  trustProxy: boolean | string
}

/**
 * The only reader of process.env in the product.
 * Throws a sentence for the operator when a setting cannot be understood.
 */
export function readConfig(
  env: Record<string, string | undefined> = process.env,
  argv: readonly string[] = process.argv.slice(2),
): Readonly<Config> {
  const dataDir = resolve(env.DATA_DIR || 'data')
  const databaseUrl = env.DATABASE_URL || undefined
  return Object.freeze({
    host: env.HOST || '0.0.0.0',
    port: readPort(env.PORT || '3000'),
    dataDir,
    databaseUrl,
    databaseUrls: Object.freeze(databaseUrl ? oneUrlPerHost(databaseUrl) : []),
    empty: argv.includes('--empty'),
    secretKeyFile: resolve(env.SECRET_KEY_FILE || join(dataDir, 'keys', 'vault.json')),
    publicOrigin: readOrigin(env.PUBLIC_ORIGIN || undefined),
    trustProxy: readTrust(env.TRUST_PROXY || 'false'),
  })
}

function readPort(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new Error(`PORT is “${text}”; it must be a number from 0 to 65535.`)
}

// node-postgres knows no URL with several hosts, so each becomes a URL of its own and they are tried in turn.
function oneUrlPerHost(url: string): string[] {
  const parts = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]+)(.*)$/.exec(url)
  if (!parts) throw new Error('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  const [, before, hosts, after] = parts as unknown as [string, string, string, string]
  return hosts.split(',').map((host) => before + host + after)
}

function readOrigin(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).origin
  throw new Error(`PUBLIC_ORIGIN is “${text}”; it must look like https://yanzhen.example.gov.cn.`)
}

const readTrust = (text: string): boolean | string => (text === 'true' || text === 'false' ? text === 'true' : text)
