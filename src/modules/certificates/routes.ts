import { type Route, route } from '#kernel/http.ts'
import { changeOwnQualification, changeQualification, recordOwnQualification, recordQualification } from '#modules/certificates/commands/record-qualification.ts'
import { applyForRegistration, cancelRegistration, changeApplication, checkFinal, checkFirst, completeRegistration } from '#modules/certificates/commands/register.ts'
import { askForVerification, decideVerification, importHolders } from '#modules/certificates/commands/verify.ts'
import * as contract from '#modules/certificates/contract.ts'
import { certificateLists } from '#modules/certificates/queries/certificate-lists.ts'
import { certificateCounts, certificatesList, exportCertificates } from '#modules/certificates/queries/certificates-list.ts'
import { ownCertificates, personCertificates } from '#modules/certificates/queries/person-certificates.ts'
import { registrationsList } from '#modules/certificates/queries/registrations-list.ts'

export const routes: Route[] = [
  route(contract.certificateLists, certificateLists),
  route(contract.personCertificates, personCertificates),
  route(contract.ownCertificates, ownCertificates),
  route(contract.certificatesList, certificatesList),
  route(contract.exportCertificates, exportCertificates),
  route(contract.certificateCounts, certificateCounts),
  route(contract.recordQualification, recordQualification),
  route(contract.recordOwnQualification, recordOwnQualification),
  route(contract.changeQualification, changeQualification),
  route(contract.changeOwnQualification, changeOwnQualification),
  route(contract.askForVerification, askForVerification),
  route(contract.decideVerification, decideVerification),
  route(contract.importHolders, importHolders),
  route(contract.applyForRegistration, applyForRegistration),
  route(contract.changeApplication, changeApplication),
  route(contract.checkFirst, checkFirst),
  route(contract.checkFinal, checkFinal),
  route(contract.completeRegistration, completeRegistration),
  route(contract.cancelRegistration, cancelRegistration),
  route(contract.registrationsList, registrationsList),
]
