import type { Context } from '#kernel/context.ts'
import { type Day, parseDay } from '#kernel/days.ts'
import type { Handler } from '#kernel/http.ts'
import { newId } from '#kernel/ids.ts'
import { orRefuse, refuseNow } from '#kernel/refusal.ts'
import type { RegionCode } from '#kernel/region.ts'
import { addPerson, hasAccount, personNames } from '#modules/identity/public.ts'
import { regionNames } from '#modules/organisations/public.ts'
import { notify } from '#modules/notices/public.ts'
import type * as contract from '#modules/volunteers/contract.ts'
import {
  type Agreement,
  readAgreement,
  readVolunteer,
  sameName,
  type Sex,
  volunteerNumber,
  type VolunteerState,
} from '#modules/volunteers/domain/volunteer.ts'
import { organisationFor, refuseAt } from '#modules/volunteers/reach.ts'
import { rulesOf } from '#modules/volunteers/rules.ts'
import { nameColumns, sealedColumns } from '#modules/volunteers/store.ts'
import { volunteers } from '#modules/volunteers/tables.ts'
import { basicsOf, personOfNumber } from '#modules/workforce/public.ts'

interface File {
  name: string
  sex: Sex
  bornOn: Day | null
  identityNumber: string | null
  phone: string | null | undefined
  livingRegionCode: string | null
  skills: readonly string[]
  categories: readonly string[]
  nationalNumber: string | null
  namePublic: boolean
}

const agreementOf = (given: {
  agreedHow: string
  agreedOn: string
  agreementPaper: string | null
  guardian: { name: string; relation: string; agreedOn: string } | null
}): Agreement => ({
  agreedHow: given.agreedHow,
  agreedOn: parseDay(given.agreedOn),
  agreementPaper: given.agreementPaper || null,
  guardian: given.guardian && { ...given.guardian, agreedOn: parseDay(given.guardian.agreedOn) },
})

export async function checkLivingRegion({ db }: Pick<Context, 'db'>, code: string | null): Promise<void> {
  if (code && !(await regionNames(db, [code])).has(code)) refuseAt('livingRegionCode', 'region-unknown')
}

/** Registers a neighbour who agreed. Whom the registry of persons knows by their number is found there, not made twice. */
export const registerVolunteer: Handler<typeof contract.registerVolunteer> = async (context, input) => {
  const { house, query, now, today } = context
  const place = await organisationFor(context, input.organisationId)
  const rules = rulesOf(house.packs, place.regionCode, today).value
  const bornOn = input.bornOn ? parseDay(input.bornOn) : null
  const file = orRefuse(readVolunteer({ ...input, bornOn, namePublic: false }, today, rules))
  await checkLivingRegion(context, file.livingRegionCode)

  const known = await personOfNumber(query, house.vault.searchHash('identity-number', file.identityNumber!))
  const [names, account] = known
    ? await Promise.all([personNames(query, [known]), hasAccount(query, known)])
    : [new Map<string, string>(), false]
  if (known && !sameName(names.get(known) ?? '', file.name)) refuseAt('name', 'number-of-another-name')
  const agreement = agreementOf(input)
  const person = { bornOn: file.bornOn, hasAccount: account, self: false }
  const state = orRefuse(readAgreement(agreement, person, today, rules))

  const personId = known ?? newId<'person'>(now)
  const at = { regionCode: place.regionCode, organisationId: place.id }
  const saved = await saveVolunteer(context, personId, file, agreement, state, at, !known)
  if (state === 'awaiting')
    await notify(
      { query },
      {
        personId,
        key: `volunteers/confirm:${saved.volunteerId}`,
        title: { zh: '请确认志愿者登记', en: 'Please confirm: registered as a volunteer' },
        body: {
          zh: `${place.name}将您登记为志愿者。请确认是否同意；确认前不会为您记录服务，不同意则删除登记。`,
          en: `${place.name} entered you as a volunteer. Please say whether you agree; nothing is recorded before, and if you do not, it is taken off.`,
        },
        link: '/volunteers/mine',
        dueOn: null,
      },
    )
  return saved
}

