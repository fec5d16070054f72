import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refusalOf, type TestServer, testServer } from '#demo/test-server.ts'
import { type CastName, personId, regions } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'
import { heldTitles, later, owned } from '#modules/selection/testing/sealed-round.ts'

const stated = { facts: {}, criteria: {}, parts: {}, relatives: [] }

/** A second round of the programme whose title the worker got in March 2026, and the worker's entry in it. */
async function secondRound(server: TestServer, now: string, change: (roundId: string) => Promise<void>) {
  const officer = await later(server, now, 'officer')
  const day = now.slice(0, 10)
  const { roundId } = await officer.get(contract.openRound, {
    place: 'jinan',
    code: 'haiyou',
    regionCode: regions.county as never,
    title: '第二轮选拔',
    openedOn: day,
    entriesLastOn: day,
    adoptedBecause: '参照试行',
  })
  await change(roundId)
  const worker = await later(server, now, 'worker')
  const { entryId, version } = await worker.get(contract.openEntry, { roundId })
  const kept = await worker.get(contract.saveEntry, {
    entryId,
    basedOnVersion: version,
    // Who was chosen before says nothing of it by hand.
    stated: {
      ...stated,
      facts: { 'employer.kind': 'social-organisation', 'chosen.gradeAllows': true, 'chosen.running': false },
    },
  })
  return { officer, worker, roundId, entryId, version: kept.version }
}

const ofAgain = async (worker: Awaited<ReturnType<typeof later>>, entryId: string) =>
  (await worker.get(contract.myEntry, { entryId })).requirements
    .filter((one) => one.again)
    .map((one) => [one.code, one.outcome])

const now = '2027-03-15T09:30:00+08:00'

test('whoever holds a running title sees by which clause another entry fails, hands it in only with a reason, and is not admitted', async (t) => {
  const server = await testServer(t)
  await heldTitles(server)
  await certainFields(server)
  const { worker, roundId, entryId, version } = await secondRound(server, now, async () => {})
  assert.deepEqual(await ofAgain(worker, entryId), [
    ['again-term-over', 'unmet'],
    ['again-excellent', 'unknown'],
    ['again-never-withdrawn', 'met'],
  ])
  const { facts, requirements } = await worker.get(contract.myEntry, { entryId })
  assert.deepEqual(
    facts.filter((one) => one.fact.startsWith('chosen.')).map((one) => [one.fact, one.source?.zh ?? null]),
    [
      ['chosen.times', '本项目历次名单'],
      ['chosen.running', '本项目历次名单'],
      ['chosen.gradeAllows', null],
      ['chosen.withdrawn', '本项目历次名单'],
    ],
  )
  assert.match(requirements.at(-3)!.lines[0]!.basis!.zh, /海右/)
  const given = { entryId, basedOnVersion: version }
  assert.equal(refusalOf(await worker.call(contract.submitEntry, given)), 'despite selection/conditions-unmet')
  const sent = await worker.get(contract.submitEntry, { ...given, despite: '想连任' })
  const office = await toScreening(server, roundId)
  const screened = { entryId, basedOnVersion: sent.version, rulings: [] }
  assert.equal(
    refusalOf(await office.call(contract.screenEntry, { ...screened, answer: 'admitted' })),
    'selection/requirement-unmet',
  )
  const refused = { ...screened, answer: 'refused' as const, reason: '管理期未满', clauses: ['again-term-over'] }
  assert.equal(refusalOf(await office.call(contract.screenEntry, refused)), 'accepted')
  const { acts } = await (await later(server, '2027-03-16T10:30:00+08:00', 'worker')).get(contract.myEntry, { entryId })
  assert.deepEqual(
    acts[0]!.clauses.map((one) => one.name.zh),
    ['管理期满方可再次申报'],
  )
})

