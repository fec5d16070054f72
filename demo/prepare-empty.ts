import { progressBar } from '#demo/progress.ts'
import type { Prepared, Preparing } from '#demo/prepare-demo.ts'
import { loadRegions, packedProvinces } from '#modules/organisations/commands/load-regions.ts'

/** A real installation: the country's regions, from which the first officer chooses, and nothing else. */
export async function prepare({ owner }: Preparing): Promise<Prepared> {
  const { rows } = await owner.query<{ made: boolean; regions: boolean; demonstration: boolean }>(
    `select exists (select from kernel.installation) as made, exists (select from organisations.region) as regions,
            coalesce((select demonstration from kernel.installation), false) as demonstration`,
  )
  const state = rows[0]!
  if (state.demonstration)
    throw new Error(
      'DATA_DIR 里已有演示数据，请换一个空目录再用 --empty 启动。· This data directory holds the demonstration; start --empty with another one.',
    )
  if (!state.regions) {
    const bar = progressBar('正在装入全国行政区划')
    await loadRegions(owner, await packedProvinces(), ({ done, total }) => bar.to(done / total, `${done} / ${total}`))
    bar.end()
  }
  return { cast: [], sealedDataExists: state.made }
}
