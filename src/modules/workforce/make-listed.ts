import type { House } from '#kernel/house.ts'
import { newId } from '#kernel/ids.ts'
import { educationOf, employmentsOf, titleOf } from '#modules/workforce/domain/import/listed-file.ts'
import {
  addEducation,
  addEmployment,
  addTitle,
  type Gathered,
  type Line,
  ofList,
  opened,
} from '#modules/workforce/gather-list.ts'
import type { ListImport } from '#modules/workforce/import-store.ts'

/** A line about somebody who is not in the registry yet becomes a file. */
export function makeFile(house: House, one: ListImport, { row, diff, place, ground }: Line, gathered: Gathered): void {
  const now = house.clock()
  const personId = newId<'person'>(now)
  const { number, phone } = opened(house, one, row)
  const { facts } = row
  const basics = {
    name: facts.name ?? '',
    sex: facts.sex ?? ('unknown' as const),
    bornOn: facts.born ?? null,
    identityNumber: number,
    noNumberReason: number ? null : '名册未填',
    phone,
    ethnicity: facts.ethnicity ?? null,
    politicalStatus: facts.politics ?? null,
    system: one.given.system ?? '',
    kind: one.given.kind ?? '',
    fullTime: true,
    fields: facts.field ? [facts.field] : [],
    specialties: [],
  }
  gathered.people.push({
    personId,
    name: basics.name,
    regionCode: place.regionCode,
    organisationId: place.organisationId,
  })
  gathered.workers.push({ personId, place, basics, ...ofList(house, one) })
  gathered.effect(row.row, { table: 'worker', id: personId, version: 1, before: null })
  for (const fact of employmentsOf(facts, ground)) addEmployment(house, one, gathered, row.row, personId, place, fact)
  const education = educationOf(facts, ground)
  if (education) addEducation(house, one, gathered, row.row, personId, place, education)
  const title = titleOf(facts, ground)
  if (title) addTitle(house, one, gathered, row.row, personId, place, title)
  gathered.listed.push({
    row: row.row,
    regionCode: one.regionCode,
    personId,
    name: basics.name,
    place,
    facts: row.facts as Record<string, string>,
    diff,
  })
  gathered.changes.push({
    personId,
    place,
    about: 'basics',
    act: 'add',
    subjectId: personId,
    ground: 'imported',
    groundId: one.id,
  })
}
