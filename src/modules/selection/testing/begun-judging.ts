import { type TestServer, testServer } from '#demo/test-server.ts'
import type { CastName } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'
import { fileFor, onPanel, type TestRound, testRound } from '#modules/selection/testing/judged-round.ts'

// A round at its reviews with its panel, and what its experts do.

export const sheet = 'review'
export const full = { practice: 36, professional: 20, lead: 20, ethics: 9 }
export const experts = ['director', 'provinceOfficer', 'neighbourWorker'] as const

/** Two entries, three experts without a conflict, and one who employs the first applicant. */
export async function begun(t: {
  after(done: () => Promise<void>): void
}): Promise<{ server: TestServer; round: TestRound; ids: Record<string, string> }> {
  const server = await testServer(t)
  const round = await testRound(server, t, {
    one: { who: 'worker', fields: ['community-building'], words: { practice: '林小雨在景山街道社会工作站带教三人' } },
    two: { who: 'otherWorker', fields: ['disability'], words: { practice: '组织残障康复小组' } },
  })
  await fileFor(round.owner, 'director', ['community-building'])
  await fileFor(round.owner, 'provinceOfficer', ['disability'])
  const ids: Record<string, string> = {}
  for (const who of [...experts, 'manager'] as const) ids[who] = await onPanel(server, round.roundId, who)
  return { server, round, ids }
}

export async function blindOf(server: TestServer, round: TestRound): Promise<void> {
  const officer = await server.as('officer')
  for (const entryId of Object.values(round.entry)) {
    const { parts } = await officer.get(contract.blindTexts, { entryId })
    await officer.get(contract.confirmBlind, {
      entryId,
      texts: Object.fromEntries(parts.map((one) => [one.key, one.text])),
      basedOnVersion: 0,
    })
  }
}

export const mine = async (server: TestServer, who: CastName) =>
  (await (await server.as(who)).get(contract.myReviews, {})).reviews

export const give = async (
  server: TestServer,
  who: CastName,
  assignmentId: string,
  marks: Record<string, number> = full,
) => (await server.as(who)).call(contract.submitReview, { assignmentId, marks, basedOnVersion: 0 })
