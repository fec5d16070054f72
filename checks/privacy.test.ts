import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { z } from 'zod'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { postgresSettings } from '#kernel/postgres/settings.ts'
import { actionOf } from '#kernel/traces.ts'
import * as identity from '#modules/identity/contract.ts'
import * as services from '#modules/services/contract.ts'
import { keyOf } from '#modules/services/photograph-place.ts'
import * as volunteers from '#modules/volunteers/contract.ts'
import { everyEndpoint } from '#src/modules.ts'
import { signInAs, testServer } from '#demo/test-server.ts'
import type { Caller } from '#demo/test-server.ts'
import { cast, organisations, password, personId, regions } from '#demo/test-world.ts'
import { picture } from './rights-rows.ts'

// A day is played with known persons, mistakes and faults in it; then every trace of it is searched for what was known.

const known: Record<string, string> = {
  name: '欧阳听雨',
  number: '330304194101019517',
  phone: '13805779135',
  address: '雪山路一百零八弄五号',
  note: '老人说夜里常常睡不着',
  problem: '独居而且行动不便',
  password,
  'wrong password': 'Perhaps-it-was-this-1',
  'password typed as a name': 'my-own-secret-2026',
  'a worker’s name': cast.worker.name,
  'a volunteer’s name': '司徒望月',
  'a volunteer’s number': '330304195006079524',
  'a volunteer’s phone': '13805779246',
  'a volunteer’s objection': '签到表上明明有我的签名',
}
/** Where each may stand in clear, scoped and audited; what is not here stands nowhere. */
const homes: Record<string, string[]> = {
  name: ['services.client'],
  note: ['services.service_record', 'services.record_revision'],
  problem: ['services.case_file'],
  'a worker’s name': ['identity.person', 'workforce.worker'],
  'a volunteer’s name': ['identity.person', 'volunteers.volunteer'],
  'a volunteer’s objection': ['volunteers.objection'],
}

const server = await testServer({ after })
const owner = new pg.Pool({ ...server.database.connection, max: 1 })
// A dropped database says goodbye to whoever is connected.
owner.on('error', () => {})
const problems: string[] = []
const photographId = '00000000-0000-7000-8000-000000009001'

before(async () => {
  const worker = await server.as('worker')
  const officer = await server.as('officer')
  const client: InputOf<typeof services.registerClient> = {
    name: known.name!,
    sex: 'male',
    bornOn: null,
    identityNumber: known.number!,
    noNumberReason: null,
    phone: known.phone!,
    address: known.address!,
    regionCode: regions.village,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder-alone'],
    stationId: organisations.station,
    workerId: personId('worker'),
  }
  const visit: Omit<InputOf<typeof services.recordService>, 'clientId'> = {
    method: 'visit',
    heldOn: '2026-03-16',
    startedAt: null,
    minutes: 20,
    serviceCodes: ['policy-advice'],
    mode: 'home',
    outcome: 'met',
    note: known.note!,
  }

  const { clientId } = await worker.get(services.registerClient, client)
  await no(worker, services.registerClient, client)
  await no(worker, services.registerClient, {
    ...client,
    name: known.number!.repeat(3),
    identityNumber: `${known.number}9`,
    phone: `${known.phone}9`,
    bornOn: known.name!,
  })
  await no(worker, services.findClientByNumber, { number: known.name! })
  await worker.call(services.sendPhotograph, { photographId }, { body: picture, type: 'image/png' })
  const { recordId } = await worker.get(services.recordService, { ...visit, clientId, photographIds: [photographId] })
  await worker.get(services.correctRecord, {
    ...visit,
    clientId,
    recordId,
    note: `${known.note}。`,
    basedOnVersion: 1,
    reason: '补充',
  })
  await no(worker, services.recordService, {
    ...visit,
    clientId,
    heldOn: known.phone!,
    minutes: 99999,
    note: known.note!.repeat(2000),
  })
  await worker.get(services.openCase, { clientId, openedOn: '2026-03-16', problem: known.problem! })
  await worker.get(services.reveal, { clientId, field: 'identityNumber', reason: '办理补贴' })
  await worker.get(services.clients, { search: known.name! })
  await no(await server.as('stranger'), services.client, { clientId })
  const { firstPassword } = await officer.get(identity.openAccount, {
    username: 'newcomer',
    name: known['a worker’s name']!,
    role: 'social-worker',
    organisationId: organisations.station,
  })
  known['first password'] = firstPassword
  await no(worker, identity.changePassword, {
    current: known['wrong password']!,
    next: known['password typed as a name']!,
  })
  await no(server.nobody, identity.signIn, { username: 'worker', password: known['wrong password']! })
  await no(server.nobody, identity.signIn, { username: known['password typed as a name']!, password: 'x' })
  await no(server.nobody, services.clients, { search: known.name! })

  await playVolunteer()

  // Faults, of which PostgreSQL's own message says more than anyone should read.
  await owner.query(
    `create function public.break_down() returns trigger language plpgsql as $$ begin raise exception 'broken by %', to_jsonb(new); end $$`,
  )
  await owner.query(
    'create trigger break_down before insert on services.service_record for each row execute function public.break_down()',
  )
  await no(worker, services.recordService, { ...visit, clientId })
  await owner.query('drop trigger break_down on services.service_record')
  await owner.query('alter table services.client rename column pinyin to gone')
  await no(worker, services.clients, { search: known.name! })
  await owner.query('alter table services.client rename column gone to pinyin')
})
after(() => owner.end())

