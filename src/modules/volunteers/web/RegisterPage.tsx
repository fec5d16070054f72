import { Form, Input, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { parseDay, todayIn } from '#kernel/days.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import type { Values } from '#web/kit/ActForm.tsx'
import { useGo } from '#web/kit/address.ts'
import { DayInput } from '#web/kit/DayInput.tsx'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { kitWords } from '#web/kit/kit-words.ts'
import { useWord } from '#web/kit/words.ts'
import { registerVolunteer } from '../contract.ts'
import { isMinor } from '../domain/volunteer.ts'
import { useCodes } from './codes.ts'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

const today = () => todayIn(new Date())
const orNull = (text: unknown): string | null => (typeof text === 'string' && text.trim() !== '' ? text.trim() : null)

/** Registers someone who agreed to it. */
export default function RegisterPage() {
  const t = useWord(words)
  const d = useWord(deskWords)
  const kit = useWord(kitWords)
  const me = useMe()
  const go = useGo()
  const { lists, choices } = useCodes()
  const shape = (values: Values): InputOf<typeof registerVolunteer> => {
    const born = bornOf(values)
    const needsGuardian = lists !== undefined && isMinor(born, today(), lists.guardianBelow.is)
    const guardian = (values['guardian'] ?? {}) as Record<string, string | undefined>
    return {
      name: String(values['name'] ?? ''),
      sex: (values['sex'] as 'unknown' | undefined) ?? 'unknown',
      bornOn: (values['bornOn'] as string | null | undefined) ?? null,
      identityNumber: String(values['identityNumber'] ?? ''),
      phone: orNull(values['phone']),
      livingRegionCode: orNull(values['livingRegionCode']) as never,
      skills: (values['skills'] as string[] | undefined) ?? [],
      categories: (values['categories'] as string[] | undefined) ?? [],
      organisationId: (values['organisationId'] as string | null | undefined) ?? null,
      nationalNumber: orNull(values['nationalNumber']),
      agreedHow: String(values['agreedHow'] ?? ''),
      agreedOn: String(values['agreedOn'] ?? ''),
      agreementPaper: orNull(values['agreementPaper']),
      guardian: needsGuardian
        ? {
            name: guardian['name'] ?? '',
            relation: guardian['relation'] ?? '',
            agreedOn: guardian['agreedOn'] ?? '',
          }
        : null,
    }
  }
  return (
    <div className="one-column">
      <PageHeader
        title={t('register')}
        back={{ to: '/desk/volunteers', title: t('volunteers') }}
        note={<p className="soft">{d('register.say')}</p>}
      />
      <ActForm
        endpoint={registerVolunteer}
        initial={{ sex: 'unknown', agreedOn: today() } as object}
        shape={shape}
        verb={t('register')}
        onDone={({ volunteerId, number, state }) => {
          toast(d(state === 'awaiting' ? 'register.awaits' : 'register.done', { number }))
          go(`/desk/volunteers/people/${volunteerId}`)
        }}
        beside={
          <a className="button" href="/desk/volunteers">
            {kit('cancel')}
          </a>
        }
      >
        <fieldset>
          <legend>{d('register.who')}</legend>
          <Who />
        </fieldset>
        <fieldset>
          <legend>{d('register.service')}</legend>
          <FormField name="livingRegionCode" label={t('mine.area')}>
            <RegionPicker within={me.jurisdiction.regionCode ?? me.homeRegionCode} />
          </FormField>
          <FormField name="skills" label={t('mine.skills')}>
            <Select mode="multiple" optionFilterProp="label" options={choices('skills')} />
          </FormField>
          <FormField name="categories" label={t('categories')}>
            <Select mode="multiple" optionFilterProp="label" options={choices('categories')} />
          </FormField>
          {me.jurisdiction.kind === 'region' && (
            <FormField name="organisationId" label={d('register.organisation')}>
              <OrganisationPicker valueLabel={me.organisationName ?? undefined} />
            </FormField>
          )}
          <FormField name="nationalNumber" label={t('national')} hint={d('register.national-hint')}>
            <Input maxLength={40} autoComplete="off" />
          </FormField>
        </fieldset>
        <fieldset>
          <legend>{d('register.consent')}</legend>
          <FormField name="agreedHow" label={d('register.how')} required>
            <Radio.Group
              options={choices('agreementHow').filter(
                ({ value }) => !lists?.agreementHow.find((one) => one.code === value)?.self,
              )}
            />
          </FormField>
          <FormField name="agreedOn" label={d('register.agreed-on')} required>
            <DayInput until={today()} />
          </FormField>
          <FormField name="agreementPaper" label={d('register.paper')} hint={d('register.paper-hint')}>
            <Input maxLength={100} autoComplete="off" />
          </FormField>
          <Guardian />
        </fieldset>
      </ActForm>
    </div>
  )
}

/** The birth date as the number says it, or as typed. */
function bornOf(values: Values) {
  const read = readIdentityNumber(withoutOldForm(String(values['identityNumber'] ?? '')), today())
  if (read.ok) return read.bornOn
  return values['bornOn'] ? parseDay(String(values['bornOn'])) : null
}

function Who() {
  const t = useWord(words)
  const d = useWord(deskWords)
  const form = Form.useFormInstance<Values>()
  const read = readIdentityNumber(withoutOldForm(String(Form.useWatch('identityNumber', form) ?? '')), today())
  const fills = read.ok
  const { bornOn, sex } = read.ok ? read : {}
  useEffect(() => {
    if (fills) form.setFieldsValue({ bornOn, sex })
  }, [form, fills, bornOn, sex])
  return (
    <>
      <FormField name="name" label={t('name')} required>
        <Input maxLength={40} autoComplete="off" />
      </FormField>
      <FormField name="identityNumber" label={t('identity')} hint={t('identity-hint')} required>
        <Input maxLength={40} autoComplete="off" />
      </FormField>
      <FormField name="bornOn" label={t('born')} hint={fills ? d('register.fills') : undefined}>
        <DayInput until={today()} disabled={fills} />
      </FormField>
      <FormField name="sex" label={t('sex')} hint={fills ? d('register.fills') : undefined}>
        <Radio.Group
          disabled={fills}
          options={(['female', 'male', 'unknown'] as const).map((one) => ({ value: one, label: t(`sex.${one}`) }))}
        />
      </FormField>
      <FormField name="phone" label={t('mine.phone')}>
        <Input maxLength={40} autoComplete="off" inputMode="tel" />
      </FormField>
    </>
  )
}

/** Asked for where the birth date says that a guardian has to agree. */
function Guardian() {
  const t = useWord(words)
  const { lists, choices } = useCodes()
  const values = (Form.useWatch([], Form.useFormInstance<Values>()) ?? {}) as Values
  if (!lists || !isMinor(bornOf(values), today(), lists.guardianBelow.is)) return null
  return (
    <>
      <p className="panel warn">{t('guardian.say', { n: lists.guardianBelow.is })}</p>
      <FormField name="guardian.name" label={t('guardian.name')} required>
        <Input maxLength={40} autoComplete="off" />
      </FormField>
      <FormField name="guardian.relation" label={t('guardian.relation')} required>
        <Select options={choices('relations')} />
      </FormField>
      <FormField name="guardian.agreedOn" label={t('guardian.on')} required>
        <DayInput until={today()} />
      </FormField>
    </>
  )
}
