import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import * as volunteers from '#modules/volunteers/contract.ts'
import { cast, personId } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import { rowOf } from '../rights-rows.ts'
import type { Rows, Sample } from '../rights-rows.ts'

const open = (because: string, more: Sample = {}): Sample[] => [{ because, ...more }]
const one = (rows: string, key: string, more: Sample & { with?: object } = {}): Sample[] => [
  { rows, input: (row) => ({ [key]: row.id, ...more.with }), ...more },
]
const stale = { found: ['kernel/changed-meanwhile'] }
const changed = { basedOnVersion: 999, livingRegionCode: null, skills: [], categories: [] }
const notRegistered = { found: ['volunteers/not-registered'] }

export const samples: Record<string, Sample[]> = {
  'GET /volunteers/code-lists': open('categories, stars and terms, from the packs'),
  'POST /volunteers': open('registered with one’s own organisation', {
    input: () => ({ name: '某某', identityNumber: 'x-y', agreedHow: 'on-paper', agreedOn: '2026-03-16' }),
    found: ['volunteers/number-characters', 'volunteers/organisation-missing'],
  }),
  'POST /volunteers/me': open('oneself', {
    input: () => ({ bornOn: '1980-01-01', skills: ['no-such'] }),
    found: ['volunteers/code-unknown'],
  }),
  'POST /volunteers/me/confirmation': open('oneself', { input: () => ({ agree: true }), ...notRegistered }),
  'PUT /volunteers/me': open('oneself', { input: () => ({ ...changed, namePublic: false }), ...notRegistered }),
  'POST /volunteers/me/leave': open('oneself', notRegistered),
  'GET /volunteers/me': open('oneself'),
  'GET /volunteers/of/:personId': open('a colleague who is no volunteer, or one out of reach: both answer nothing', {
    input: () => ({ personId: personId('worker') }),
  }),
  'PUT /volunteers/:volunteerId': one('volunteer', 'volunteerId', {
    with: { ...changed, nationalNumber: null },
    ...stale,
  }),
  'POST /volunteers/:volunteerId/leave': one('volunteer-gone', 'volunteerId', {
    with: { reason: '再退出' },
    found: ['volunteers/left-already'],
  }),
  'GET /volunteers': [
    { rows: 'volunteer', input: () => ({ size: 100 }), shows: (answer, row) => answer.includes(row.id) },
  ],
  'GET /volunteers/export': [{ rows: 'volunteer', shows: (answer, row) => answer.includes(row.mark) }],
  'GET /volunteers/figures': open('numbers of one’s own reach'),
  'GET /volunteers/:volunteerId': one('volunteer', 'volunteerId'),
  'POST /volunteers/:volunteerId/reveal': one('volunteer', 'volunteerId', {
    with: { field: 'phone', reason: '电话联系' },
  }),
  // By a whole number anyone is found who gives it: shown in register.test.ts.
  'POST /volunteers/find': [
    {
      rows: 'volunteer',
      input: (row) => ({ search: row.mark }),
      shows: (answer, row) => answer.includes(row.id),
      showsLess: true,
    },
  ],
}

const registrars: [who: CastName, name: string][] = [
  ['worker', '毕云帆'],
  ['otherWorker', '司明月'],
  ['neighbourWorker', '蒲长风'],
]

/** A volunteer of each of three stations who is there, and one who has left. */
export async function makeRows(server: TestServer, rows: Rows): Promise<void> {
  rows['volunteer'] = []
  rows['volunteer-gone'] = []
  for (const [who, name] of registrars) {
    const registrar = await server.as(who)
    const register = (given: string, n: number) =>
      registrar.get(volunteers.registerVolunteer, {
        name: given,
        identityNumber: numberOf(cast[who].n * 10 + n),
        phone: `1380477${1000 + cast[who].n}`,
        agreedHow: 'on-paper',
        agreedOn: '2026-03-16',
        agreementPaper: '登记表',
      })
    const place = (id: string, mark: string) => ({
      ...rowOf(`volunteer of ${who}`, id, who, mark),
      personId: null,
      besides: personId(who),
    })
    const here = await register(name, 1)
    rows['volunteer'].push(place(here.volunteerId, name))
    const gone = await register(`${name}已退`, 2)
    await registrar.get(volunteers.takeOff, { volunteerId: gone.volunteerId, reason: '搬家' })
    rows['volunteer-gone'].push({ ...place(gone.volunteerId, `${name}已退`), label: `volunteer gone of ${who}` })
  }
}

/** Passes every check and belongs to nobody: region 330399 does not exist. */
function numberOf(n: number): string {
  const body = `330399197001${String((n % 28) + 1).padStart(2, '0')}${String(n).padStart(3, '0')}`
  return body + checkDigitOf(body)
}
