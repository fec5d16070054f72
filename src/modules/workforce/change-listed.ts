import type { Day } from '#kernel/days.ts'
import type { House } from '#kernel/house.ts'
import { plain } from '#modules/workforce/domain/import/cell.ts'
import {
  earlierEmployment,
  educationOf,
  employmentsOf,
  isOtherEducation,
  majorKindOf,
  titleOf,
} from '#modules/workforce/domain/import/listed-file.ts'
import {
  addEducation,
  addEmployment,
  addTitle,
  type Gathered,
  type Line,
  opened,
} from '#modules/workforce/gather-list.ts'
import type { ListImport, PlacedFile } from '#modules/workforce/import-store.ts'
import { nameColumns, type NewChange, sealedColumns } from '#modules/workforce/store.ts'

/** What the sheet says otherwise goes into the file it belongs to: basics, the present work, the highest school. */
export function changeFile(house: House, one: ListImport, line: Line, file: PlacedFile, gathered: Gathered): void {
  const { row, diff, place, ground } = line
  const { facts } = row
  const { number, phone } = opened(house, one, row)
  const is = (field: string): boolean => field in diff
  const changed = (about: NewChange['about'], subjectId: string, fields: string[]): void => {
    const told = fields.filter(is)
    const side = (at: 0 | 1) => Object.fromEntries(told.map((field) => [field, diff[field]![at]]))
    gathered.changes.push({
      personId: file.personId,
      place,
      about,
      act: 'change',
      subjectId,
      ground: 'imported',
      groundId: one.id,
      before: side(0),
      after: side(1),
    })
  }

  const basics = {
    ...(is('name') && nameColumns(facts.name!)),
    ...(is('sex') && { sex: facts.sex }),
    ...(is('born') && { born_on: facts.born }),
    ...(is('ethnicity') && { ethnicity: facts.ethnicity }),
    ...(is('politics') && { political_status: facts.politics }),
    ...(is('field') && { fields: [...file.fields, facts.field] }),
    ...(is('phone') && sealedColumns(house.vault, file.personId, { identityNumber: undefined, phone })),
    // Somebody known by name and birthday only: now the number is known too.
    ...(number &&
      !file.hasNumber && {
        ...sealedColumns(house.vault, file.personId, { identityNumber: number, phone: undefined }),
        no_number_reason: null,
      }),
  }
  if (Object.keys(basics).length > 0) {
    gathered.updates.worker.push({ row: row.row, id: file.personId, set: basics })
    changed('basics', file.personId, ['name', 'sex', 'born', 'field', 'phone', 'ethnicity', 'politics'])
  }
  if (is('name'))
    gathered.people.push({
      personId: file.personId,
      name: facts.name!,
      regionCode: place.regionCode,
      organisationId: place.organisationId,
    })
  // The officer says that another number is the same person's: from now on it is found under both.
  if (number && file.hasNumber && row.decision === 'same' && row.numberHash)
    gathered.formerNumbers.push({
      row: row.row,
      hash: row.numberHash,
      personId: file.personId,
      place,
      last4: number.slice(-4),
    })

  const changedOn = facts.began ?? ground.listedOn
  const { employment, education } = file
  if (!employment && (is('employer') || is('post'))) {
    for (const fact of employmentsOf(facts, ground))
      addEmployment(house, one, gathered, row.row, file.personId, place, fact)
  } else if (employment && is('employer') && changedOn > employment.fromOn) {
    gathered.updates.employment.push({ row: row.row, id: employment.id, set: { until_on: changedOn } })
    addEmployment(house, one, gathered, row.row, file.personId, place, {
      ...employmentsOf(facts, ground)[0]!,
      fromOn: changedOn,
    })
    changed('employment', employment.id, ['employer', 'post'])
  } else if (employment && (is('employer') || is('post') || is('employer-kind'))) {
    const set = {
      ...(is('employer') && { employer_name: facts.employer, employer_organisation_id: ground.employerOrganisationId }),
      ...(is('post') && { post_title: facts.post }),
      ...(is('employer-kind') && { employer_kind: facts['employer-kind'] }),
    }
    gathered.updates.employment.push({ row: row.row, id: employment.id, set })
    changed('employment', employment.id, ['employer', 'post', 'employer-kind'])
  }
  // Without a present work this is told by the new one already.
  const since = facts['practice-since']
  const until = (file.practiceSince ?? employment?.fromOn) as Day | undefined
  if (is('practice-since') && since && until && since < until)
    addEmployment(house, one, gathered, row.row, file.personId, place, earlierEmployment(since, until, ground))

  if (is('diploma') || (education && ['degree', 'school', 'major'].some(is))) {
    const whole = educationOf(facts, ground)
    if (education && !isOtherEducation(diff)) {
      const set = {
        ...(is('school') && { school: facts.school }),
        ...(is('major') && { major: facts.major, major_kind: majorKindOf(facts.major, ground.majors) }),
        ...(is('degree') && {
          degree: facts.degree,
          degree_on: facts.degree === 'none' || education.graduatedOn ? null : ground.listedOn,
        }),
      }
      gathered.updates.education.push({ row: row.row, id: education.id, set })
      changed('education', education.id, ['degree', 'school', 'major'])
    } else if (whole) addEducation(house, one, gathered, row.row, file.personId, place, whole)
  }

  const title = titleOf(facts, ground)
  const [former] = file.ranks
  if (is('title') && title) {
    addTitle(house, one, gathered, row.row, file.personId, place, title)
    // A list names the title somebody has now: the one before it has ended, unless it came later.
    if (former && title.fromOn > former.fromOn) {
      gathered.updates.title.push({ row: row.row, id: former.id, set: { until_on: title.fromOn } })
      changed('title', former.id, ['title'])
    }
  }
  const named = file.ranks.find(({ name }) => facts.title && plain(name) === plain(facts.title))
  if (is('title-gained') && named) {
    gathered.updates.title.push({ row: row.row, id: named.id, set: { from_on: facts['title-gained'] } })
    changed('title', named.id, ['title-gained'])
  }
  gathered.listed.push({
    row: row.row,
    regionCode: one.regionCode,
    personId: file.personId,
    name: is('name') ? facts.name! : file.name,
    place,
    facts: facts as Record<string, string>,
    diff,
  })
}
