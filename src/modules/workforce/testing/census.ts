// People for a census: of all ages, schools and certificates, and more of them this year than the last.
import * as lists from '#modules/workforce/contract-census.ts'
import * as registry from '#modules/workforce/contract.ts'
import { workOnCensus } from '#modules/workforce/draw-census.ts'
import { aJob, aSchool, aWorker, numberOf } from '#modules/workforce/testing/given.ts'
import type { TestServer } from '#demo/test-server.ts'
import { regions } from '#demo/test-world.ts'

/** The cast are on the register too; here only who is made for the test is looked at. */
export async function onlyOurs(server: TestServer): Promise<void> {
  await server.database.pool.query(`update workforce.worker set status = 'left', status_on = '2023-01-01'`)
}

export const certified = (server: TestServer, person: string, level: string, passedOn = '2015-08-01') =>
  server.database.pool.query(
    `insert into certificates.qualification (id, person_id, region_code, level, passed_on, verification, source, recorded_at) values (gen_random_uuid(), $1, $2, $3, $4, 'matched', 'entered', now())`,
    [person, regions.county, level, passedOn],
  )

const diplomas = ['college', 'bachelor', 'bachelor', 'master', 'secondary'] as const

/** Twenty people of Ouhai in two towns: four began in 2025, four certificates are of that year, of two the school is not known. */
export async function aCountyOfPeople(server: TestServer): Promise<void> {
  const officer = await server.as('officer')
  for (let n = 0; n < 20; n++) {
    const diploma = diplomas[n % diplomas.length]!
    const hasDegree = diploma === 'bachelor' || diploma === 'master'
    const { personId } = await officer.get(
      registry.registerWorker,
      aWorker({
        name: `演示${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[n]}`,
        identityNumber: numberOf(`${1964 + n * 2}-05-20`, n + 10, n % 3 ? 'female' : 'male'),
        phone: null,
        regionCode: n % 4 ? regions.town : regions.otherTown,
        fields: n % 2 ? ['charity'] : ['charity', 'mental-health'],
        employment: [
          aJob({
            fromOn: n % 5 === 4 ? '2025-04-01' : '2020-03-16',
            workRegionCode: n % 4 ? regions.town : regions.otherTown,
            employerKind: n % 6 ? 'social-organisation' : 'self-governing',
          }),
        ],
        education:
          n % 10 === 7
            ? []
            : [
                aSchool({
                  diploma,
                  degree: hasDegree ? diploma : 'none',
                  degreeOn: hasDegree ? '2010-06-30' : null,
                  ...(n % 4 === 1 && { major: '会计', majorKind: 'other' as const }),
                }),
              ],
      }),
    )
    if (n % 3 === 0) await certified(server, personId, n % 2 ? 'intermediate' : 'assistant')
    else if (n % 5 === 1) await certified(server, personId, 'assistant', '2025-09-01')
  }
}

/** A year of a county, drawn and, where asked, submitted and frozen from above. */
export async function aCensus(
  server: TestServer,
  year: number,
  until: 'drawn' | 'submitted' | 'frozen',
): Promise<void> {
  const officer = await server.as('officer')
  const county = { year, regionCode: regions.county as never }
  await officer.get(lists.drawCensus, county)
  await workOnCensus(server.house)
  if (until === 'drawn') return
  const { counties } = await officer.get(lists.censusOverview, county)
  await officer.get(lists.submitCensus, { censusId: counties[0]!.censusId!, basedOnVersion: counties[0]!.version })
  if (until === 'submitted') return
  const province = await server.as('provinceOfficer')
  await province.get(lists.freezeCensus, { ...county, withoutSubmission: null })
  await workOnCensus(server.house)
}

/** One who works in two counties, and one who stands on the lists of two systems, in the second under the number of before: two people, four lines. */
export async function twoWhoStandTwice(server: TestServer): Promise<void> {
  const [officer, stranger] = [await server.as('officer'), await server.as('stranger')]
  const here = aJob({ workRegionCode: regions.town })
  const there = aJob({ employerName: '鹿城某社', workRegionCode: regions.neighbourTown })
  const someone = (name: string, n: number, more: Parameters<typeof aWorker>[0]) =>
    aWorker({ name, identityNumber: numberOf('1988-05-20', n), phone: null, education: [aSchool()], ...more })
  await officer.get(
    registry.registerWorker,
    someone('两处甲', 31, { employment: [here, { ...there, fullTime: false, fromOn: '2022-01-01' }] }),
  )
  const { personId } = await officer.get(
    registry.registerWorker,
    someone('换号乙', 32, { system: 'civil-affairs', employment: [here] }),
  )
  const old = await stranger.get(
    registry.registerWorker,
    someone('换号乙', 33, {
      system: 'union',
      regionCode: regions.neighbourCounty,
      employment: [{ ...there, fromOn: '2024-01-01' }],
    }),
  )
  await server.database.pool.query(
    `insert into workforce.former_number (hash, person_id, region_code, last4, until_on)
     select identity_number_hash, $1, $2, identity_number_last4, '2024-01-01' from workforce.worker where person_id = $3`,
    [personId, regions.county, old.personId],
  )
}
