import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useMe } from '#web/client/me.ts'
import { FormField } from '#web/kit/ActForm.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { useWord } from '#web/kit/words.ts'
import { readIdentityNumber } from '#kernel/persons/identity-number.ts'
import { readPhoneNumber } from '#kernel/persons/phone-number.ts'
import { useCodes } from './codes.ts'
import { ClientPicker, WorkerSelect } from './pickers.tsx'
import { useRefusalWords } from './refusal-words.ts'
import { words } from './words.ts'

/** The questions about a person, for who is registered and for who is corrected. A form's values by their names here: */
export interface ClientValues {
  name?: string
  identityNumber?: string
  withoutNumber?: boolean
  noNumberReason?: string
  sex?: 'male' | 'female' | 'unknown'
  bornOn?: string | null
  phone?: string
  address?: string
  regionCode?: string | null
  residence?: 'here' | 'away' | 'registered-elsewhere'
  registeredRegionCode?: string | null
  /** A client of the same household. */
  livesWith?: string | null
  leavesHousehold?: boolean
  categories?: string[]
  stationId?: string | null
  workerId?: string | null
}

/** What is known already where a file is corrected: the names of what the form knows by code, and the masks of what is sealed. */
export interface KnownNames {
  regionName?: string | undefined
  registeredRegionName?: string | undefined
  stationName?: string | undefined
  numberMasked?: string | null
  phoneMasked?: string | null
  addressMasked?: string | null
  clientId?: string
}

/** Who it is: the name, the number or why there is none, and what the number says. */
export function WhoFields({ known }: { known?: KnownNames }) {
  const t = useWord(words)
  const say = useRefusalWords()
  const form = Form.useFormInstance<ClientValues>()
  const without = Form.useWatch('withoutNumber', form) ?? false
  const typed = Form.useWatch('identityNumber', form) ?? ''
  const today = todayIn(new Date())
  const read = readIdentityNumber(typed, today)
  const fills = !without && read.ok
  const { bornOn, sex } = read.ok ? read : {}
  useEffect(() => {
    if (fills) form.setFieldsValue({ bornOn: bornOn ?? null, sex: sex ?? 'unknown' })
  }, [form, fills, bornOn, sex])
  return (
    <>
      <FormField name="name" label={t('clients.name')} required>
        <Input maxLength={40} autoComplete="off" />
      </FormField>
      {!without && (
        <FormField
          name="identityNumber"
          label={t('clients.number')}
          hint={<SealedHint known={known} masked={known?.numberMasked} otherwise={t('register.number-hint')} />}
          required={!known}
          missing={say('services/number-empty')}
          wrong={(answer) => numberWrong(String(answer ?? ''), today, say)}
        >
          <Input maxLength={40} autoComplete="off" inputMode="text" />
        </FormField>
      )}
      {!known?.numberMasked && (
        <Form.Item name="withoutNumber" valuePropName="checked">
          <Checkbox>{t('register.number-without')}</Checkbox>
        </Form.Item>
      )}
      {without && <NoNumberReason />}
      <FormField name="bornOn" label={t('client.born')} hint={fills ? t('register.from-number') : undefined}>
        <DayInput until={today} disabled={fills} />
      </FormField>
      <FormField name="sex" label={t('sex')} required hint={fills ? t('register.from-number') : undefined}>
        <Radio.Group
          disabled={fills}
          options={(['female', 'male', 'unknown'] as const).map((one) => ({ value: one, label: t(`sex.${one}`) }))}
        />
      </FormField>
      <FormField
        name="phone"
        label={t('clients.phone')}
        hint={<SealedHint known={known} masked={known?.phoneMasked} otherwise={t('register.phone-hint')} />}
        wrong={(answer) => phoneWrong(String(answer ?? ''), say)}
      >
        <Input maxLength={40} autoComplete="off" inputMode="tel" />
      </FormField>
    </>
  )
}

