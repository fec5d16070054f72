import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import type { InputOf } from '#kernel/endpoint.ts'
import * as contract from '#modules/services/contract.ts'
import { actors, noon, openCounty, regions, stations } from '#modules/services/testing/county.ts'
import { aClient, anActivity, aPicture, aVisit } from '#modules/services/testing/given.ts'

const county = await openCounty()
const { clientId } = await county.done(
  contract.registerClient,
  actors.ding,
  aClient({ bornOn: '1940-03-05', categories: ['elder-alone'] }),
)
const second = await county.done(contract.registerClient, actors.ding, aClient())
const westerner = await county.done(
  contract.registerClient,
  actors.westWorker,
  aClient({ stationId: stations.west, regionCode: regions.otherVillage, workerId: null }),
)
const record = (input: InputOf<typeof contract.recordService>, actor = actors.ding) =>
  county.call(contract.recordService, actor, input)

describe('a worker records', () => {
  test('a visit: it stands where the client lives, under the worker, the station and who runs it that day, and moves the next visit', async () => {
    const { recordId, ...reply } = await county.done(
      contract.recordService,
      actors.ding,
      aVisit(clientId, { basedOnClientVersion: 1 }),
    )
    assert.deepEqual(reply, {
      version: 1,
      late: false,
      nextStep: { zh: '按探访频次安排下次探访', en: 'The next visit follows the client’s class' },
    })
    const [row] = await county.rows('select * from services.service_record where id = $1', [recordId])
    assert.match(String(row!.pack_version), /^national@[0-9a-f]{12}/)
    assert.deepEqual(
      { ...row, pack_version: '' },
      {
        id: recordId,
        version: 1,
        method: 'visit',
        client_id: clientId,
        group_id: null,
        case_id: null,
        title: null,
        region_code: regions.village,
        county_code: '330304',
        station_id: stations.east,
        agency_id: stations.agency,
        worker_id: actors.ding.personId,
        held_on: '2026-06-10',
        started_at: '09:30:00',
        minutes: 40,
        service_codes: ['wellbeing-check'],
        mode: 'home',
        outcome: 'met',
        unnamed_participants: 0,
        person_times: 1,
        note: '精神好',
        recorded_at: noon,
        recorded_on: '2026-06-10',
        late: false,
        device_at: null,
        withdrawn: false,
        pack_version: '',
      },
    )
    const [client] = await county.rows(
      'select risk_class, last_met_on, due_on, version from services.client where id = $1',
      [clientId],
    )
    assert.deepEqual(client, { risk_class: 'high', last_met_on: '2026-06-10', due_on: '2026-06-17', version: 1 })
    const [event] = await county.rows('select kind, region_code, day, data from kernel.event where subject_id = $1', [
      recordId,
    ])
    assert.deepEqual(event, {
      kind: 'services/record-made',
      region_code: regions.village,
      day: '2026-06-10',
      data: { method: 'visit', outcome: 'met', clientVersion: 1 },
    })
  })

  test('a refusal to be visited: nobody is counted, the next visit stays due, and the next step is said', async () => {
    const answer = await county.done(
      contract.recordService,
      actors.ding,
      aVisit(second.clientId, { outcome: 'refused', minutes: 0, serviceCodes: [] }),
    )
    assert.match(answer.nextStep!.zh, /七日内电话问候/)
    const [row] = await county.rows('select person_times from services.service_record where id = $1', [answer.recordId])
    const [client] = await county.rows('select last_met_on from services.client where id = $1', [second.clientId])
    assert.deepEqual([row, client], [{ person_times: 0 }, { last_met_on: null }])
  })

  test('an earlier visit after a later one, and the later day stays', async () => {
    county.clock.now = new Date('2026-06-14T12:00:00+08:00')
    const other = await county.done(contract.registerClient, actors.ding, aClient())
    county.clock.now = new Date('2026-06-20T12:00:00+08:00')
    for (const heldOn of ['2026-06-18', '2026-06-15'])
      await county.done(contract.recordService, actors.ding, aVisit(other.clientId, { heldOn }))
    county.clock.now = noon
    const [client] = await county.rows('select last_met_on from services.client where id = $1', [other.clientId])
    assert.deepEqual(client, { last_met_on: '2026-06-18' })
  })

  test('a visit eleven working days late, and it is taken and marked', async () => {
    county.clock.now = new Date('2026-06-29T12:00:00+08:00')
    const days = ['2026-06-10', '2026-06-15']
    const late = await Promise.all(
      days.map(
        async (heldOn) => (await county.done(contract.recordService, actors.ding, aVisit(clientId, { heldOn }))).late,
      ),
    )
    county.clock.now = noon
    assert.deepEqual(late, [true, false])
  })

  test('an activity: everyone who came is counted, those named once each', async () => {
    const named = [clientId, second.clientId, clientId]
    const { recordId } = await county.done(
      contract.recordService,
      actors.ding,
      anActivity({ participantIds: named, unnamedParticipants: 30 }),
    )
    const [row] = await county.rows(
      'select person_times, title, client_id, region_code from services.service_record where id = $1',
      [recordId],
    )
    assert.deepEqual(row, { person_times: 32, title: '端午包粽子', client_id: null, region_code: regions.village })
    const present = await county.rows(
      'select client_id, region_code, station_id, worker_id, held_on, withdrawn from services.attendance where record_id = $1 order by client_id',
      [recordId],
    )
    const where = {
      region_code: regions.village,
      station_id: stations.east,
      worker_id: actors.ding.personId,
      held_on: '2026-06-10',
      withdrawn: false,
    }
    assert.deepEqual(
      present,
      [clientId, second.clientId].sort().map((client_id) => ({ client_id, ...where })),
    )
  })

  test('a session of a group, which lends it its title', async () => {
    const { groupId } = await county.done(contract.startGroup, actors.ding, {
      title: '银龄手机课',
      regionCode: regions.village,
      startsOn: '2026-06-01',
      plannedSessions: 6,
    })
    const { recordId } = await county.done(
      contract.recordService,
      actors.ding,
      anActivity({ method: 'group', groupId, title: null, mode: 'station' }),
    )
    const [row] = await county.rows('select title, group_id from services.service_record where id = $1', [recordId])
    assert.deepEqual(row, { title: '银龄手机课', group_id: groupId })
  })

  test('an interview of a case, on each of its days', async () => {
    const { caseId } = await county.done(contract.openCase, actors.ding, {
      clientId,
      openedOn: '2026-06-10',
      problem: '丧偶后不愿出门',
    })
    const interview = { method: 'case' as const, caseId, serviceCodes: ['emotional-comfort'] }
    await county.done(contract.recordService, actors.ding, aVisit(clientId, interview))
    assert.deepEqual((await record(aVisit(second.clientId, interview))).ok, false)
    await county.done(contract.closeCase, actors.ding, {
      caseId,
      closedOn: '2026-06-10',
      result: '重新参加活动',
      basedOnVersion: 1,
    })
    county.clock.now = new Date('2026-06-11T12:00:00+08:00')
    const after = await record(aVisit(clientId, { ...interview, heldOn: '2026-06-11' }))
    county.clock.now = noon
    assert.deepEqual(after.ok || after.fields, { caseId: 'services/case-not-open' })
  })

  test('a visit with a photograph, which then belongs to it and to no other', async () => {
    const photographId = randomUUID()
    await county.done(contract.sendPhotograph, actors.ding, { photographId }, aPicture())
    const { recordId } = await county.done(
      contract.recordService,
      actors.ding,
      aVisit(clientId, { photographIds: [photographId] }),
    )
    assert.deepEqual(await county.rows('select record_id from services.photograph where id = $1', [photographId]), [
      { record_id: recordId },
    ])
    const again = await record(aVisit(clientId, { photographIds: [photographId] }))
    assert.deepEqual(again.ok || again.fields, { photographIds: 'services/photograph-not-there' })
  })
})

