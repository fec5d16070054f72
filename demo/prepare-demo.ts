import type pg from 'pg'
import { assessYear } from '#demo/assessment.ts'
import { drawCensuses } from '#demo/census.ts'
import { tellPapers } from '#demo/certificate-papers.ts'
import { tellCertificates } from '#demo/certificates.ts'
import { cast } from '#demo/county.ts'
import { developPeople } from '#demo/development.ts'
import { takeInList } from '#demo/lists.ts'
import { planMonths } from '#demo/months.ts'
import { payPeople } from '#demo/pay.ts'
import { Player, sideBySide } from '#demo/player.ts'
import { fillPosts } from '#demo/posts.ts'
import { progressBar } from '#demo/progress.ts'
import { randomFrom } from '#demo/random.ts'
import { runSelection } from '#demo/selection-rounds.ts'
import { setUpCounty } from '#demo/set-up.ts'
import { planSupervision } from '#demo/supervision.ts'
import { registerWorkforce } from '#demo/workforce.ts'
import { planTraining } from '#demo/training.ts'
import { tellVolunteers } from '#demo/volunteers.ts'
import { planYear, registerClients } from '#demo/year.ts'
import type { Deed } from '#demo/year.ts'
import { addDays, addMonths, firstDayOf, monthOf, todayIn } from '#kernel/days.ts'
import type { Day } from '#kernel/days.ts'
import { loadRegions } from '#modules/organisations/commands/load-regions.ts'
import { tellAllowances } from '#modules/selection/due-allowances.ts'
import { refreshAll } from '#modules/statistics/commands/refresh.ts'
import { lookAtDuties } from '#modules/supervision/jobs.ts'
import { countVolunteers } from '#modules/volunteers/jobs.ts'
import { openHouse } from '#src/open-house.ts'
import type { Prepared, Preparing } from '#src/prepare.ts'

// The story's own luck: another number, another story of the same shape.
const seed = 330304

// Nothing waits for the disk: a story that was cut off is told anew, and its last word, said by the owner, brings everything before it to the disk.
// And the same few statements are said ten thousand times: planned once.
const storyteller = '-c synchronous_commit=off -c plan_cache_mode=force_generic_plan'

/** Fills an empty database with the demonstration county, once. One that was killed half-way is emptied and told again. */
export async function prepare({ owner, connection, config, log }: Preparing): Promise<Prepared> {
  await owner.query('create table if not exists public.demonstration (told_at timestamptz not null)')
  const { rows } = await owner.query<{ demonstration: boolean; told: boolean }>(
    'select demonstration, exists (select from public.demonstration) as told from kernel.installation',
  )
  const [installation] = rows
  if (installation && !installation.demonstration) return { cast: [], sealedDataExists: true }
  const introduced = Object.values(cast).map(({ grantRole: _role, at: _at, ...member }) => member)
  if (installation?.told) return { cast: introduced, sealedDataExists: true }
  if (installation) await forget(owner)
  await tell({ owner, connection, config, log })
  // For reading from indexes alone; nobody sees the difference in the first minute.
  const afterwards = async () => void (await owner.query('vacuum (analyze)'))
  return { cast: introduced, sealedDataExists: true, afterwards }
}

async function tell({ owner, connection, config, log }: Preparing): Promise<void> {
  const bar = progressBar('正在装入演示数据')
  await loadRegions(owner, ['33'], ({ done, total }) => bar.to((done / total) * 0.08, '浙江省行政区划'))

  const now = new Date()
  const today = todayIn(now)
  // Thirteen whole months before this one: a year, and the same month a year ago for each month's report.
  const first = firstDayOf(addMonths(monthOf(today), -13))
  await owner.query(
    'insert into kernel.installation (root_region_code, demonstration, made_at) values ($1, true, $2)',
    ['330000000000', at(addDays(first, -14), 8 * 60)],
  )
  const player = new Player(at(addDays(first, -14), 8 * 60))
  const { house, close } = await openHouse({
    connection: { ...connection, options: storyteller },
    dataDir: config.dataDir,
    secretKeyFile: config.secretKeyFile,
    clock: player.clock,
    log,
    cast: [],
    sealedDataExists: false,
  })
  player.house = house
  try {
    const random = randomFrom(seed)
    bar.to(0.1, '机构与账号')
    const county = await setUpCounty(player, owner, random, addDays(first, -14))
    bar.to(0.2, '服务对象建档')
    player.now = at(addDays(first, -3), 10 * 60)
    const people = await registerWorkforce(player, owner, county, randomFrom(seed + 1), addDays(first, -3))
    const clients = await registerClients(player, county, random, addDays(first, -3))
    const isWorking = (day: Day) => {
      const answer = house.calendar.isWorkingDay(day)
      return !answer.known || answer.value
    }
    const deeds = [
      ...planYear(player, county, clients, random, { first, today, isWorking }),
      ...planMonths(player, county, random, { first, today }),
      ...planTraining(player, county, people, randomFrom(seed + 8), { first, today }),
      ...(await planSupervision(player, county, { first, today })),
    ]
    await live(player, deeds, now, (share, day) => bar.to(0.3 + share * 0.65, `${day.slice(0, 7)} 的服务与月报`))
    // What comes now looks back over the year, and the planner knows nothing of tables that were filled a moment ago.
    await owner.query('analyze')
    await tellCertificates(player, county, randomFrom(seed + 7), today)
    await tellPapers(player, county, people, today)
    player.now = now
    await assessYear(player, county, people, today)
    await developPeople(player, county, people, today)
    await payPeople(player, county, people, today)
    await fillPosts(player, county, people, randomFrom(seed + 9), today)
    await runSelection(player, county, people, today)
    await takeInList(player, owner, county, randomFrom(seed + 10), today)
    await tellVolunteers(player, county, people, randomFrom(seed + 11), today)
    await drawCensuses(player, county)
    bar.to(0.97, '计算指标')
    await refreshAll(house.gatePool, now)
    await countVolunteers(house)
    await lookAtDuties(house)
    await tellAllowances(house)
    await owner.query('insert into public.demonstration values ($1)', [now])
  } finally {
    await close()
  }
  bar.end()
}

/** Day by day; deeds of one hour side by side, as the county's people would. Nothing happens after now. */
async function live(player: Player, deeds: Deed[], now: Date, onDay: (share: number, day: Day) => void): Promise<void> {
  const hours = Map.groupBy(deeds, (deed) => `${deed.on} ${Math.floor(deed.minute / 60)}`)
  const inOrder = [...hours.keys()].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  let done = 0
  for (const hour of inOrder) {
    const these = hours.get(hour)!
    const end = at(these[0]!.on, Math.floor(these[0]!.minute / 60) * 60 + 59)
    player.now = end < now ? end : now
    await sideBySide(these, 8, async (deed) => void (await deed.do()))
    done += these.length
    onDay(done / deeds.length, these[0]!.on)
  }
}

const at = (day: Day, minute: number): Date => new Date(Date.parse(`${day}T00:00:00+08:00`) + minute * 60_000)

/** Only a demonstration that never became whole comes here. */
async function forget(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in (select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'public', 'jobs'))
        and tablename not in ('region', 'calendar_day', 'role', 'role_permission')`,
  )
  await owner.query(`truncate ${rows.map((row) => row.name).join(', ')} restart identity cascade`)
}
