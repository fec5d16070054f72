import { Checkbox, Form, Input, Radio, Select } from 'antd'
import { useEffect, useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useGo } from '#web/kit/address.ts'
import { DayInput } from '#web/kit/DayInput.tsx'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { peopleWithoutFile, possibleSame, registerWorker } from '../contract.ts'
import { useRegistryLists } from './lists.ts'
import { words } from './words.ts'
import './workforce.css'

type Match = OutputOf<typeof possibleSame>['rows'][number]
type Values = Record<string, unknown>

const today = () => todayIn(new Date())
const orNull = (text: unknown): string | null => (typeof text === 'string' && text.trim() !== '' ? text.trim() : null)

/** Opens the file of one worker on one page; warns before the person gets a second one. */
export default function RegisterPage() {
  const t = useWord(words)
  const me = useMe()
  const may = useMay()
  const go = useGo()
  const { choices } = useRegistryLists()
  const [warned, setWarned] = useState<{ blocks: boolean; notTheSameAs: string[] }>({ blocks: false, notTheSameAs: [] })
  const unfiled = useAnswer(peopleWithoutFile, { size: 100 }).data?.rows ?? []
  const shape = (values: Values): InputOf<typeof registerWorker> => {
    const account = unfiled.find((one) => one.personId === values['personId'])
    const isCommunity = values['kind'] === 'community-worker'
    return {
      personId: (values['personId'] as string | null | undefined) ?? null,
      name: String(values['name'] ?? ''),
      sex: (values['sex'] as 'unknown' | undefined) ?? 'unknown',
      bornOn: (values['bornOn'] as string | null | undefined) ?? null,
      identityNumber: values['withoutNumber'] ? null : orNull(values['identityNumber']),
      noNumberReason: values['withoutNumber'] ? orNull(values['noNumberReason']) : null,
      phone: orNull(values['phone']),
      politicalStatus: orNull(values['politicalStatus']),
      system: String(values['system'] ?? ''),
      kind: String(values['kind'] ?? ''),
      fullTime: values['fullTime'] !== false,
      fields: (values['fields'] as string[] | undefined) ?? [],
      specialties: (values['specialties'] as string[] | undefined) ?? [],
      regionCode: (orNull(values['regionCode']) ?? account?.regionCode ?? me.homeRegionCode) as never,
      organisationId: (values['organisationId'] as string | null | undefined) ?? null,
      employerId: (values['employerId'] as string | null | undefined) ?? null,
      employment: values['jobSince']
        ? [
            {
              employerName: orNull(values['employerName']) ?? me.organisationName ?? t('unknown'),
              employerKind: orNull(values['employerKind']),
              employerOrganisationId: (values['employerId'] as string | null | undefined) ?? null,
              postTitle: orNull(values['postTitle']),
              isSocialWork: !isCommunity,
              isCommunityWork: isCommunity,
              fullTime: values['fullTime'] !== false,
              fromOn: String(values['jobSince']),
            },
          ]
        : [],
      education: [],
      titles: [],
      notTheSameAs: warned.notTheSameAs,
    }
  }
  return (
    <div className="one-column">
      <PageHeader
        title={t('people.register')}
        back={{ to: '/desk/people', title: t('people') }}
        note={<p className="soft">{t('register.say')}</p>}
      />
      <ActForm
        endpoint={registerWorker}
        initial={
          {
            sex: 'unknown',
            fullTime: true,
            kind: 'social-worker',
            system: 'social-work-department',
            organisationId: me.jurisdiction.kind === 'organisation' ? me.organisationId : null,
          } as object
        }
        verb={t('people.register')}
        notNow={warned.blocks ? t('match.not-now') : null}
        shape={shape}
        onDone={({ personId }) => {
          toast(t('register.done', { name: '' }))
          go(`/desk/people/${personId}`)
        }}
        beside={
          <a className="button" href="/desk/people">
            {t('cancel')}
          </a>
        }
      >
        <fieldset>
          <legend>{t('register.who')}</legend>
          {unfiled.length > 0 && (
            <FormField name="personId" label={t('register.account')} hint={t('register.account-hint')}>
              <Account rows={unfiled} />
            </FormField>
          )}
          <Who />
        </fieldset>
        <Matches onWarned={setWarned} />
        <fieldset>
          <legend>{t('register.where')}</legend>
          <FormField name="organisationId" label={t('organisation')}>
            <OrganisationPicker valueLabel={me.organisationName ?? undefined} />
          </FormField>
          <FormField name="employerId" label={t('act.move-employer')}>
            <OrganisationPicker />
          </FormField>
          {me.jurisdiction.kind === 'region' && (
            <FormField name="regionCode" label={t('region')}>
              <RegionPicker within={me.jurisdiction.regionCode ?? me.homeRegionCode} />
            </FormField>
          )}
        </fieldset>
        <fieldset>
          <legend>{t('register.what')}</legend>
          <FormField name="kind" label={t('kind')} required>
            <Radio.Group options={choices('kinds')} />
          </FormField>
          <FormField name="system" label={t('system')} required>
            <Select options={choices('systems')} />
          </FormField>
          <FormField name="fields" label={t('fields')}>
            <Select mode="multiple" optionFilterProp="label" options={choices('fields')} />
          </FormField>
          <FormField name="specialties" label={t('specialties')}>
            <Select mode="multiple" optionFilterProp="label" options={choices('specialties')} />
          </FormField>
        </fieldset>
        <fieldset>
          <legend>{t('register.job')}</legend>
          <FormField name="employerName" label={t('employer')}>
            <Input maxLength={80} />
          </FormField>
          <FormField name="employerKind" label={t('employer.kind')}>
            <Select allowClear options={choices('employerKinds')} />
          </FormField>
          <FormField name="postTitle" label={t('post')}>
            <Input maxLength={60} />
          </FormField>
          <FormField name="jobSince" label={t('register.job-since')}>
            <DayInput until={today()} />
          </FormField>
          <Form.Item name="fullTime" valuePropName="checked">
            <Checkbox>{t('full-time.yes')}</Checkbox>
          </Form.Item>
        </fieldset>
        {!may('workforce:confirm') && <p className="soft">{t('register.unconfirmed')}</p>}
      </ActForm>
    </div>
  )
}

