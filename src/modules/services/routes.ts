import { route } from '#kernel/http.ts'
import { changeClient } from '#modules/services/commands/change-client.ts'
import { closeCase } from '#modules/services/commands/close-case.ts'
import { correctRecord } from '#modules/services/commands/correct-record.ts'
import { openCase } from '#modules/services/commands/open-case.ts'
import { recordService } from '#modules/services/commands/record-service.ts'
import { registerClient } from '#modules/services/commands/register-client.ts'
import { sendPhotograph } from '#modules/services/commands/send-photograph.ts'
import { startGroup } from '#modules/services/commands/start-group.ts'
import { withdrawRecord } from '#modules/services/commands/withdraw-record.ts'
import * as contract from '#modules/services/contract.ts'
import { carriedClients } from '#modules/services/queries/carried-clients.ts'
import { cases } from '#modules/services/queries/cases.ts'
import { client } from '#modules/services/queries/client.ts'
import { clients } from '#modules/services/queries/clients.ts'
import { codeLists } from '#modules/services/queries/code-lists.ts'
import { exportClients, exportRecords } from '#modules/services/queries/export-lists.ts'
import { findClientByNumber } from '#modules/services/queries/find-client-by-number.ts'
import { groups } from '#modules/services/queries/groups.ts'
import { photograph } from '#modules/services/queries/photograph.ts'
import { possibleMatches } from '#modules/services/queries/possible-matches.ts'
import { record } from '#modules/services/queries/record.ts'
import { records } from '#modules/services/queries/records.ts'
import { reveal } from '#modules/services/queries/reveal.ts'
import { today } from '#modules/services/queries/today.ts'

export const routes = [
  route(contract.codeLists, codeLists),
  route(contract.clients, clients),
  route(contract.exportClients, exportClients),
  route(contract.findClientByNumber, findClientByNumber),
  route(contract.possibleMatches, possibleMatches),
  route(contract.registerClient, registerClient),
  route(contract.changeClient, changeClient),
  route(contract.client, client),
  route(contract.reveal, reveal),
  route(contract.recordService, recordService),
  route(contract.correctRecord, correctRecord),
  route(contract.withdrawRecord, withdrawRecord),
  route(contract.records, records),
  route(contract.exportRecords, exportRecords),
  route(contract.record, record),
  route(contract.sendPhotograph, sendPhotograph),
  route(contract.photograph, photograph),
  route(contract.openCase, openCase),
  route(contract.closeCase, closeCase),
  route(contract.cases, cases),
  route(contract.startGroup, startGroup),
  route(contract.groups, groups),
  route(contract.today, today),
  route(contract.carriedClients, carriedClients),
]
