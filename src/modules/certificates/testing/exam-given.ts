import pg from 'pg'
import { cast, personId, regions } from '#demo/test-world.ts'
import type { CastName } from '#demo/test-world.ts'
import type { TestServer } from '#demo/test-server.ts'
import * as certificates from '#modules/certificates/contract.ts'

/** What tests of exams begin with: a year's round of the county, and what the registry knows of people. */

export const round = {
  year: 2026,
  title: '2026年度考试',
  cutOffOn: '2025-12-31',
  signUpFrom: '2026-03-10',
  signUpUntil: '2026-03-25',
  examOn: '2026-05-23',
  resultsOn: '2026-07-28',
  regionCode: regions.county,
}
export const junior = ['ability-assistant', 'practice-assistant']
export const middle = ['ability-intermediate', 'practice-intermediate', 'law-intermediate']

export interface Life {
  major?: 'social-work' | 'other'
  diploma?: string
  degree?: string
  graduatedOn?: string
  workedFrom?: string | null
}

/** Confirmed education and work in the registry. */
export async function lives(
  server: TestServer,
  who: CastName,
  {
    major = 'social-work',
    diploma = 'bachelor',
    degree = 'bachelor',
    graduatedOn = '2015-06-30',
    workedFrom = '2016-07-01',
  }: Life = {},
) {
  const owner = new pg.Client(server.database.connection)
  await owner.connect()
  const place = [personId(who), cast[who].region, cast[who].organisation]
  await owner.query(
    `insert into workforce.education (id, person_id, region_code, organisation_id, school, major, major_kind, diploma, degree, full_time, graduated_on, source, confirmed_on, confirmed_by)
     values (gen_random_uuid(), $1, $2, $3, '某校', '某专业', $4, $5, $6, true, $7, 'registered', '2024-01-01', $1)`,
    [...place, major, diploma, degree, graduatedOn],
  )
  if (workedFrom)
    await owner.query(
      `insert into workforce.employment (id, person_id, region_code, organisation_id, employer_name, is_social_work, is_community_work, from_on, source, confirmed_on, confirmed_by)
       values (gen_random_uuid(), $1, $2, $3, '某单位', true, false, $4, 'registered', '2024-01-01', $1)`,
      [...place, workedFrom],
    )
  await owner.end()
}

export const sheetOf = (...lines: string[]) => ({
  body: Buffer.from(lines.join('\n')),
  type: 'application/octet-stream',
})

export async function opened(server: TestServer) {
  const officer = await server.as('officer')
  const { id } = await officer.get(certificates.openCampaign, round)
  return { officer, campaignId: id }
}