describe('a worker is told, at its field, that', () => {
  const refusals: [string, InputOf<typeof contract.recordService>, Record<string, string>][] = [
    ['the client is missing', aVisit('', { clientId: null }), { clientId: 'services/client-missing' }],
    ['there is no such client', aVisit(randomUUID()), { clientId: 'services/client-not-found' }],
    [
      'a client of another station is out of reach',
      aVisit(westerner.clientId),
      { clientId: 'services/client-not-found' },
    ],
    ['the day is in the future', aVisit(clientId, { heldOn: '2026-06-11' }), { heldOn: 'services/held-in-future' }],
    ['the day does not exist', aVisit(clientId, { heldOn: '2026-02-30' }), { heldOn: 'kernel/field-not-a-date' }],
    [
      'the day is before the file was opened',
      aVisit(clientId, { heldOn: '2026-06-09' }),
      { heldOn: 'services/held-before-registration' },
    ],
    ['the hour has not come', aVisit(clientId, { startedAt: '23:00' }), { startedAt: 'services/starts-in-future' }],
    ['a meeting takes time', aVisit(clientId, { minutes: 0 }), { minutes: 'services/minutes-too-few' }],
    [
      'a day is not so long',
      aVisit(clientId, { minutes: 721, startedAt: null }),
      { minutes: 'services/minutes-too-many' },
    ],
    ['minutes are whole', aVisit(clientId, { minutes: 1.5 }), { minutes: 'kernel/field-not-a-number' }],
    [
      'something must have been done',
      aVisit(clientId, { serviceCodes: [] }),
      { serviceCodes: 'services/service-missing' },
    ],
    [
      'the catalogue has no such service',
      aVisit(clientId, { serviceCodes: ["'; drop table services.client; --"] }),
      { serviceCodes: 'services/service-unknown' },
    ],
    [
      'a service is not of this method',
      aVisit(clientId, { serviceCodes: ['environment'], mode: 'outdoors' }),
      { serviceCodes: 'services/service-not-of-this-method' },
    ],
    [
      'a service is not given like this',
      aVisit(clientId, { serviceCodes: ['home-help'], mode: 'phone' }),
      { serviceCodes: 'services/service-not-in-this-mode' },
    ],
    ['the note is too long', aVisit(clientId, { note: '长'.repeat(2001) }), { note: 'services/note-too-long' }],
    [
      'the photographs are too many',
      aVisit(clientId, { photographIds: Array.from({ length: 7 }, () => randomUUID()) }),
      { photographIds: 'services/photographs-too-many' },
    ],
    ['an activity needs a title', anActivity({ title: '  ' }), { title: 'services/title-missing' }],
    ['an activity needs a place', anActivity({ regionCode: null }), { regionCode: 'services/region-missing' }],
    [
      'the station does not cover the place',
      anActivity({ regionCode: regions.otherVillage }),
      { regionCode: 'services/region-not-covered' },
    ],
    [
      'someone must have come',
      anActivity({ unnamedParticipants: 0 }),
      { unnamedParticipants: 'services/nobody-took-part' },
    ],
    [
      'a participant is out of reach',
      anActivity({ participantIds: [westerner.clientId] }),
      { participantIds: 'services/participant-not-found' },
    ],
    ['an activity is not refused', anActivity({ outcome: 'refused' }), { outcome: 'services/outcome-of-a-visit' }],
    ['an activity is not of one client', anActivity({ clientId }), { clientId: 'services/no-single-client' }],
    [
      'there is no such group',
      anActivity({ method: 'group', groupId: randomUUID(), mode: 'station' }),
      { groupId: 'services/group-not-found' },
    ],
  ]
  for (const [what, input, fields] of refusals) {
    test(what, async () => {
      const before = await county.rows('select count(*) from services.service_record')
      const answer = await record(input)
      assert.deepEqual(answer.ok || answer.fields, fields)
      assert.deepEqual(await county.rows('select count(*) from services.service_record'), before)
    })
  }

  test('a post at no station records nothing', async () => {
    for (const actor of [actors.officer, actors.manager, actors.province]) {
      const answer = await record(aVisit(clientId), actor)
      assert.equal(answer.ok || answer.code, 'services/not-at-a-station')
    }
  })

  test('the station is closed', async () => {
    await county.rows(`update organisations.organisation set closed_on = '2026-06-10' where id = $1`, [stations.west])
    const answer = await record(aVisit(westerner.clientId), actors.westWorker)
    await county.rows('update organisations.organisation set closed_on = null where id = $1', [stations.west])
    assert.deepEqual(answer.ok || answer.fields, { heldOn: 'services/station-closed' })
  })
})

test('what is written into a note is kept as written, whatever it is', async () => {
  for (const note of [
    `'; delete from services.client; --`,
    '<script>alert(1)</script>',
    '=HYPERLINK("x")',
    '１２３ 全角',
    '𠮷田',
    'a\u0000b',
  ]) {
    const { recordId } = await county.done(contract.recordService, actors.ding, aVisit(clientId, { note }))
    const shown = await county.done(contract.record, actors.ding, { recordId })
    assert.equal(shown.note, note.replace('\u0000', ''))
  }
})

test('a worker with the own rows only records for the own client and not for a colleague’s', async () => {
  const own = await county.done(contract.registerClient, actors.wen, aClient({ workerId: actors.wen.personId }))
  await county.done(contract.recordService, actors.wen, aVisit(own.clientId))
  const answer = await record(aVisit(clientId), actors.wen)
  assert.deepEqual(answer.ok || answer.fields, { clientId: 'services/client-not-found' })
})
