import { organisations, personId, regions } from '#demo/test-world.ts'
import { signInAs, type TestServer } from '#demo/test-server.ts'
import { username } from '#demo/test-world.ts'
import * as contract from '#modules/selection/contract.ts'
import { later, owned, sealedRound } from '#modules/selection/testing/sealed-round.ts'

/** A project of the agency that was chosen in a round of venture philanthropy and confirmed on 24 March 2026. */
export async function chosenProject(server: TestServer): Promise<{ roundId: string; titleId: string }> {
  const { roundId, entryIds } = await sealedRound(server, {
    place: 'ouhai',
    code: 'venture-philanthropy',
    title: '2026年瓯海区公益创投',
    who: ['manager'],
    chosen: 1,
  })
  const entryId = entryIds['manager']!
  await owned(server, (owner) =>
    owner.query(
      `update selection.entry set person_id = null, organisation_id = $2, region_code = $3, title = '银龄守望', created_by = $4, stated = $5 where id = $1`,
      [
        entryId,
        organisations.agency,
        regions.county,
        personId('manager'),
        JSON.stringify({
          parts: {
            project: ['银龄守望'],
            organisation: ['本机构'],
            worker: ['专职社工一名'],
            resources: ['慈善超市'],
            volunteers: ['志愿者十名'],
          },
        }),
      ],
    ),
  )
  server.setClock('2026-03-16T09:30:00+08:00')
  const { version } = await (
    await signInAs(server.app, username('officer'))
  ).get(contract.publishNotice, { roundId, basedOnVersion: 1, issuer: '瓯海区社会工作部' })
  const officer = await later(server, '2026-03-24T09:30:00+08:00', 'officer')
  await officer.get(contract.confirmRound, { roundId, basedOnVersion: version, documentNumber: '瓯社工〔2026〕12号' })
  const { notice } = await officer.get(contract.roundResults, { roundId })
  return { roundId, titleId: notice!.rows.find((one) => one.entryId === entryId)!.titleId! }
}
