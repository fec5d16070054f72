import { shape } from '#demo/county.ts'
import { inventedClient } from '#demo/clients.ts'
import type { RiskClass } from '#demo/clients.ts'
import type { Player } from '#demo/player.ts'
import { sideBySide } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { County, Station } from '#demo/set-up.ts'
import type { Actor } from '#kernel/actor.ts'
import { addDays } from '#kernel/days.ts'
import type { Day } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import * as services from '#modules/services/contract.ts'

type RecordInput = InputOf<typeof services.recordService>

/** Something that someone does on a day, at an hour (minutes after midnight, Beijing). */
export interface Deed {
  on: Day
  minute: number
  do: () => Promise<unknown>
}

interface Client {
  id: string
  risk: RiskClass
  age: number
}

interface Days {
  first: Day
  today: Day
  isWorking: (day: Day) => boolean
}

const everyDays: Record<RiskClass, number> = { high: 7, priority: 30, general: 90 }

/** Registers everyone in the first working days. Answers the clients of each worker. */
export async function registerClients(
  player: Player,
  county: County,
  random: Random,
  on: Day,
): Promise<Map<Actor, Client[]>> {
  const clients = new Map<Actor, Client[]>()
  const taken = new Set<string>()
  const wanted = county.stations.flatMap((station) =>
    station.workers.flatMap((worker) =>
      Array.from({ length: shape.clientsAWorker }, () => ({
        station,
        worker,
        invented: inventedClient(random, random.pick(station.villages), on, taken),
      })),
    ),
  )
  await sideBySide(wanted, 8, async ({ station, worker, invented }) => {
    const { clientId } = await player.do(worker, services.registerClient, {
      ...invented.input,
      stationId: station.id,
      workerId: worker.personId,
      notTheSameAs: [],
    })
    const age = Number(on.slice(0, 4)) - Number(invented.input.bornOn!.slice(0, 4))
    clients.set(worker, [...(clients.get(worker) ?? []), { id: clientId, risk: invented.risk, age }])
  })
  return clients
}

