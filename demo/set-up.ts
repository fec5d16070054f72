import type pg from 'pg'
import { agencies, cast, castPassword, shape } from '#demo/county.ts'
import { inventedName } from '#demo/names.ts'
import type { Player } from '#demo/player.ts'
import type { Random } from '#demo/random.ts'
import type { Actor } from '#kernel/actor.ts'
import { gate, inTransaction } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'
import type { RegionCode } from '#kernel/region.ts'
import * as identity from '#modules/identity/contract.ts'
import { hashPassword } from '#modules/identity/passwords.ts'
import { saveAccount, saveGrant } from '#modules/identity/store.ts'
import * as organisations from '#modules/organisations/contract.ts'

export interface Station {
  id: string
  name: string
  town: RegionCode
  villages: RegionCode[]
  leader: Actor
  workers: Actor[]
}

export interface County {
  officer: Actor
  /** Of the level above. */
  province: Actor
  stations: Station[]
}

const code = (text: string) => text as RegionCode

/** Opens the county as its officers would: authority, centre, agencies, stations with their operators, rooms, and everyone's account. */
export async function setUpCounty(player: Player, owner: pg.Pool, random: Random, on: Day): Promise<County> {
  const chief = await makeChief(player, on)
  const towns = await regionsBelow(owner, shape.county)
  const open = async (name: string, shortName: string, kind: string, regionCode: string) =>
    (
      await player.do(chief, organisations.openOrganisation, {
        name,
        shortName,
        kind,
        regionCode: code(regionCode),
        openedOn: on,
        creditCode: null,
        basis: '演示数据',
      })
    ).organisationId
  const link = (organisationId: string, version: number, more: object) =>
    player.do(chief, organisations.linkOrganisation, {
      organisationId,
      version,
      fromOn: on,
      basis: '演示合同',
      ...more,
    } as never)

  const authority = await open('瓯海区社会工作部', '区社会工作部', 'authority', shape.county)
  await open('瓯海区社会工作指导中心', '区指导中心', 'guidance-centre', shape.county)
  await open('鹿城区社会工作部', '鹿城区社会工作部', 'authority', shape.neighbour)
  const agencyIds: string[] = []
  for (const agency of agencies) agencyIds.push(await open(agency.name, agency.shortName, 'agency', shape.county))

  const opened: { id: string; name: string; town: RegionCode; villages: RegionCode[] }[] = []
  for (const [at, town] of towns.slice(0, shape.stations).entries()) {
    const id = await open(`${town.name}社会工作服务站`, `${town.name}社工站`, 'service-station', town.code)
    await link(id, 1, { relation: 'covers', toRegionCode: town.code })
    await link(id, 2, { relation: 'operator', toOrganisationId: agencyIds[at % agencyIds.length] })
    await link(id, 3, { relation: 'purchasing-authority', toOrganisationId: authority })
    const villages = random
      .shuffled(await regionsBelow(owner, town.code))
      .slice(0, Math.ceil((shape.rooms - at) / shape.stations))
    for (const village of villages)
      await open(`${village.name}社会工作室`, `${village.name}社工室`, 'service-room', village.code)
    opened.push({
      id,
      name: `${town.name}社会工作服务站`,
      town: code(town.code),
      villages: villages.map((one) => code(one.code)),
    })
  }

  const hire = staffing(player, chief)
  const places = {
    province: { regionCode: code('330000000000') },
    county: { regionCode: code(shape.county) },
    neighbour: { regionCode: code(shape.neighbour) },
    agency: { organisationId: agencyIds[0]! },
  }
  const actors: Record<string, Actor> = {}
  for (const [username, one] of Object.entries(cast)) {
    const where = one.at === 'first-station' ? { organisationId: opened[0]!.id } : places[one.at]
    actors[username] = await hire(username, one.name, one.grantRole, where, castPassword)
  }
  const stations: Station[] = []
  for (const [at, station] of opened.entries()) {
    const first = at === 0
    const leader = first
      ? actors.leader!
      : await hire(`zhan${at + 1}`, inventedName(random, random.chance(0.6) ? 'female' : 'male'), 'station-leader', {
          organisationId: station.id,
        })
    const workers = first ? [actors.worker!, actors.colleague!] : []
    // Three on the staff of each station, its leader among them: 13 times three are the 39 of the document.
    while (workers.length < shape.workers / shape.stations - 1) {
      workers.push(
        await hire(
          `shegong${at + 1}-${workers.length + 1}`,
          inventedName(random, random.chance(0.7) ? 'female' : 'male'),
          'social-worker',
          { organisationId: station.id },
        ),
      )
    }
    stations.push({ ...station, leader, workers: [...workers, leader] })
  }
  return { officer: actors.officer!, province: actors.province!, stations }
}

/** The first officer: made at the gate, as the set-up page does it. */
async function makeChief(player: Player, on: Day): Promise<Actor> {
  const place = { regionCode: '330000000000', organisationId: null }
  const { accountId, grantId } = await inTransaction(player.house.gatePool, gate, async ({ db }) => {
    const account = await saveAccount(
      db,
      {
        username: 'chief',
        name: '程立言',
        passwordHash: await hashPassword(castPassword),
        mustChange: false,
        ...place,
      },
      player.now,
    )
    const grant = await saveGrant(
      db,
      { accountId: account.accountId, role: 'chief', fromOn: on, untilOn: null, grantedBy: null, ...place },
      player.now,
    )
    return { accountId: account.accountId, grantId: grant }
  })
  return player.actorOf(accountId, grantId)
}

function staffing(player: Player, chief: Actor) {
  return async (
    username: string,
    name: string,
    role: string,
    where: { regionCode?: RegionCode; organisationId?: string },
    password?: string,
  ): Promise<Actor> => {
    const { accountId, firstPassword } = await player.do(chief, identity.openAccount, {
      username,
      name,
      role,
      ...where,
    })
    const grantId = await inTransaction(player.house.gatePool, gate, async ({ query }) => {
      const [grant] = await query<{ id: string }>('select id from identity.role_grant where account_id = $1', [
        accountId,
      ])
      return grant!.id
    })
    const actor = await player.actorOf(accountId, grantId)
    if (password) await player.do(actor, identity.changePassword, { current: firstPassword, next: password })
    return actor
  }
}

async function regionsBelow(owner: pg.Pool, above: string): Promise<{ code: string; name: string }[]> {
  const { rows } = await owner.query<{ code: string; name: string }>(
    'select code, name from organisations.region where parent_code = $1 order by code',
    [above],
  )
  return rows
}