test('a rule that leaves it open whether a running title forbids is decided by the office, with its reason on the record', async (t) => {
  const server = await testServer(t)
  await heldTitles(server)
  await certainFields(server)
  const asks = async (roundId: string) =>
    owned(server, async (owner) => {
      await owner.query(
        `update selection.round set rules = jsonb_set(rules, '{renewal}', (select jsonb_agg(one || '{"reading": "ask"}') from jsonb_array_elements(rules -> 'renewal') one)) where id = $1`,
        [roundId],
      )
    })
  const { worker, roundId, entryId, version } = await secondRound(server, now, asks)
  assert.deepEqual((await ofAgain(worker, entryId))[0], ['again-term-over', 'unknown'])
  const sent = await worker.get(contract.submitEntry, { entryId, basedOnVersion: version })
  const office = await toScreening(server, roundId)
  const screened = { entryId, basedOnVersion: sent.version, answer: 'admitted' as const }
  assert.equal(refusalOf(await office.call(contract.screenEntry, screened)), 'rulings selection/ruling-missing')
  const rulings = ['again-term-over', 'again-excellent'].map((code) => ({ code, reason: '市里答复可以连续申报' }))
  assert.equal(refusalOf(await office.call(contract.screenEntry, { ...screened, rulings })), 'accepted')
})

test('once the term is over, the last grade says whether the holder may enter again; the rehearsal and the title say the same', async (t) => {
  const server = await testServer(t)
  const { titleIds } = await heldTitles(server)
  await certainFields(server)
  const graded = (code: string) =>
    owned(server, async (owner) => {
      await owner.query(`update selection.title set until_on = '2027-03-01' where id = $1`, [titleIds['worker']])
      await owner.query('delete from selection.title_grade')
      await owner.query(
        `insert into selection.title_grade (id, title_id, region_code, holder_region_code, organisation_id, person_id, year, code, reason, graded_on, graded_by, graded_at)
         select gen_random_uuid(), id, region_code, holder_region_code, organisation_id, person_id, 2026, $2, '演示', '2027-01-10', $3, '2027-01-10' from selection.title where id = $1`,
        [titleIds['worker'], code, personId('officer')],
      )
    })
  await graded('excellent')
  const { officer, worker, entryId } = await secondRound(server, now, async () => {})
  const outcomes = async () => (await ofAgain(worker, entryId)).map(([, outcome]) => outcome)
  const rehearsed = async () => {
    const { requirements } = await officer.get(contract.rehearse, { place: 'jinan', code: 'haiyou', size: 50 })
    return requirements.filter((one) => one.code === 'again-excellent').map((one) => one.counts)
  }
  const again = async () => (await worker.get(contract.myTitles, {})).titles[0]!.again
  assert.deepEqual(await outcomes(), ['met', 'met', 'met'])
  // The other whom the first round chose holds a title that nobody graded.
  assert.deepEqual(await rehearsed(), [{ met: 1, unmet: 0, unknown: 1 }])
  // The kind of employer is on no register here: that clause stays open.
  assert.deepEqual(await again(), { byGrade: true, eligible: 'unknown' })
  await graded('pass')
  assert.deepEqual(await outcomes(), ['met', 'unmet', 'met'])
  assert.deepEqual(await rehearsed(), [{ met: 0, unmet: 1, unknown: 1 }])
  assert.deepEqual(await again(), { byGrade: false, eligible: 'unmet' })
})

test('somebody whom the programme never chose is asked none of it; a title that only the register knows leaves its grade open', async (t) => {
  const server = await testServer(t)
  const { worker, entryId } = await secondRound(server, now, async () => {})
  assert.deepEqual(await ofAgain(worker, entryId), [])
  await owned(server, async (owner) => {
    await owner.query(
      `insert into workforce.title (id, person_id, region_code, kind, name, code, from_on, source, confirmed_on, confirmed_by) values (gen_random_uuid(), $1, $2, 'title', '“海右”人才', 'jinan-haiyou', '2025-01-01', 'registered', '2025-01-01', $3)`,
      [personId('worker'), regions.town, personId('officer')],
    )
  })
  assert.deepEqual(await ofAgain(worker, entryId), [
    ['again-term-over', 'unmet'],
    ['again-excellent', 'unknown'],
    ['again-never-withdrawn', 'unknown'],
  ])
})

/** What the programme asks of everyone is met, so that only the clauses on entering again decide. */
const certainFields = (server: TestServer) =>
  owned(server, async (owner) => {
    await owner.query(`update workforce.worker set fields = '{community-building}'`)
  })

async function toScreening(server: TestServer, roundId: string, who: CastName = 'officer') {
  const officer = await later(server, '2027-03-16T09:30:00+08:00', who)
  const { version } = await officer.get(contract.round, { roundId })
  await officer.get(contract.moveRoundOn, { roundId, basedOnVersion: version })
  return officer
}
