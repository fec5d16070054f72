import { Input, Select } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay, useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import type { Values } from '#web/kit/ActForm.tsx'
import { useGo, usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { MaskedValue } from '#web/kit/MaskedValue.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeVolunteer, revealVolunteer, takeOff, volunteer } from '../contract.ts'
import { useCodes } from './codes.ts'
import { CorrectForm } from './CorrectForm.tsx'
import { Facts } from './Facts.tsx'
import { OpenAccount } from './OpenAccount.tsx'
import { Record } from './Record.tsx'
import type { Entry, Volunteer } from './Record.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

/** One volunteer, as the organisation that registered them sees them. */
export default function VolunteerPage() {
  const asked = useAnswer(volunteer, { volunteerId: usePathPart('volunteerId') })
  return (
    <Waiting for={asked} lines={12}>
      {(of) => <Page of={of} />}
    </Waiting>
  )
}

function Page({ of }: { of: Volunteer }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const may = useMay()
  const me = useMe()
  const [asking, setAsking] = useState<'account' | 'change' | 'take-off'>()
  const [correcting, setCorrecting] = useState<Entry>()
  const manages = may('volunteers:manage')
  const { lists } = useCodes()
  // Who registered themselves or is asked to confirm has one; of others the server knows.
  const isSelf = lists?.agreementHow.find((one) => one.code === of.agreedHow)?.self
  // A neighbour is of no organisation: the authority opens accounts for them.
  const opens = may('identity:manage-accounts') && me.jurisdiction.kind === 'region'
  const close = () => setAsking(undefined)
  return (
    <>
      <PageHeader
        title={of.name}
        whose={[of.number, of.organisationName ?? of.regionName].join(' · ')}
        back={{ to: '/desk/volunteers', title: t('volunteers') }}
        acts={
          manages &&
          of.state !== 'left' && (
            <>
              <button type="button" className="button danger" onClick={() => setAsking('take-off')}>
                {d('one.remove')}
              </button>
              {opens && of.state === 'registered' && !isSelf && (
                <button type="button" className="button" onClick={() => setAsking('account')}>
                  {d('account.open')}
                </button>
              )}
              <button type="button" className="button" onClick={() => setAsking('change')}>
                {t('mine.change')}
              </button>
            </>
          )
        }
        note={
          <p className="row">
            <span className={`status ${{ awaiting: 'warn', registered: 'good', left: 'idle' }[of.state]}`}>
              {t(`state.${of.state}`)}
            </span>
            {of.active && <span className="status good">{d('list.active-yes')}</span>}
            {of.minor && <span className="status warn">{t('minor')}</span>}
          </p>
        }
      />
      {of.state === 'awaiting' && <p className="panel warn">{d('one.awaits-say')}</p>}
      <div className="two-columns">
        <section className="card">
          <h2>{d('one.particulars')}</h2>
          <Particulars of={of} />
        </section>
        <section className="card">
          <h2>{d('one.consent')}</h2>
          <Consent of={of} />
        </section>
      </div>
      <div className="volunteers-acts">
        <Record
          of={of}
          own={false}
          {...(manages && {
            actOf: (entry: Entry) => (
              <button type="button" className="button bare" onClick={() => setCorrecting(entry)}>
                {d('correct.do')}
              </button>
            ),
          })}
        />
      </div>
      {asking === 'change' && <ChangeForm of={of} onClose={close} />}
      {asking === 'account' && <OpenAccount of={of} onClose={close} />}
      {asking === 'take-off' && <TakeOff of={of} onClose={close} />}
      {correcting && <CorrectForm of={correcting} name={of.name} onClose={() => setCorrecting(undefined)} />}
    </>
  )
}

function Particulars({ of }: { of: Volunteer }) {
  const t = useWord(words)
  const may = useMay()
  const { day } = useFormats()
  const { name } = useCodes()
  const reveal = useAct(revealVolunteer)
  const revealed = (field: 'phone' | 'identityNumber') =>
    may('volunteers:manage')
      ? {
          reveal: async (reason: string) =>
            (await reveal.mutateAsync({ volunteerId: of.volunteerId, field, reason })).value,
        }
      : {}
  return (
    <Facts
      rows={[
        { name: t('number'), value: <span className="number">{of.number}</span> },
        { name: t('national'), value: of.nationalNumber },
        { name: t('sex'), value: of.sex !== 'unknown' && t(`sex.${of.sex}`) },
        { name: t('born'), value: of.bornOn && day(of.bornOn) },
        {
          name: t('identity'),
          value: of.hasIdentityNumber && (
            <MaskedValue label={t('identity')} masked={'•'.repeat(6)} {...revealed('identityNumber')} />
          ),
        },
        {
          name: t('mine.phone'),
          value: of.phoneMasked && (
            <MaskedValue label={t('mine.phone')} masked={of.phoneMasked} {...revealed('phone')} />
          ),
        },
        { name: t('mine.area'), value: of.livingRegionName },
        { name: t('mine.skills'), value: of.skills.map((code) => name('skills', code)).join(t('and')) },
        { name: t('categories'), value: of.categories.map((code) => name('categories', code)).join(t('and')) },
        {
          name: t('team'),
          value: of.teams.length > 0 && (
            <span className="row">
              {of.teams.map((one) => (
                <a key={one.teamId} href={`/desk/volunteers/teams/${one.teamId}`}>
                  {one.name}
                </a>
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}

function Consent({ of }: { of: Volunteer }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { day } = useFormats()
  const { name } = useCodes()
  return (
    <Facts
      rows={[
        { name: d('register.how'), value: name('agreementHow', of.agreedHow) },
        { name: d('register.agreed-on'), value: day(of.agreedOn) },
        { name: d('register.paper'), value: of.agreementPaper },
        {
          name: t('guardian'),
          value:
            of.guardian &&
            t('guardian.said', {
              name: of.guardian.name,
              relation: name('relations', of.guardian.relation),
              day: day(of.guardian.agreedOn),
            }),
        },
        { name: d('list.since'), value: day(of.registeredOn) },
        { name: d('one.confirmed'), value: of.confirmedOn && day(of.confirmedOn) },
        { name: d('one.left'), value: of.leftOn && day(of.leftOn) },
        { name: t('mine.name-public'), value: t(of.namePublic ? 'mine.name-shown' : 'mine.name-hidden') },
      ]}
    />
  )
}

function ChangeForm({ of, onClose }: { of: Volunteer; onClose: () => void }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { name, choices } = useCodes()
  const listed = (list: 'skills' | 'categories', codes: string[]) =>
    codes.map((code) => name(list, code)).join(t('and'))
  return (
    <Ask title={t('mine.change')} onClose={onClose}>
      <div className="long-form">
        <ActForm
          endpoint={changeVolunteer}
          given={{ volunteerId: of.volunteerId }}
          changes={{
            now: of,
            shown: [
              { label: t('mine.phone'), of: (one) => one.phoneMasked ?? '' },
              { label: t('mine.area'), of: (one) => one.livingRegionName ?? '' },
              { label: t('mine.skills'), of: (one) => listed('skills', one.skills) },
              { label: t('categories'), of: (one) => listed('categories', one.categories) },
              { label: t('national'), of: (one) => one.nationalNumber ?? '' },
            ],
          }}
          initial={
            {
              livingRegionCode: of.livingRegionCode,
              skills: of.skills,
              categories: of.categories,
              nationalNumber: of.nationalNumber ?? '',
            } as object
          }
          shape={({ phone, nationalNumber, livingRegionCode, ...values }: Values) =>
            ({
              ...values,
              livingRegionCode: livingRegionCode || null,
              nationalNumber: nationalNumber || null,
              ...(phone ? { phone } : {}),
            }) as never
          }
          verb={t('mine.save')}
          onDone={() => {
            toast(t('mine.changed'))
            onClose()
          }}
        >
          <FormField
            name="phone"
            label={t('mine.phone')}
            hint={of.phoneMasked ? t('mine.phone-kept', { phone: of.phoneMasked }) : undefined}
          >
            <Input maxLength={40} autoComplete="off" inputMode="tel" />
          </FormField>
          <FormField name="livingRegionCode" label={t('mine.area')}>
            <RegionPicker {...(of.livingRegionName && { valueLabel: of.livingRegionName })} />
          </FormField>
          <FormField name="skills" label={t('mine.skills')}>
            <Select mode="multiple" optionFilterProp="label" options={choices('skills')} />
          </FormField>
          <FormField name="categories" label={t('categories')}>
            <Select mode="multiple" optionFilterProp="label" options={choices('categories')} />
          </FormField>
          <FormField name="nationalNumber" label={t('national')} hint={d('register.national-hint')}>
            <Input maxLength={40} autoComplete="off" />
          </FormField>
        </ActForm>
      </div>
    </Ask>
  )
}

function TakeOff({ of, onClose }: { of: Volunteer; onClose: () => void }) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const go = useGo()
  return (
    <Ask title={`${d('one.remove')} · ${of.name}`} onClose={onClose}>
      <p>{d('one.remove-say')}</p>
      <ActForm
        endpoint={takeOff}
        given={{ volunteerId: of.volunteerId }}
        verb={d('one.remove')}
        onDone={() => {
          toast(d('one.removed'))
          onClose()
          go('/desk/volunteers')
        }}
      >
        <FormField name="reason" label={t('reason')} required>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