/** Everything that happens from the first day until today, in the order of its hours. */
export function planYear(
  player: Player,
  county: County,
  clients: Map<Actor, Client[]>,
  random: Random,
  days: Days,
): Deed[] {
  const deeds: Deed[] = []
  for (const station of county.stations) {
    for (const worker of station.workers) {
      for (const client of clients.get(worker) ?? []) deeds.push(...visitsTo(client, worker))
      deeds.push(...casesOf(worker, clients.get(worker) ?? []))
    }
    deeds.push(...groupsOf(station), ...activitiesOf(station))
  }
  return deeds.sort((a, b) => (a.on === b.on ? a.minute - b.minute : a.on < b.on ? -1 : 1))

  function workingDay(day: Day): Day {
    let on = day
    while (!days.isWorking(on)) on = addDays(on, 1)
    return on
  }

  function* visitsTo(client: Client, worker: Actor): Generator<Deed> {
    // Some months a worker is ill or the flood season takes everyone: visits slip, and the figures show it.
    let day = addDays(days.first, random.between(0, everyDays[client.risk]))
    for (;;) {
      const on = workingDay(day)
      if (on > days.today) return
      const outcome = outcomeOf()
      const input = visitOn(client, on, outcome)
      yield record(worker, on, input)
      const again = outcome === 'met' ? everyDays[client.risk] : outcome === 'not-met' ? 3 : 12
      day = addDays(on, again + (random.chance(0.12) ? random.between(5, 25) : random.between(-2, 1)))
    }
  }

  function outcomeOf(): RecordInput['outcome'] {
    const chance = random.next()
    return chance < 0.88 ? 'met' : chance < 0.945 ? 'not-met' : chance < 0.985 ? 'refused' : 'lost-contact'
  }

  function visitOn(client: Client, on: Day, outcome: RecordInput['outcome']): RecordInput {
    const met = outcome === 'met'
    const mode = random.chance(0.82) ? 'home' : 'phone'
    const done =
      client.age < 18
        ? ['child-protection', 'emotional-comfort']
        : client.age >= 60
          ? ['elder-care', 'wellbeing-check', 'emotional-comfort']
          : ['policy-advice', 'social-assistance', 'social-support']
    return {
      ...blank,
      method: 'visit',
      clientId: client.id,
      heldOn: on,
      minutes: met ? random.pick([20, 25, 30, 30, 40, 45, 60]) : random.pick([0, 5, 10]),
      serviceCodes: met ? [random.pick(done), ...(random.chance(0.3) ? ['resource-linking'] : [])] : [],
      mode,
      outcome,
      note: met && random.chance(0.5) ? random.pick(notes) : '',
    }
  }

  function* casesOf(worker: Actor, own: Client[]): Generator<Deed> {
    let day = addDays(days.first, random.between(5, 60))
    while (workingDay(day) < days.today) {
      const openedOn = workingDay(day)
      const client = random.pick(own)
      let caseId = ''
      yield {
        on: openedOn,
        minute: 9 * 60 + 30,
        do: async () =>
          void (caseId = (
            await player.do(worker, services.openCase, {
              clientId: client.id,
              openedOn,
              problem: random.pick(problems),
            })
          ).caseId),
      }
      let session = openedOn
      for (let count = random.between(4, 7); count > 0; count--) {
        session = workingDay(addDays(session, random.between(6, 10)))
        if (session > days.today) break
        const on = session
        const input = {
          ...blank,
          method: 'case' as const,
          clientId: client.id,
          heldOn: on,
          minutes: random.pick([45, 50, 60]),
          serviceCodes: ['emotional-comfort', 'social-support'],
          mode: 'station' as const,
          outcome: 'met' as const,
        }
        yield { on, minute: 16 * 60, do: () => player.do(worker, services.recordService, { ...input, caseId }) }
      }
      const closedOn = workingDay(addDays(session, 5))
      if (closedOn < days.today) {
        yield {
          on: closedOn,
          minute: 17 * 60,
          do: () =>
            player.do(worker, services.closeCase, {
              caseId,
              closedOn,
              result: '目标基本达成，转入定期探访',
              basedOnVersion: 1,
            }),
        }
      }
      day = addDays(openedOn, random.between(70, 120))
    }
  }

  function* groupsOf(station: Station): Generator<Deed> {
    let day = addDays(days.first, random.between(3, 40))
    while (workingDay(day) < days.today) {
      const startsOn = workingDay(day)
      const worker = random.pick(station.workers)
      const members = random.shuffled(clients.get(worker) ?? []).slice(0, random.between(7, 11))
      const title = random.pick(groupTitles)
      const regionCode = random.pick(station.villages)
      let groupId = ''
      yield {
        on: startsOn,
        minute: 9 * 60,
        do: async () =>
          void (groupId = (
            await player.do(worker, services.startGroup, {
              title,
              aim: '增进互助，提升自我照顾能力',
              regionCode,
              startsOn,
              plannedSessions: 6,
            })
          ).groupId),
      }
      for (let session = 0; session < 6; session++) {
        const on = workingDay(addDays(startsOn, session * 7))
        if (on > days.today) break
        const came = members.filter(() => random.chance(0.88)).map((member) => member.id)
        const input = {
          ...blank,
          method: 'group' as const,
          participantIds: came,
          title: `${title}·第${session + 1}节`,
          regionCode,
          heldOn: on,
          minutes: 90,
          serviceCodes: ['social-support', 'capacity-building'],
          mode: 'station' as const,
          outcome: 'met' as const,
        }
        yield { on, minute: 16 * 60 + 30, do: () => player.do(worker, services.recordService, { ...input, groupId }) }
      }
      day = addDays(startsOn, random.between(75, 100))
    }
  }

  function* activitiesOf(station: Station): Generator<Deed> {
    const every = 365 / (shape.activitiesAYear / shape.stations)
    for (let at = random.between(1, 9); ; at += every) {
      const on = addDays(days.first, Math.round(at))
      if (on > days.today) return
      const worker = random.pick(station.workers)
      const title = random.pick(activityTitles)
      yield record(worker, on, {
        ...blank,
        method: 'community',
        title,
        regionCode: random.pick(station.villages),
        participantIds: random
          .shuffled(clients.get(worker) ?? [])
          .slice(0, random.between(2, 6))
          .map((one) => one.id),
        unnamedParticipants: random.between(40, 100),
        heldOn: on,
        minutes: random.pick([90, 120, 150]),
        serviceCodes: random.pick([
          ['community-participation'],
          ['culture-sports-health'],
          ['policy-advice'],
          ['home-help'],
        ]),
        mode: 'outdoors',
        outcome: 'met',
      })
    }
  }

  /** Most records are written the same day; some wait, a few for weeks. */
  function record(worker: Actor, heldOn: Day, input: RecordInput): Deed {
    const chance = random.next()
    const wait = chance < 0.78 ? 0 : chance < 0.97 ? random.between(1, 5) : random.between(16, 26)
    const on = addDays(heldOn, wait)
    return {
      on: on > days.today ? days.today : on,
      minute: random.between(9 * 60, 17 * 60),
      do: () => player.do(worker, services.recordService, input),
    }
  }
}

const blank = {
  clientId: null,
  participantIds: [],
  unnamedParticipants: 0,
  title: null,
  regionCode: null,
  note: '',
  photographIds: [],
  caseId: null,
  groupId: null,
} satisfies Partial<RecordInput>

const notes = [
  '精神状态良好，血压平稳，提醒按时服药。',
  '家中电线老化，已联系社区电工上门检查。',
  '反映最近睡眠不好，陪伴聊天半小时。',
  '协助填写临时救助申请，材料已交社区。',
  '子女周末回家，近期生活有人照料。',
  '学习情况稳定，期末后安排课业辅导。',
  '讲解医保报销流程，约定下周陪同办理。',
  '天气转凉，送去保暖用品一份。',
]
const problems = [
  '丧偶后情绪低落，少与人往来',
  '家庭照料压力大，缺少替手',
  '学业困难，亲子沟通不畅',
  '出院后独居，生活自理困难',
  '失业后家庭收入中断',
]
const groupTitles = ['银龄互助小组', '青苗成长小组', '照顾者喘息小组', '邻里同行小组', '记忆花园小组']
const activityTitles = [
  '社区便民服务日',
  '防诈骗宣传进社区',
  '重阳敬老活动',
  '亲子阅读时光',
  '健康义诊',
  '邻里百家宴',
  '垃圾分类宣传',
  '新就业群体暖心驿站活动',
]