/** Somebody is registered as a volunteer, is recorded, gets an account, and objects; with mistakes on the way. */
async function playVolunteer(): Promise<void> {
  const [worker, officer] = [await server.as('worker'), await server.as('officer')]
  const given: InputOf<typeof volunteers.registerVolunteer> = {
    name: known['a volunteer’s name']!,
    identityNumber: known['a volunteer’s number']!,
    phone: known['a volunteer’s phone']!,
    agreedHow: 'on-paper',
    agreedOn: '2026-03-13',
    agreementPaper: '登记表',
  }
  await no(worker, volunteers.registerVolunteer, { ...given, phone: `${given.phone}9`, bornOn: given.name })
  const { volunteerId, number } = await worker.get(volunteers.registerVolunteer, given)
  await no(worker, volunteers.registerVolunteer, given)
  await no(await server.as('otherWorker'), volunteers.registerVolunteer, given)
  await worker.get(volunteers.findVolunteers, { search: given.name })
  await worker.get(volunteers.revealVolunteer, { volunteerId, field: 'phone', reason: '电话联系' })
  const { activityId } = await worker.get(volunteers.planActivity, {
    title: '读报',
    category: 'elder',
    content: '读报',
    heldOn: '2026-03-13',
    startsAt: '09:00',
    endsAt: '10:00',
    place: '站内',
    capacity: 9,
    risks: '无',
    dangerous: false,
  })
  const came = { activityId, volunteerNumber: number, agreedHow: 'on-paper', came: true }
  await worker.get(volunteers.signUpVolunteer, came)
  const { firstPassword } = await officer.get(volunteers.openVolunteerAccount, { volunteerId, username: 'a.volunteer' })
  known['a volunteer’s first password'] = firstPassword
  const first = await signInAs(server.app, 'a.volunteer', firstPassword)
  await first.get(identity.changePassword, { current: firstPassword, next: known['password typed as a name']! })
  const own = await signInAs(server.app, 'a.volunteer', known['password typed as a name'])
  const objection = { activityId, words: known['a volunteer’s objection']! }
  await own.get(volunteers.objectToEntry, objection)
  await no(own, volunteers.objectToEntry, objection)
}

/** A call that must not succeed; what it is told is kept. */
async function no(caller: Caller, endpoint: Endpoint, input: object): Promise<void> {
  const answer = await caller.call(endpoint, input as never)
  assert.ok('problem' in answer, `${actionOf(endpoint)} succeeds, so the day is not as it should be`)
  problems.push(JSON.stringify(answer.problem))
}

const told = (text: string): string[] =>
  Object.entries(known).flatMap(([what, value]) =>
    text.includes(value) || text.includes(Buffer.from(value).toString('hex')) ? [what] : [],
  )

test('the log tells of each fault, and of nobody', () => {
  assert.ok(server.logged.length >= 2, 'the faults that were provoked are not in the log')
  assert.deepEqual(told(JSON.stringify(server.logged)), [])
  assert.doesNotMatch(
    JSON.stringify(server.logged),
    /\?|search=/,
    'a log names the route, never the address: names stand in its query',
  )
})

test('a refusal and a fault repeat nothing that was typed', () => {
  assert.ok(problems.length > 10)
  assert.deepEqual(
    problems.filter((text) => told(text).length > 0),
    [],
  )
})

test('in the whole database each stands only where it is scoped and audited; numbers, phones, addresses and passwords nowhere', async () => {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  )
  const found: string[] = []
  const seen = new Set<string>()
  for (const { name } of tables) {
    const { rows } = await owner.query<{ text: string | null }>(
      `select string_agg(t::text, E'\\n') as text from ${name} t`,
    )
    for (const what of told(rows[0]!.text ?? '')) {
      if (homes[what]?.includes(name)) seen.add(what)
      else found.push(`${what} in ${name}`)
    }
  }
  assert.deepEqual([...seen].toSorted(), Object.keys(homes).toSorted(), 'the day did not happen')
  assert.deepEqual(
    found,
    [],
    'events, audit and kept replies hold ids, codes and days; what identifies a person is sealed by the vault',
  )
})

test('a photograph lies on the disk as nobody can look at it', async () => {
  const kept = await server.house.files.get(keyOf(photographId))
  assert.ok(kept && kept.length > picture.length)
  assert.ok(!kept.includes(picture.subarray(0, 8)) && !kept.includes(picture.toString('base64').slice(0, 20)))
})

test('the database’s own log quotes no statement and no value', () => {
  const settings = postgresSettings({}).join(' ')
  for (const quiet of [
    'log_statement=none',
    'log_min_error_statement=panic',
    'log_min_messages=log',
    'log_parameter_max_length_on_error=0',
  ])
    assert.ok(settings.includes(quiet), quiet)
})

test('no address has a place for a number, a phone, an address or a note', () => {
  const inAddress = everyEndpoint.filter(
    ({ method, accepts }) => method === 'GET' || method === 'DELETE' || accepts === 'bytes',
  )
  const keys = inAddress.flatMap((endpoint) =>
    Object.keys(
      (z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as { properties?: object }).properties ??
        {},
    ).map((key) => `${actionOf(endpoint)} ${key}`),
  )
  const personal = keys.filter((key) => / .* (.*)?(number|phone|address|name|note|password|reason)/i.test(key))
  assert.deepEqual(
    personal,
    [],
    'send it in the body of a POST: addresses stay in histories and in the logs of proxies',
  )
})
