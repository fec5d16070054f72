import { sql } from 'kysely'
import type { Handler } from '#kernel/http.ts'
import { allOf, asTotal, countedUpTo } from '#kernel/list.ts'
import { cursorOf, readCursor } from '#kernel/page.ts'
import { organisationNames } from '#modules/organisations/public.ts'
import { readRules } from '#modules/pay/careers.ts'
import type * as contract from '#modules/pay/contract.ts'
import { sayMissing } from '#modules/pay/domain/words.ts'
import { placedByIds } from '#modules/pay/people.ts'
import { factsIn, postName } from '#modules/pay/queries/say.ts'
import { payRule } from '#modules/pay/rules.ts'
import { peopleCalled } from '#modules/workforce/public.ts'

interface Stored {
  person_id: string
  organisation_id: string
  employer_id: string
  post: string | null
  level: number | null
  monthly_fen: number | null
  from_on: string | null
  on_probation: boolean | null
  rule_version: string | null
  missing: string[] | null
}

/** Everyone who has a grade today, or whose grade cannot be said, the highest level first. */
export const grades: Handler<typeof contract.grades> = async (
  { db, query, house, actor, today },
  { size, after, search, level, state },
) => {
  const found = search ? await peopleCalled({ db, actor }, search) : undefined
  const [lastLevel, lastId] = readCursor(after, 2) ?? []
  const conditions = [
    ...(found ? [sql`person_id = any (${found}::uuid[])`] : []),
    ...(level === undefined ? [] : [sql`level = ${level}`]),
    ...(state === 'graded'
      ? [sql`post is not null`]
      : state === 'unsaid'
        ? [sql`missing is not null`]
        : [sql`(post is not null or missing is not null)`]),
  ]
  const where = allOf(conditions)
  // Of what was written for a day the latest stands.
  const standing = sql`
    select coalesce(g.person_id, u.person_id) as person_id, coalesce(g.organisation_id, u.organisation_id) as organisation_id, coalesce(g.employer_id, u.employer_id) as employer_id,
           g.post, g.level, g.monthly_fen, g.from_on, g.on_probation, g.rule_version, u.missing
      from (select distinct on (person_id) * from pay.grade_period where from_on <= ${today} and (until_on is null or until_on > ${today}) order by person_id, position desc) g
      full join pay.unsaid u on u.person_id = g.person_id`
  const rest =
    typeof lastLevel === 'number' && typeof lastId === 'string'
      ? sql`and (-coalesce(level, -1), person_id::text) > (${lastLevel}, ${lastId})`
      : sql``
  const [page, counted] = await Promise.all([
    sql<Stored>`select * from (${standing}) s where ${where} ${rest} order by -coalesce(level, -1), person_id::text limit ${size + 1}`.execute(
      db,
    ),
    sql<{
      count: number
    }>`select count(*) from (select from (${standing}) s where ${where} limit ${countedUpTo + 1}) c`.execute(db),
  ])
  const rows = page.rows.slice(0, size)
  const last = rows.at(-1)
  const [people, names, rules] = await Promise.all([
    placedByIds(
      query,
      rows.map((row) => row.person_id),
    ),
    organisationNames(
      db,
      rows.flatMap((row) => [row.organisation_id, row.employer_id]),
    ),
    readRules(
      query,
      rows.flatMap((row) => (row.rule_version ? [row.rule_version] : [])),
    ),
  ])
  const facts = factsIn(house.packs)
  return {
    ...asTotal(counted.rows[0]!.count),
    next: page.rows.length > size && last ? cursorOf([-(last.level ?? -1), last.person_id]) : null,
    rows: rows.map((row) => {
      const person = people.get(row.person_id)
      return {
        personId: row.person_id,
        name: person?.name ?? '',
        organisationName: names.get(row.organisation_id) ?? '',
        employerName: names.get(row.employer_id) ?? '',
        postName: row.post ? postName(rules.get(row.rule_version ?? ''), row.post) : null,
        level: row.level,
        monthlyFen: row.monthly_fen,
        since: row.post ? row.from_on : null,
        onProbation: row.on_probation ?? false,
        missing: (row.missing ?? []).map((one) =>
          person ? sayMissing(one, payRule(house.packs, person.regionCode, today), facts) : { zh: one, en: one },
        ),
      }
    }),
  }
}
