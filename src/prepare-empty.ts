import { loadRegions, packedProvinces } from '#modules/organisations/commands/load-regions.ts'
import type { Prepared, Preparing } from '#src/prepare.ts'

/** A real installation: nothing but the country's regions. Counties come at once, for the first page; villages follow behind it. */
export async function prepare({ owner, log }: Preparing): Promise<Prepared> {
  const { rows } = await owner.query<{ demonstration: boolean | null }>(
    'select (select demonstration from kernel.installation) as demonstration',
  )
  const made = rows[0]!.demonstration
  if (made) {
    throw new Error(
      'DATA_DIR 里已有演示数据，请换一个空目录再用 --empty 启动。 · DATA_DIR holds the demonstration; start --empty with another one.',
    )
  }
  await owner.query('create table if not exists public.regions_loaded (province text primary key)')
  const provinces = await packedProvinces()
  // One after the other: all of them at once would hold the whole country in memory.
  for (const province of provinces) await loadRegions(owner, [province], undefined, 'county')
  return {
    cast: [],
    sealedDataExists: made !== null,
    afterwards: async () => {
      const { rows: loaded } = await owner.query<{ province: string }>('select province from public.regions_loaded')
      const left = provinces.filter((province) => !loaded.some((one) => one.province === province))
      for (const province of left) {
        await loadRegions(owner, [province])
        await owner.query('insert into public.regions_loaded values ($1) on conflict do nothing', [province])
      }
      if (left.length > 0) log({ level: 'info', regions: 'loaded', provinces: left.length })
    },
  }
}
