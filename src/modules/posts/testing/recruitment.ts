import { checkDigitOf } from '#kernel/persons/identity-number.ts'
import * as contract from '#modules/posts/contract.ts'
import { type Caller, signInAs, type TestServer } from '#demo/test-server.ts'
import { organisations, regions } from '#demo/test-world.ts'

// A round of recruitment for the tests: one post, applicants from outside, and how it goes on.

export const numberOf = (birthday: string, serial: string) => {
  const body = `330304${birthday}${serial}`
  return body + checkDigitOf(body)
}
export const seat = {
  organisationId: organisations.station,
  kind: 'worker',
  title: '专职工作人员',
  seats: 2,
  certificate: 'preferred',
  certificateLevel: 'assistant',
  funding: 'fiscal',
  fromOn: '2025-01-01',
} as const
export const opened = {
  regionCode: regions.county as never,
  title: '2026年社区工作者招聘',
  notice: '瓯社招〔2026〕1号',
  signUpUntil: '2026-03-20',
  reading: 'preference',
  readingReason: '公告写明同等条件下优先',
} as const
export const papers = { 'education.diploma': 'bachelor', 'person.disqualified': false, 'certificate.level': 'none' }

/** The officer, who signs in anew when days have gone by. */
export async function officerOf(server: TestServer): Promise<Caller & { goOn: (now: string) => Promise<void> }> {
  let signedIn = await server.as('officer')
  return {
    call: (...given) => signedIn.call(...given),
    get: (...given) => signedIn.get(...given),
    goOn: async (now) => {
      server.setClock(now)
      signedIn = await signInAs(server.app, 'officer')
    },
  }
}

/** A round for so many places of one post, with as many outside applicants as are named, who hold a certificate where it is said. */
export async function aRound(server: TestServer, names: [string, string?][], places = 1) {
  const officer = await officerOf(server)
  const { postId } = await officer.get(contract.setUpPost, seat)
  const { recruitmentId } = await officer.get(contract.openRecruitment, { ...opened, places: [{ postId, places }] })
  const { placesShown } = await officer.get(contract.recruitmentRound, { recruitmentId })
  const { placeId } = placesShown[0]!
  const ids = new Map<string, string>()
  for (const [at, [name, level]] of names.entries()) {
    const { candidateId } = await officer.get(contract.signUpCandidate, {
      recruitmentId,
      placeId,
      name,
      identityNumber: numberOf(`1995${String(at + 1).padStart(2, '0')}11`, `${101 + at * 2}`),
      stated: { ...papers, 'certificate.level': level ?? 'none' },
    })
    ids.set(name, candidateId)
  }
  const enter = (stage: string, results: Record<string, number | boolean | 'absent'>, reason = '') =>
    officer.call(contract.enterResults, {
      recruitmentId,
      stage,
      reason,
      entries: Object.entries(results).map(([name, result]) => ({
        candidateId: ids.get(name)!,
        ...(typeof result === 'number'
          ? { mark: result }
          : result === 'absent'
            ? { absent: true }
            : { passed: result }),
      })),
    })
  const round = () => officer.get(contract.recruitmentRound, { recruitmentId })
  const advance = async () =>
    officer.call(contract.advanceRecruitment, { recruitmentId, basedOnVersion: (await round()).version })
  const list = async () =>
    (await officer.get(contract.candidates, { recruitmentId, size: 100 })).rows.map((row) =>
      [row.name, row.state, row.why, row.total, row.rank, row.shared ? '=' : null]
        .filter((part) => part !== null)
        .join(' '),
    )
  return { officer, postId, recruitmentId, placeId, ids, enter, round, advance, list }
}

export const everyone = (names: string[], result: boolean) => Object.fromEntries(names.map((name) => [name, result]))
