import type { Context } from '#kernel/context.ts'
import type { Day } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { checkLivingRegion } from '#modules/volunteers/commands/register-volunteer.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import { readVolunteer } from '#modules/volunteers/domain/volunteer.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { getOwn, getVolunteer, sealedColumns, type VolunteerRow } from '#modules/volunteers/store.ts'
import { volunteers } from '#modules/volunteers/tables.ts'

interface Changed {
  basedOnVersion: number
  phone?: string | null | undefined
  livingRegionCode: string | null
  skills: string[]
  categories: string[]
}

async function change(
  context: Context,
  row: VolunteerRow,
  { basedOnVersion, ...given }: Changed,
  more: { national_number: string | null } | { name_public: boolean },
): Promise<{ version: number }> {
  const { house, db, now, today, record } = context
  if (row.state === 'left') refuseNow('volunteers/left-already')
  const rules = rulesOf(house.packs, row.region_code as RegionCode, today).value
  const { name, sex, born_on: bornOn } = row
  const file = orRefuse(
    readVolunteer(
      { name, sex, bornOn: bornOn as Day | null, identityNumber: null, phone: undefined, ...given },
      today,
      rules,
    ),
  )
  await checkLivingRegion(context, file.livingRegionCode)
  const saved = await volunteers(db)
    .updateTable('volunteers.volunteer')
    .set({
      living_region_code: file.livingRegionCode,
      skills: file.skills,
      categories: file.categories,
      ...more,
      ...sealedColumns(house.vault, row.id, { phone: file.phone }),
      changed_at: now,
      version: basedOnVersion + 1,
    })
    .where('id', '=', row.id)
    .where('version', '=', basedOnVersion)
    .returning('version')
    .executeTakeFirst()
  if (!saved) return refuseNow('kernel/changed-meanwhile')
  record({
    kind: 'volunteers/changed',
    subject: { kind: 'volunteer', id: row.id },
    regionCode: row.region_code,
    day: today,
  })
  return saved
}

export const changeMine: Handler<typeof contract.changeMine> = async (context, { namePublic, ...given }) =>
  change(context, await getOwn(context), given, { name_public: namePublic })

export const changeVolunteer: Handler<typeof contract.changeVolunteer> = async (
  context,
  { volunteerId, nationalNumber, ...given },
) => change(context, await getVolunteer(context, volunteerId), given, { national_number: nationalNumber || null })