/** Someone who has an account: the form takes over the name. */
function Account({
  rows,
  value,
  onChange,
  id,
}: {
  rows: OutputOf<typeof peopleWithoutFile>['rows']
  value?: string | null
  onChange?: (value: string | null) => void
  id?: string
}) {
  const t = useWord(words)
  const form = Form.useFormInstance<Values>()
  return (
    <Select
      {...(id && { id })}
      allowClear
      showSearch
      optionFilterProp="label"
      placeholder={t('register.account-none')}
      value={value ?? null}
      onChange={(next: string | undefined) => {
        const chosen = rows.find((one) => one.personId === next)
        if (chosen) form.setFieldsValue({ name: chosen.name, organisationId: chosen.organisationId })
        onChange?.(next ?? null)
      }}
      options={rows.map((one) => ({
        value: one.personId,
        label: `${one.name}（${one.organisationName ?? one.regionName}）`,
      }))}
    />
  )
}

function Who() {
  const t = useWord(words)
  const { choices } = useRegistryLists()
  const form = Form.useFormInstance<Values>()
  const without = Boolean(Form.useWatch('withoutNumber', form))
  const read = readIdentityNumber(withoutOldForm(String(Form.useWatch('identityNumber', form) ?? '')), today())
  const fills = !without && read.ok
  const { bornOn, sex } = read.ok ? read : {}
  useEffect(() => {
    if (fills) form.setFieldsValue({ bornOn, sex })
  }, [form, fills, bornOn, sex])
  return (
    <>
      <FormField name="name" label={t('name')} required>
        <Input maxLength={40} autoComplete="off" />
      </FormField>
      {!without && (
        <FormField name="identityNumber" label={t('number')} hint={t('number.hint')} required>
          <Input maxLength={40} autoComplete="off" />
        </FormField>
      )}
      <Form.Item name="withoutNumber" valuePropName="checked">
        <Checkbox>{t('number.without')}</Checkbox>
      </Form.Item>
      {without && (
        <FormField name="noNumberReason" label={t('number.reason')} required>
          <Input maxLength={100} autoComplete="off" />
        </FormField>
      )}
      <FormField name="bornOn" label={t('born')} hint={fills ? t('number.fills') : undefined}>
        <DayInput until={today()} disabled={fills} />
      </FormField>
      <FormField name="sex" label={t('sex')} required hint={fills ? t('number.fills') : undefined}>
        <Radio.Group
          disabled={fills}
          options={(['female', 'male', 'unknown'] as const).map((one) => ({ value: one, label: t(`sex.${one}`) }))}
        />
      </FormField>
      <FormField name="phone" label={t('phone')}>
        <Input maxLength={40} autoComplete="off" inputMode="tel" />
      </FormField>
      <FormField name="politicalStatus" label={t('political')}>
        <Select allowClear options={choices('politicalStatuses')} />
      </FormField>
    </>
  )
}