/** Registers oneself; what the registry knows is taken from it. */
export const registerMyself: Handler<typeof contract.registerMyself> = async (context, input) => {
  const { house, query, actor, today } = context
  const basics = await basicsOf(query, actor.personId)
  const regionCode = basics?.regionCode ?? actor.homeRegionCode
  const rules = rulesOf(house.packs, regionCode, today).value
  const how = rules.agreementHow.find((one) => one.self)?.code ?? ''
  const file = orRefuse(
    readVolunteer(
      {
        ...input,
        name: basics?.name ?? actor.name,
        sex: basics && basics.sex !== 'unknown' ? basics.sex : input.sex,
        bornOn: basics?.bornOn ?? (input.bornOn ? parseDay(input.bornOn) : null),
        // The registry holds the number of whoever has a file there.
        identityNumber: basics ? null : input.identityNumber,
        nationalNumber: null,
      },
      today,
      rules,
    ),
  )
  await checkLivingRegion(context, file.livingRegionCode)
  const agreement = agreementOf({ agreedHow: how, agreedOn: today, agreementPaper: null, guardian: input.guardian })
  const state = orRefuse(readAgreement(agreement, { bornOn: file.bornOn, hasAccount: true, self: true }, today, rules))
  return saveVolunteer(
    context,
    actor.personId,
    file,
    agreement,
    state,
    { regionCode: regionCode as RegionCode, organisationId: null },
    false,
  )
}

/** Puts the file on the register, once a person; who left and comes back keeps their number and their lines. */
async function saveVolunteer(
  { house, db, query, actor, now, today, record }: Context,
  personId: string,
  file: File,
  agreement: Agreement,
  state: Exclude<VolunteerState, 'left'>,
  place: { regionCode: RegionCode; organisationId: string | null },
  isNewPerson: boolean,
): Promise<{ volunteerId: string; number: string; state: VolunteerState }> {
  const hash = file.identityNumber ? house.vault.searchHash('identity-number', file.identityNumber) : null
  const before = await volunteers(db)
    .selectFrom('volunteers.volunteer')
    .select(['id', 'number', 'state'])
    .where((is) => is.or([is('person_id', '=', personId), ...(hash ? [is('identity_number_hash', '=', hash)] : [])]))
    .executeTakeFirst()
  if (before && before.state !== 'left') refuseNow('volunteers/registered-already')
  if (!before) {
    const [there] = await query<{ anywhere: boolean }>('select volunteers.is_registered($1, $2) as anywhere', [
      personId,
      hash,
    ])
    if (there!.anywhere) refuseNow('volunteers/registered-elsewhere')
  }
  const volunteerId = before?.id ?? newId<'volunteer'>(now)
  const columns = {
    ...nameColumns(file.name),
    region_code: place.regionCode,
    organisation_id: place.organisationId,
    national_number: file.nationalNumber || null,
    sex: file.sex,
    born_on: file.bornOn,
    living_region_code: file.livingRegionCode,
    skills: [...file.skills],
    categories: [...file.categories],
    agreed_how: agreement.agreedHow,
    agreed_on: agreement.agreedOn,
    agreement_paper: agreement.agreementPaper,
    guardian_name: agreement.guardian?.name ?? null,
    guardian_relation: agreement.guardian?.relation ?? null,
    guardian_agreed_on: agreement.guardian?.agreedOn ?? null,
    state,
    confirmed_on: state === 'registered' ? today : null,
    left_on: null,
    name_public: file.namePublic,
    registered_on: today,
    registered_by: actor.personId,
    changed_at: now,
  }
  const none = { identity_number_sealed: null, identity_number_hash: null, phone_sealed: null, phone_masked: null }
  const sealed = sealedColumns(house.vault, volunteerId, file)
  let number = before?.number
  if (before) {
    const { identity_number_sealed: _, identity_number_hash: __, ...rest } = sealed
    await volunteers(db)
      .updateTable('volunteers.volunteer')
      .set((is) => ({ ...columns, ...(hash ? sealed : rest), version: is('version', '+', 1) }))
      .where('id', '=', volunteerId)
      .execute()
  } else {
    if (isNewPerson) await addPerson(query, { personId, name: file.name, regionCode: place.regionCode })
    const [next] = await query<{ running: number }>(`select nextval('volunteers.number_of_volunteer') as running`)
    number = volunteerNumber(place.regionCode, next!.running)
    const saved = await volunteers(db)
      .insertInto('volunteers.volunteer')
      .values({
        id: volunteerId,
        number,
        person_id: personId,
        ...none,
        ...columns,
        ...sealed,
        star: null,
        active_until: null,
      })
      // Two stations registering one person in the same second: the second finds the first here.
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!saved) refuseNow('volunteers/registered-already')
  }
  record({
    kind: 'volunteers/registered',
    subject: { kind: 'volunteer', id: volunteerId },
    regionCode: place.regionCode,
    day: today,
    data: { state },
  })
  return { volunteerId, number: number!, state }
}
