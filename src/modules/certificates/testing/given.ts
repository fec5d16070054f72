import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'

/** What tests of certificates begin with: a certificate of the worker, as it is entered, as it is verified, and the list it is found on. */

export const paper = {
  level: 'assistant' as const,
  number: 'ZX2025 0001',
  passedOn: '2025-07-30',
  issuedOn: null,
  reviewedOn: null,
}
export const form = {
  workplace: '景山街道社会工作站',
  duty: '个案工作',
  lateReason: null,
  pledged: true,
  submit: true,
}
type Paper = Partial<Omit<typeof paper, 'level'>> & { level?: 'assistant' | 'intermediate' | 'senior' }

/** A table as a CSV file, as offices send it: a title stands above the head. */
export const table = (...rows: string[][]) => ({
  body: Buffer.from(['全国持证名单', ...rows.map((row) => row.join(','))].join('\n')),
  type: 'application/octet-stream',
})
/** The list of holders. */
export const holders = (...rows: [number: string, name: string, level: string][]) =>
  table(['证书管理号', '姓名', '级别'], ...rows)

export async function recorded(server: TestServer, more: Paper = {}) {
  const worker = await server.as('worker')
  return { worker, one: await worker.get(certificates.recordOwnQualification, { ...paper, ...more }) }
}

export async function approved(server: TestServer, more: Paper = {}) {
  const { worker, one } = await recorded(server, more)
  const officer = await server.as('officer')
  await officer.get(certificates.decideVerification, {
    qualificationId: one.id,
    approve: true,
    answer: '已见原件',
    basedOnVersion: one.version,
  })
  return { worker, officer, qualificationId: one.id }
}

/** The certificate that was passed last, as its holder sees it. */
export const own = async (server: TestServer, who: CastName = 'worker') =>
  (await (await server.as(who)).get(certificates.ownCertificates, {})).qualifications[0]!