const pause = 500

/** Warns while someone is being entered that there may be a file already; the officer says whether it is the same person. */
function Matches({ onWarned }: { onWarned: (warned: { blocks: boolean; notTheSameAs: string[] }) => void }) {
  const t = useWord(words)
  const me = useMe()
  const values = (Form.useWatch([], Form.useFormInstance<Values>()) ?? {}) as Values
  const number = values['withoutNumber'] ? null : orNull(values['identityNumber'])
  const hasNumber = number !== null && readIdentityNumber(withoutOldForm(number), today()).ok
  const name = String(values['name'] ?? '').trim()
  const isAsked = hasNumber || (Array.from(name).length >= 2 && Boolean(values['bornOn']))
  const question = isAsked
    ? JSON.stringify({
        name,
        sex: values['sex'] ?? 'unknown',
        bornOn: values['bornOn'] ?? null,
        identityNumber: hasNumber ? number : null,
        phone: orNull(values['phone']),
        regionCode: orNull(values['regionCode']) ?? me.homeRegionCode,
      })
    : undefined
  const [rested, setRested] = useState(question)
  useEffect(() => {
    const timer = setTimeout(() => setRested(question), pause)
    return () => clearTimeout(timer)
  }, [question])
  const found = useAnswer(possibleSame, (rested ? JSON.parse(rested) : nobody) as InputOf<typeof possibleSame>, {
    when: rested !== undefined,
  })
  const [others, setOthers] = useState<string[]>([])
  const rows: Match[] = (rested && found.data?.rows) || []
  const known = rows.flatMap(({ personId }) => personId ?? [])
  const certain = rows.some((one) => one.certain)
  const blocks = certain || known.some((id) => !others.includes(id))
  const state = JSON.stringify({ blocks, notTheSameAs: known })
  useEffect(() => onWarned(JSON.parse(state) as { blocks: boolean; notTheSameAs: string[] }), [state, onWarned])
  if (rows.length === 0) return null
  return (
    <section className="panel warn matches" role="status" aria-label={t('match.title')}>
      <h3>{t('match.title')}</h3>
      <p>
        {t(rows.some((one) => one.personId === null) ? 'match.elsewhere' : certain ? 'match.certain' : 'match.likely')}
      </p>
      <ul className="bare">
        {rows.map(
          (one) =>
            one.personId && (
              <li key={one.personId} className="row">
                <strong>{one.name}</strong>
                <span className="soft">{[one.bornOn, one.regionName].filter(Boolean).join(' · ')}</span>
                <a href={`/desk/people/${one.personId}`}>{t('match.open')}</a>
                {!one.certain && (
                  <label className="tick">
                    <input
                      type="checkbox"
                      checked={others.includes(one.personId)}
                      onChange={(event) =>
                        setOthers(
                          event.target.checked
                            ? [...others, one.personId!]
                            : others.filter((id) => id !== one.personId),
                        )
                      }
                    />
                    {t('match.other')}
                  </label>
                )}
              </li>
            ),
        )}
      </ul>
    </section>
  )
}

const nobody = { name: '', sex: 'unknown', bornOn: null, identityNumber: null, phone: null, regionCode: '' }