function NoNumberReason() {
  const t = useWord(words)
  const form = Form.useFormInstance<ClientValues>()
  return (
    <>
      <FormField name="noNumberReason" label={t('register.number-reason')} required>
        <Input maxLength={100} autoComplete="off" />
      </FormField>
      <p className="row">
        {(['unregistered', 'not-at-hand', 'foreign'] as const).map((usual) => (
          <button
            key={usual}
            type="button"
            className="button"
            onClick={() => form.setFieldValue('noNumberReason', t(`register.number-reason.${usual}`))}
          >
            {t(`register.number-reason.${usual}`)}
          </button>
        ))}
      </p>
    </>
  )
}

function SealedHint({
  known,
  masked,
  otherwise,
}: {
  known: KnownNames | undefined
  masked: string | null | undefined
  otherwise: string
}) {
  const t = useWord(words)
  if (!known) return otherwise
  return masked ? t('edit.sealed-hint', { masked }) : t('edit.sealed-hint-none')
}

function numberWrong(
  typed: string,
  today: ReturnType<typeof todayIn>,
  say: ReturnType<typeof useRefusalWords>,
): string | undefined {
  if (typed.trim() === '') return undefined
  const read = readIdentityNumber(typed, today)
  return read.ok ? undefined : say(`services/number-${read.why}`)
}

function phoneWrong(typed: string, say: ReturnType<typeof useRefusalWords>): string | undefined {
  if (typed.trim() === '') return undefined
  const read = readPhoneNumber(typed)
  return read.ok ? undefined : say(`services/phone-${read.why}`)
}

/** Where they live, where they are registered, and with whom. */
export function WhereFields({ known }: { known?: KnownNames }) {
  const t = useWord(words)
  const me = useMe()
  const residence = Form.useWatch('residence', Form.useFormInstance<ClientValues>())
  return (
    <>
      <FormField name="regionCode" label={t('region')} hint={t('register.region-hint')} required>
        <RegionPicker
          within={me.jurisdiction.regionCode ?? me.homeRegionCode}
          levels={['township', 'village']}
          {...(known?.regionName && { valueLabel: known.regionName })}
        />
      </FormField>
      <FormField
        name="address"
        label={t('client.address')}
        hint={<SealedHint known={known} masked={known?.addressMasked} otherwise={t('register.address-hint')} />}
      >
        <Input maxLength={200} autoComplete="off" />
      </FormField>
      <FormField name="residence" label={t('residence')} required>
        <Radio.Group
          className="choices"
          options={(['here', 'away', 'registered-elsewhere'] as const).map((one) => ({
            value: one,
            label: t(`residence.${one}`),
          }))}
        />
      </FormField>
      {residence === 'registered-elsewhere' && (
        <FormField name="registeredRegionCode" label={t('register.registered-region')}>
          <RegionPicker {...(known?.registeredRegionName && { valueLabel: known.registeredRegionName })} />
        </FormField>
      )}
      <FormField name="livesWith" label={t('register.household')} hint={t('register.household-hint')}>
        <ClientPicker except={known?.clientId ? [known.clientId] : []} />
      </FormField>
    </>
  )
}

/** Why they are served, which decides how often to visit. */
export function WhyFields() {
  const t = useWord(words)
  const { lists, category } = useCodes()
  return (
    <FormField name="categories" label={t('clients.categories')} hint={t('register.categories-hint')}>
      <Select
        mode="multiple"
        optionFilterProp="label"
        placeholder={t('register.categories-search')}
        options={(lists?.categories ?? []).map(({ code }) => ({ value: code, label: category(code) }))}
      />
    </FormField>
  )
}

/** Which station keeps the file, and who visits. */
export function InChargeFields({ known }: { known?: KnownNames }) {
  const t = useWord(words)
  const stationId = Form.useWatch('stationId', Form.useFormInstance<ClientValues>())
  return (
    <>
      <FormField name="stationId" label={t('station')} required>
        <OrganisationPicker valueLabel={known?.stationName} />
      </FormField>
      <FormField name="workerId" label={t('worker')} hint={t('register.worker-hint')}>
        <WorkerSelect stationId={stationId} />
      </FormField>
    </>
  )
}
