import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Day } from '#kernel/days.ts'
import { loadPacks, packFolder } from '#kernel/packs/load.ts'
import type { RegionCode } from '#kernel/region.ts'
import { cast, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import { testServer } from '#demo/test-server.ts'
import * as contract from '#modules/assessment/contract.ts'
import { gradeBy, pointsOf, totalOf } from '#modules/assessment/domain/scheme.ts'
import { countAnew, findLateFigures } from '#modules/assessment/jobs.ts'
import { schemeOf } from '#modules/assessment/rules.ts'
import { advance, as, idsOf, nameAll, openOne, station } from '#modules/assessment/testing/round.ts'
import { recordService, registerClient, withdrawRecord } from '#modules/services/contract.ts'

// Computed items: what they are worth on both sides of every threshold, where their figures come from, and that they stand once frozen.

describe('by the scheme that comes with Yanzhen', async () => {
  const { value: scheme } = schemeOf(await loadPacks(packFolder), regions.county as RegionCode, '2026-11-22' as Day)
  /** In whole points. */
  const worth = (fact: string, figure: number | undefined) => {
    const item = scheme.items.find((one) => one.fact === fact)!
    const [first] = pointsOf({ items: [item] }, figure === undefined ? {} : { [fact]: figure }, [])
    return first!.points === null ? null : first!.points / 100
  }
  const thresholds: [fact: string, figures: [figure: number, points: number][]][] = [
    [
      'training.hoursThisYear',
      [
        [0, 0],
        [12, 50],
        [23, 95.83],
        [24, 100],
        [25, 100],
        [480, 100],
      ],
    ],
    [
      'supervision.hoursThisYear',
      [
        [0, 0],
        [6, 50],
        [11, 91.67],
        [12, 100],
        [13, 100],
      ],
    ],
    [
      'service.persons',
      [
        [0, 0],
        [30, 50],
        [59, 98.33],
        [60, 100],
        [61, 100],
      ],
    ],
    [
      'service.visitsOnTimePercent',
      [
        [0, 0],
        [59, 0],
        [60, 60],
        [79, 60],
        [80, 80],
        [89, 80],
        [90, 90],
        [97, 90],
        [98, 100],
        [100, 100],
      ],
    ],
    [
      'service.recordsOnTimePercent',
      [
        [0, 0],
        [69, 0],
        [70, 60],
        [84, 60],
        [85, 80],
        [94, 80],
        [95, 100],
        [100, 100],
      ],
    ],
  ]
  for (const [fact, figures] of thresholds)
    test(`${fact} is worth its points below, at and above each threshold, and unknown where nobody knows it`, () => {
      assert.deepEqual(
        figures.map(([figure]) => [figure, worth(fact, figure)]),
        figures,
      )
      assert.equal(worth(fact, undefined), null)
    })

  test('an hour of training short of full points can be what is short of excellent', () => {
    const sheets = (points: number) =>
      (['manager', 'peer', 'residents'] as const).map((kind) => ({
        kind,
        points: Object.fromEntries(scheme.items.filter((item) => item.by === kind).map((item) => [item.code, points])),
      }))
    const grade = (training: number, supervision: number) => {
      const figures = {
        'service.visitsOnTimePercent': 90,
        'service.recordsOnTimePercent': 95,
        'service.persons': 60,
        'training.hoursThisYear': training,
        'supervision.hoursThisYear': supervision,
      }
      const total = totalOf(scheme, pointsOf(scheme, figures, sheets(86)))!
      return [total / 100, gradeBy(scheme.grades, total).code]
    }
    assert.deepEqual(
      [grade(24, 12), grade(23, 12), grade(24, 11), grade(0, 0)],
      [
        [90.1, 'excellent'],
        [89.89, 'qualified'],
        [89.68, 'qualified'],
        [80.1, 'qualified'],
      ],
    )
  })
})

test('hours trained and supervision received come from their ledgers: class hours and whole hours of the year, on both sides of full points', async (t) => {
  const server = await testServer(t)
  const { pool } = server.database
  const train = async (who: CastName, minutes: number, on: string) => {
    const place = [personId(who), cast[who].region, station]
    await pool.query(
      `insert into training.trainee (person_id, region_code, organisation_id) values ($1, $2, $3) on conflict do nothing`,
      place,
    )
    await pool.query(
      `insert into training.hours (id, person_id, region_code, organisation_id, earned_on, minutes, category, source, title, posted_at, posted_by, pack_version)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, 'professional', 'session', '测试课程', now(), $1, 'test')`,
      [...place, on, minutes],
    )
  }
  const supervise = (who: CastName, minutes: number, on: string) =>
    pool.query(
      `with supervisor as (insert into supervision.supervisor (id, person_id, region_code, kind, rank, from_on, left_on, exit_reason, entry_reason, made_at)
              values (gen_random_uuid(), $2, $3, 'x', 'x', '2020-01-01', '2026-03-16', '任期届满', '测试', now()) returning id),
            agreement as (insert into supervision.agreement (id, supervisor_id, supervisor_person_id, from_on, made_at)
              select gen_random_uuid(), id, $2, '2020-01-01', now() from supervisor returning id),
            session as (insert into supervision.session (id, agreement_id, supervisor_person_id, participants, kind, held_on, starts_at, minutes, mode, functions, recorded_at, pack_version)
              select gen_random_uuid(), id, $2, array[$1, $2]::uuid[], 'individual', $5, '09:00', $6, 'met', '{educational}', now(), 'test' from agreement returning id, agreement_id)
       insert into supervision.session_member (session_id, person_id, agreement_id, supervisor_person_id, region_code, organisation_id, kind, held_on, minutes, mode, functions)
       select id, $1, agreement_id, $2, $3, $4, 'individual', $5, $6, 'met', '{educational}' from session`,
      [personId(who), personId('leader'), cast[who].region, station, on, minutes],
    )
  // A class hour is 45 minutes: 24 of them are 1080. Twelve hours of supervision are 720 minutes.
  await train('worker', 1000, '2026-01-20')
  await train('worker', 80, '2026-02-20')
  await supervise('worker', 720, '2026-02-02')
  await train('colleague', 1079, '2026-02-20')
  await supervise('colleague', 719, '2026-02-02')
  // Last year's hours are last year's.
  await train('roomWorker', 1080, '2025-12-31')
  await supervise('roomWorker', 720, '2025-12-31')
  const roundId = await openOne(server)
  assert.ok((await countAnew(server.house)) > 0)
  const ids = await idsOf(server, roundId)
  const officer = await as(server, 'officer')
  const hours = async (who: CastName) =>
    (await officer.get(contract.participant, { participantId: ids.get(personId(who))!.participantId })).items
      .filter((item) => item.code.endsWith('-hours'))
      .map(({ figure, points }) => [figure, points])
  assert.deepEqual(await hours('worker'), [
    [24, 10_000],
    [12, 10_000],
  ])
  assert.deepEqual(await hours('colleague'), [
    [23.9, 9958],
    [11, 9167],
  ])
  assert.deepEqual(await hours('roomWorker'), [
    [0, 0],
    [0, 0],
  ])
})

test('a record changed after the figures were frozen moves nothing, and is shown beside them', async (t) => {
  const server = await testServer(t)
  const worker = await as(server, 'worker')
  const { clientId } = await worker.get(registerClient, {
    name: '陈桂英',
    sex: 'female',
    bornOn: '1940-03-05',
    identityNumber: null,
    noNumberReason: '证件不在身边',
    phone: null,
    address: null,
    regionCode: regions.village,
    registeredRegionCode: null,
    residence: 'here',
    householdId: null,
    categories: ['elder'],
    stationId: station,
    workerId: personId('worker'),
  })
  const { recordId } = await worker.get(recordService, {
    method: 'visit',
    clientId,
    heldOn: '2026-03-16',
    startedAt: null,
    minutes: 30,
    serviceCodes: ['policy-advice'],
    mode: 'home',
    outcome: 'met',
  })
  const roundId = await openOne(server)
  assert.equal(await countAnew(server.house), 1)
  await nameAll(server, roundId)
  await advance(server, roundId, 'scoring')
  await advance(server, roundId, 'proposing')
  const participantId = (await idsOf(server, roundId)).get(personId('worker'))!.participantId
  const officer = await as(server, 'officer')
  const figure = async () =>
    (await officer.get(contract.participant, { participantId })).items.find((item) => item.code === 'persons-served')!
  assert.equal((await figure()).figure, 1)
  assert.equal((await figure()).opens, `/desk/records?workerId=${personId('worker')}&from=2026-01-01&until=2026-12-31`)
  assert.equal(await findLateFigures(server.house), 0)
  await worker.get(withdrawRecord, { recordId, basedOnVersion: 1, reason: '记错了人' })
  assert.ok((await findLateFigures(server.house)) > 0)
  assert.equal(await findLateFigures(server.house), 0, 'found once')
  assert.equal((await figure()).figure, 1, 'the frozen figure stays')
  const { adjustments } = await officer.get(contract.participant, { participantId })
  assert.deepEqual(
    adjustments.find((one) => one.fact.zh === '本年服务人数'),
    { fact: { zh: '本年服务人数', en: 'Persons served in the year' }, before: 1, after: 0, foundOn: '2026-03-16' },
  )
})
