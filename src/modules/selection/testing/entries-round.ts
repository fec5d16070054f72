import { refusalOf, type Caller, signInAs, type TestServer, testServer } from '#demo/test-server.ts'
import { type CastName, personId, regions, username } from '#demo/test-world.ts'
import { recordQualification } from '#modules/certificates/contract.ts'
import * as contract from '#modules/selection/contract.ts'

// A round that takes entries, and the acts on them, through the real commands.

export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

export const stated = { facts: {}, criteria: {}, parts: {}, relatives: [] }
/** What the registry of the small world does not know and the applicant says. */
export const papers = {
  'certificate.yearsSinceIntermediate': 4,
  'practice.years': 6,
  'practice.yearsInProvince': 6,
  'certificate.level': 'intermediate',
}

export interface EntriesRound {
  server: TestServer
  roundId: string
  /** Signs in anew on another day. */
  on: (day: string) => void
  as: (who: CastName) => Promise<Caller>
  enter: (who: CastName, facts?: object) => Promise<string>
  act: (who: CastName, entryId: string, input: object) => Promise<string>
  screen: (who: CastName, entryId: string, input: object) => Promise<string>
  moveOn: (who: CastName) => Promise<string>
  stage: (who: CastName, entryId: string) => Promise<string>
}

/** Certificates that wait for their verification: the register leaves the level open, and the applicant says it. */
async function certificates(server: TestServer): Promise<void> {
  const chief = await server.as('chief')
  for (const [at, who] of (['worker', 'colleague', 'otherWorker', 'leader'] as const).entries())
    await chief.get(recordQualification, {
      personId: personId(who),
      level: 'intermediate',
      number: `2021061033000000${at}`,
      passedOn: '2021-06-20',
    })
}

/** A round of the province, so that employer, county and city lie below it. */
export async function entriesRound(
  t: Parameters<typeof testServer>[0],
  {
    regionCode = regions.province as string,
    by = 'provinceOfficer' as CastName,
    place = 'zhejiang',
    code = 'leading',
    adoptedBecause = '',
    change = (_server: TestServer) => Promise.resolve(),
  } = {},
): Promise<EntriesRound> {
  const server = await testServer(t)
  await change(server)
  await certificates(server)
  let now = '2026-03-16'
  const callers = new Map<string, Promise<Caller>>()
  const as = (who: CastName) => {
    const key = `${who} ${now}`
    if (!callers.has(key)) callers.set(key, signInAs(server.app, username(who)))
    return callers.get(key)!
  }
  const { roundId } = await (
    await as(by)
  ).get(contract.openRound, {
    place,
    code,
    regionCode: regionCode as never,
    title: '2026年选拔',
    openedOn: '2026-03-16',
    entriesLastOn: '2026-03-31',
    adoptedBecause,
  })
  const versionOf = async (who: CastName, entryId: string) =>
    (await (await as(who)).get(contract.entry, { entryId })).version
  return {
    server,
    roundId,
    as,
    on: (day) => {
      now = day
      server.setClock(`${day}T09:30:00+08:00`)
    },
    enter: async (who, facts = papers) => {
      const caller = await as(who)
      const { entryId, version } = await caller.get(contract.openEntry, { roundId })
      const kept = await caller.get(contract.saveEntry, {
        entryId,
        basedOnVersion: version,
        stated: { ...stated, facts: facts as never },
      })
      await caller.get(contract.submitEntry, { entryId, basedOnVersion: kept.version })
      return entryId
    },
    act: async (who, entryId, input) =>
      refusalOf(
        await (
          await as(who)
        ).call(contract.recommendEntry, {
          entryId,
          basedOnVersion: await versionOf(who, entryId),
          answer: 'recommended',
          ...input,
        }),
      ),
    screen: async (who, entryId, input) =>
      refusalOf(
        await (
          await as(who)
        ).call(contract.screenEntry, {
          entryId,
          basedOnVersion: await versionOf(who, entryId),
          answer: 'admitted',
          ...input,
        }),
      ),
    moveOn: async (who) => {
      const caller = await as(who)
      const { version } = await caller.get(contract.round, { roundId })
      return refusalOf(await caller.call(contract.moveRoundOn, { roundId, basedOnVersion: version }))
    },
    stage: async (who, entryId) => (await (await as(who)).get(contract.entry, { entryId })).stage,
  }
}

/** The same at a county, whose office then screens what the employers recommend. */
export const county = { regionCode: regions.county, by: 'officer' as CastName }
