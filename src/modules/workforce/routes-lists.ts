import { route, type Route } from '#kernel/http.ts'
import { drawCensus, freezeCensus, returnCensus, submitCensus } from '#modules/workforce/commands/census.ts'
import { censusOverview } from '#modules/workforce/queries/census.ts'
import { censusMissing, censusPeople } from '#modules/workforce/queries/census-people.ts'
import { censusPictures } from '#modules/workforce/queries/census-pictures.ts'
import { censusTable } from '#modules/workforce/queries/census-structure.ts'
import { exportCensus } from '#modules/workforce/queries/export-census.ts'
import { exportCensusPeople } from '#modules/workforce/queries/export-census-people.ts'
import { lookAtImport, sendPart, startImport } from '#modules/workforce/commands/import-list.ts'
import { mapImport } from '#modules/workforce/commands/map-import.ts'
import { decideRow, runImport, stopImport, undoImport } from '#modules/workforce/commands/run-import.ts'
import * as censuses from '#modules/workforce/contract-census.ts'
import * as contract from '#modules/workforce/contract-lists.ts'
import { exportMistakes } from '#modules/workforce/queries/export-mistakes.ts'
import { exportPeople } from '#modules/workforce/queries/export-people.ts'
import { importRows } from '#modules/workforce/queries/import-rows.ts'
import { importSheet } from '#modules/workforce/queries/import-sheet.ts'
import { importPage, imports } from '#modules/workforce/queries/imports.ts'
import { previewImport } from '#modules/workforce/queries/preview-import.ts'

export const listRoutes: Route[] = [
  route(contract.imports, imports),
  route(contract.startImport, startImport),
  route(contract.sendPart, sendPart),
  route(contract.lookAtImport, lookAtImport),
  route(contract.importPage, importPage),
  route(contract.previewImport, previewImport),
  route(contract.mapImport, mapImport),
  route(contract.importRows, importRows),
  route(contract.decideRow, decideRow),
  route(contract.runImport, runImport),
  route(contract.stopImport, stopImport),
  route(contract.undoImport, undoImport),
  route(contract.exportMistakes, exportMistakes),
  route(contract.importSheet, importSheet),
  route(contract.exportPeople, exportPeople),
  route(censuses.censusOverview, censusOverview),
  route(censuses.censusTable, censusTable),
  route(censuses.censusPeople, censusPeople),
  route(censuses.censusMissing, censusMissing),
  route(censuses.exportCensus, exportCensus),
  route(censuses.censusPictures, censusPictures),
  route(censuses.exportCensusPeople, exportCensusPeople),
  route(censuses.drawCensus, drawCensus),
  route(censuses.submitCensus, submitCensus),
  route(censuses.returnCensus, returnCensus),
  route(censuses.freezeCensus, freezeCensus),
]
