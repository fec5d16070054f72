import { sql } from 'kysely'
import type { ExamLevel } from '#modules/certificates/domain/level.ts'

/** Has who signed up (`s`) a registration by that pass? */
export const registered = sql`exists (select from certificates.qualification q join certificates.registration r on r.qualification_id = q.id
  where q.person_id = s.person_id and q.level = s.level and q.campaign_id = s.campaign_id and r.from_on is not null)`

/** Everyone who began at a level within reach: when, until when they are followed, and what became of them. */
export const cohortState = (level: ExamLevel, years: number) => sql`
  mine as (select s.person_id, c.year, bool_or(coalesce(s.passed, false)) as passed, (array_agg(s.id order by s.id))[1] as id
    from certificates.sign_up s join certificates.campaign c on c.id = s.campaign_id where s.level = ${level} and s.withdrawn_on is null group by 1, 2),
  began as (select person_id, min(year) as year, (select max(year) from mine) as latest from mine group by 1),
  followed as (select person_id, year, least(year + ${years}::int - 1, latest) as until from began),
  state as (select f.person_id, f.year, f.until, (select m.id from mine m where m.person_id = f.person_id and m.year = f.year) as id, d.reason, case
      when exists (select from mine m where m.person_id = f.person_id and m.passed and m.year <= f.until) then 'certified'
      when d.person_id is not null or not exists (select from mine m where m.person_id = f.person_id and m.year = f.until) then 'dropped'
      else 'trying' end as stage
    from followed f left join certificates.drop_out d on d.person_id = f.person_id and d.level = ${level})`

export const cohortStages = new Set(['certified', 'trying', 'dropped'])
