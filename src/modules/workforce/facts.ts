import type { Selectable } from 'kysely'
import type { Transaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import type { Education, Employment, Project, Title } from '#modules/workforce/domain/history.ts'
import type { WorkforceTables } from '#modules/workforce/tables.ts'

/** The kinds of dated facts, each between its row and what a rule reads. */

export type FactKind = 'employment' | 'education' | 'title' | 'project'
export type EmploymentRow = Selectable<WorkforceTables['workforce.employment']>
export type EducationRow = Selectable<WorkforceTables['workforce.education']>
export type TitleRow = Selectable<WorkforceTables['workforce.title']>
export type ProjectRow = Selectable<WorkforceTables['workforce.project']>
type RowOf = { employment: EmploymentRow; education: EducationRow; title: TitleRow; project: ProjectRow }

export const employmentOf = (row: EmploymentRow): Employment => ({
  employerName: row.employer_name,
  employerOrganisationId: row.employer_organisation_id,
  employerKind: row.employer_kind,
  workplaceName: row.workplace_name,
  workplaceOrganisationId: row.workplace_organisation_id,
  workRegionCode: row.work_region_code as RegionCode | null,
  postTitle: row.post_title,
  postCode: row.post_code,
  isSocialWork: row.is_social_work,
  isCommunityWork: row.is_community_work,
  fullTime: row.full_time,
  fromOn: row.from_on as Day,
  untilOn: row.until_on as Day | null,
})

export const educationOf = (row: EducationRow): Education => ({
  school: row.school,
  major: row.major,
  majorKind: row.major_kind,
  diploma: row.diploma,
  degree: row.degree,
  fullTime: row.full_time,
  fromOn: row.from_on as Day | null,
  graduatedOn: row.graduated_on as Day | null,
  degreeOn: row.degree_on as Day | null,
})

export const titleOf = (row: TitleRow): Title => ({
  kind: row.kind,
  code: row.code,
  name: row.name,
  level: row.level,
  issuer: row.issuer,
  fromOn: row.from_on as Day,
  untilOn: row.until_on as Day | null,
})

export const projectOf = (row: ProjectRow): Project => ({
  name: row.name,
  role: row.role,
  organiser: row.organiser,
  fromOn: row.from_on as Day,
  untilOn: row.until_on as Day | null,
})

/** A fact of a file with its row locked; undefined where the reader sees none, or it was withdrawn. */
export async function lockFact<Kind extends FactKind>(
  query: Transaction['query'],
  kind: Kind,
  id: string,
  personId: string,
): Promise<RowOf[Kind] | undefined> {
  return (
    await query<RowOf[Kind]>(
      `select * from workforce.${kind} where id = $1 and person_id = $2 and not withdrawn for update`,
      [id, personId],
    )
  )[0]
}

/** What a row says, as the rules and a proposal know it. */
export const factOf = (kind: FactKind, row: RowOf[FactKind]): Employment | Education | Title | Project =>
  ofRow[kind](row as never)

const ofRow = { employment: employmentOf, education: educationOf, title: titleOf, project: projectOf }
