// People and certificates that a list of people speaks of.
import * as certificates from '#modules/certificates/contract.ts'
import * as registry from '#modules/workforce/contract.ts'
import type { TestServer } from '#demo/test-server.ts'
import { organisations, regions } from '#demo/test-world.ts'

export async function registered(server: TestServer, name: string, identityNumber: string) {
  const officer = await server.as('officer')
  const { personId } = await officer.get(registry.registerWorker, {
    name,
    sex: 'unknown',
    bornOn: null,
    identityNumber,
    noNumberReason: null,
    phone: null,
    system: 'social-work-department',
    kind: 'social-worker',
    organisationId: organisations.agency,
    regionCode: regions.county,
  })
  return personId
}

export async function holds(server: TestServer, personId: string, number: string | null, approve = false) {
  const officer = await server.as('officer')
  const { id, version } = await officer.get(certificates.recordQualification, {
    personId,
    level: 'assistant',
    number,
    passedOn: '2019-09-20',
    issuedOn: null,
    reviewedOn: null,
    evidenceIds: [],
  })
  if (approve)
    await officer.get(certificates.decideVerification, {
      qualificationId: id,
      approve,
      answer: '已见原件',
      basedOnVersion: version,
    })
  return id
}
