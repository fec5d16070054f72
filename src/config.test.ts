import assert from 'node:assert/strict'
import { resolve } from 'node:path'
import { test } from 'node:test'
import { readConfig } from '#src/config.ts'

test('an operator who sets nothing gets port 3000, ./data and the embedded database', () => {
  assert.deepEqual(readConfig({}, []), {
    host: '0.0.0.0',
    port: 3000,
    dataDir: resolve('data'),
    databaseUrl: undefined,
    databaseUrls: [],
    empty: false,
    secretKeyFile: resolve('data/keys/vault.json'),
    publicOrigin: undefined,
    trustProxy: false,
  })
})

test('an operator with a cluster names its hosts in one address', () => {
  const config = readConfig({ DATABASE_URL: 'postgres://yz:p,w@a:5432,b:5433/yanzhen?sslmode=require' }, ['--empty'])
  assert.deepEqual(config.databaseUrls, [
    'postgres://yz:p,w@a:5432/yanzhen?sslmode=require',
    'postgres://yz:p,w@b:5433/yanzhen?sslmode=require',
  ])
  assert.equal(config.empty, true)
})

test('an operator behind a proxy says how browsers reach the server', () => {
  const config = readConfig({ PUBLIC_ORIGIN: 'https://yz.example.cn/', TRUST_PROXY: '10.0.0.0/8' }, [])
  assert.deepEqual([config.publicOrigin, config.trustProxy], ['https://yz.example.cn', '10.0.0.0/8'])
})

for (const [name, value] of [
  ['PORT', '三千'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://x/y'],
  ['PUBLIC_ORIGIN', 'yz.example.cn'],
] as const) {
  test(`an operator who sets ${name}=${value} is told in a sentence what it must be`, () => {
    assert.throws(() => readConfig({ [name]: value }, []), new RegExp(`^Error: ${name}.* must `))
  })
}

test('nobody can change a setting while the server runs', () => {
  assert.throws(() => Object.assign(readConfig({}, []), { port: 1 }), TypeError)
})
