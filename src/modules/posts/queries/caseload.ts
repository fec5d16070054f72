import { count, decimal, sheet, text } from '#kernel/documents/list-sheet.ts'
import type { Context } from '#kernel/context.ts'
import { addDays, type Day } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Handler } from '#kernel/http.ts'
import { refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { openOrganisations, organisationNames, regionNames } from '#modules/organisations/public.ts'
import type * as contract from '#modules/posts/contract.ts'
import {
  baseOf,
  loadAhead,
  standingOf,
  suggestTakers,
  toGiveAway,
  travelTo,
  weightOf,
} from '#modules/posts/domain/caseload.ts'
import { findPeople } from '#modules/posts/people.ts'
import { basisShown, caseloadOf } from '#modules/posts/rules.ts'
import { type Loaded, loadedStaff } from '#modules/posts/staff.ts'
import { words } from '#modules/posts/words.ts'
import { carriedBy } from '#modules/services/public.ts'

type WorkerLoad = OutputOf<typeof contract.caseload>['workers'][number]

/** So many stations are drawn in one answer; a county has some dozens. Technical. */
export const mostStations = 300
export const serving = ['guidance-centre', 'service-station', 'service-room']

/** What everyone at the stations of a place carries, weighed, now and at the end of the forecast. */
export const caseload: Handler<typeof contract.caseload> = async (context, where) => {
  const { house, actor, today } = context
  const regionCode = where.regionCode ?? placeOf(actor)
  const { value, bases } = caseloadOf(house.packs, regionCode, today)
  const stations = await openOrganisations(
    context.db,
    { regionCode, organisationId: where.organisationId },
    serving,
    today,
    mostStations + 1,
  )
  const workers = await workerLoads(
    context,
    stations.slice(0, mostStations).map((one) => one.id),
    regionCode,
  )
  return {
    norm: value.norm,
    forecastDays: value.forecastDays,
    ...basisShown(bases['norm']),
    note: bases['norm']?.note ?? null,
    weights: weightsShown(value),
    workers,
    cut: stations.length > mostStations,
  }
}

const placeOf = (actor: Context['actor']): RegionCode =>
  actor.jurisdiction.kind === 'region' ? actor.jurisdiction.regionCode : actor.homeRegionCode

const weightsShown = ({ risk, travel, openCase, newClient }: ReturnType<typeof caseloadOf>['value']) => [
  { name: { zh: '高风险', en: 'high risk' }, weight: risk.high },
  { name: { zh: '重点', en: 'priority' }, weight: risk.priority },
  { name: { zh: '一般', en: 'general' }, weight: risk.general },
  { name: { zh: '同街镇外村乘', en: 'another village, times' }, weight: travel['same-town'] },
  { name: { zh: '外街镇乘', en: 'another town, times' }, weight: travel['other-town'] },
  { name: { zh: '有在办个案加', en: 'with an open case, plus' }, weight: openCase },
  { name: { zh: '新建档加', en: 'newly registered, plus' }, weight: newClient },
]

export const exportCaseload: Handler<typeof contract.exportCaseload> = async (context, where) => {
  const say = words[context.actor.language]
  return sheet<WorkerLoad>(
    context,
    { zh: '个人服务量', en: 'Caseload' },
    [
      text('社工', 'Worker', (row) => row.name),
      text('社工站（室）', 'Station', (row) => row.station.name),
      count('服务对象', 'Clients', (row) => row.clients),
      count('高风险', 'High risk', (row) => row.high),
      count('重点', 'Priority', (row) => row.priority),
      count('一般', 'General', (row) => row.general),
      count('有在办个案', 'With an open case', (row) => row.openCases),
      count('应访', 'Visits due', (row) => row.due),
      count('已超期', 'Overdue', (row) => row.overdue),
      decimal('加权服务量', 'Weighted load', (row) => row.load),
      text('状态', 'Standing', (row) => say[row.standing]),
      decimal('预计', 'Forecast', (row) => row.ahead),
      text('预计状态', 'Forecast standing', (row) => say[row.aheadStanding]),
    ],
    (await caseload(context, where)).workers,
  )
}

/** Who is on leave on a day, or will be next: by the facts that the module of leave gives. */
async function leaveOf(
  { house, query, today }: Pick<Context, 'house' | 'query' | 'today'>,
  personIds: string[],
): Promise<Map<string, { fromOn: Day; untilOn: Day }>> {
  const facts = await house.factsOf(query, personIds, today, ['leave.from', 'leave.until'])
  return new Map(
    [...facts].flatMap(([id, one]) => {
      const { 'leave.from': fromOn, 'leave.until': untilOn } = one
      return typeof fromOn === 'string' && typeof untilOn === 'string'
        ? [[id, { fromOn: fromOn as Day, untilOn: untilOn as Day }]]
        : []
    }),
  )
}

/** Everyone of the stations by load, the heaviest first, in a fixed number of statements however many. */
export async function workerLoads(
  context: Pick<Context, 'db' | 'query' | 'house' | 'today'>,
  stationIds: readonly string[],
  regionCode: RegionCode,
): Promise<WorkerLoad[]> {
  const { db, query, house, today } = context
  const rules = caseloadOf(house.packs, regionCode, today).value
  const staff = await loadedStaff(context, stationIds, regionCode)
  const lastDay = addDays(today, rules.forecastDays)
  const [ending, leave, names] = await Promise.all([
    query<{ personId: string; untilOn: Day }>(
      `select person_id as "personId", until_on as "untilOn" from posts.incumbency
        where person_id = any ($1::uuid[]) and main and from_on <= $2 and until_on > $2 and until_on <= $3`,
      [staff.map((one) => one.personId), today, lastDay],
    ),
    leaveOf(
      context,
      staff.map((one) => one.personId),
    ),
    organisationNames(db, stationIds),
  ])
  const leaves = new Map(ending.map((one) => [one.personId, one.untilOn]))
  // Whoever is still on leave at the end carries nothing then either: colleagues do.
  const isAway = (id: string) => {
    const one = leave.get(id)
    return leaves.has(id) || (one !== undefined && one.fromOn <= lastDay && one.untilOn > lastDay)
  }
  const ofStation = Map.groupBy(staff, (one) => one.stationId)
  return staff
    .map((one): WorkerLoad => {
      const colleagues = ofStation.get(one.stationId) ?? []
      const leavers = colleagues.filter((other) => isAway(other.personId))
      const sum = (of: (row: Loaded['carried'][number]) => number) =>
        one.carried.reduce((total, row) => total + of(row), 0)
      const average = one.clients > 0 ? one.load / one.clients : 0
      const ahead = loadAhead(
        {
          load: one.load,
          gained: sum((row) => row.lately) * average,
          leavingLoads: leavers.map((other) => other.load),
          staying: colleagues.length - leavers.length,
          leavesItself: isAway(one.personId),
        },
        rules,
      )
      const ofRisk = (risk: string) => sum((row) => (row.riskClass === risk ? row.clients : 0))
      return {
        personId: one.personId,
        name: one.name,
        station: { id: one.stationId, name: names.get(one.stationId) ?? '' },
        clients: one.clients,
        high: ofRisk('high'),
        priority: ofRisk('priority'),
        general: ofRisk('general'),
        openCases: sum((row) => (row.openCase ? row.clients : 0)),
        due: sum((row) => row.due),
        overdue: sum((row) => row.overdue),
        load: one.load,
        standing: standingOf(one.load, rules),
        ahead,
        aheadStanding: standingOf(ahead, rules),
        leavesOn: leaves.get(one.personId) ?? null,
        leave: awayWithin(leave.get(one.personId), lastDay),
      }
    })
    .toSorted((a, b) => b.load - a.load || a.name.localeCompare(b.name, 'zh-CN'))
}

const awayWithin = (leave: { fromOn: Day; untilOn: Day } | undefined, lastDay: Day) =>
  leave && leave.fromOn <= lastDay ? leave : null

/** One worker's clients with what each weighs, and who could take some where it is too much. */
export const workerCaseload: Handler<typeof contract.workerCaseload> = async (context, { personId }) => {
  const { db, query, house, today, about } = context
  const person = (await findPeople(context, [personId])).get(personId)
  if (!person?.organisationId) return refuseNow('kernel/not-found')
  const regionCode = person.regionCode as RegionCode
  const rules = caseloadOf(house.packs, regionCode, today).value
  const [workers, staff, things] = await Promise.all([
    workerLoads(context, [person.organisationId], regionCode),
    loadedStaff(context, [person.organisationId], regionCode),
    carriedBy(query, personId),
  ])
  const worker = workers.find((one) => one.personId === personId)
  if (!worker) return refuseNow('kernel/not-found')
  const newSince = addDays(today, -rules.newDays)
  const clients = things.flatMap((thing) =>
    thing.kind === 'client' && thing.riskClass && thing.registeredOn
      ? [{ ...thing, riskClass: thing.riskClass, isNew: thing.registeredOn >= newSince, clients: 1 }]
      : [],
  )
  const base = baseOf(clients)
  const colleagues = staff.filter((one) => one.personId !== personId)
  const less = colleagues.filter((one) => one.load < worker.load && standingOf(one.load, rules) === 'within')
  const suggested = suggestTakers(toGiveAway(clients, rules), less, rules)
  const regions = await regionNames(
    db,
    clients.map((one) => one.regionCode),
  )
  about({ subject: { kind: 'person', id: personId } })
  return {
    worker,
    norm: rules.norm,
    clients: clients
      .map((one) => ({
        clientId: one.id,
        name: one.name,
        riskClass: one.riskClass,
        regionName: regions.get(one.regionCode) ?? '',
        travel: travelTo(one.regionCode, base),
        openCase: one.openCase,
        isNew: one.isNew,
        dueOn: one.dueOn,
        weight: weightOf(one, base, rules),
        suggested: suggested.get(one.id) ?? null,
      }))
      .toSorted((a, b) => Number(b.suggested !== null) - Number(a.suggested !== null) || b.weight - a.weight),
    colleagues: colleagues.map(({ personId: id, name, stationId, load, clients: carried }) => ({
      personId: id,
      name,
      stationId,
      load,
      clients: carried,
      standing: standingOf(load, rules),
    })),
  }
}
