import { useState } from 'react'
import { parseDay, todayIn } from '#kernel/days.ts'
import { readIdentityNumber, withoutOldForm } from '#kernel/persons/identity-number.ts'
import { useAct } from '#web/client/answers.ts'
import { useFormats } from '#web/kit/formats.ts'
import { Acts, Elsewhere, Field, wrongOf } from '#web/kit/plain-form.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeMine, registerMyself } from '../contract.ts'
import { isMinor } from '../domain/volunteer.ts'
import { Choice } from './Choice.tsx'
import { useCodes } from './codes.ts'
import { Facts } from './Facts.tsx'
import type { Mine } from './Mine.tsx'
import type { Volunteer } from './Record.tsx'
import { words } from './words.ts'

// Drawn without antd: the phone shows them too.

interface Told {
  phone: string
  livingRegionCode: string | null
  skills: string[]
  categories: string[]
  namePublic: boolean
}

/** What one says of oneself, the first time and later. */
function About({
  of,
  onChange,
  wrong,
  phoneHint,
  livingRegionName,
}: {
  of: Told
  onChange: (by: Partial<Told>) => void
  wrong: { [field: string]: string }
  phoneHint?: string | undefined
  livingRegionName?: string | undefined
}) {
  const t = useWord(words)
  const { choices } = useCodes()
  return (
    <>
      <Field label={t('mine.phone')} hint={phoneHint} wrong={wrong['phone']}>
        {(control) => (
          <input
            {...control}
            className="input"
            inputMode="tel"
            autoComplete="off"
            maxLength={40}
            value={of.phone}
            onChange={(event) => onChange({ phone: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('mine.area')} wrong={wrong['livingRegionCode']}>
        {({ id, 'aria-invalid': invalid }) => (
          <RegionPicker
            id={id}
            aria-invalid={invalid}
            value={of.livingRegionCode}
            {...(livingRegionName && { valueLabel: livingRegionName })}
            onChange={(livingRegionCode) => onChange({ livingRegionCode })}
          />
        )}
      </Field>
      <Choice
        label={t('mine.skills')}
        choices={choices('skills')}
        chosen={of.skills}
        onChoose={(skills) => onChange({ skills })}
        wrong={wrong['skills']}
      />
      <Choice
        label={t('categories')}
        choices={choices('categories')}
        chosen={of.categories}
        onChoose={(categories) => onChange({ categories })}
        wrong={wrong['categories']}
      />
      <label className="volunteers-tick">
        <input
          type="checkbox"
          checked={of.namePublic}
          onChange={(event) => onChange({ namePublic: event.target.checked })}
        />
        {t('mine.show-name')}
      </label>
      <p className="soft small">{t('mine.show-name-say')}</p>
    </>
  )
}

const told = ['phone', 'livingRegionCode', 'skills', 'categories']

/** Registers oneself; what the registry of people knows is shown and not asked again. */
export function RegisterMyself({ known, onClose }: { known: Mine['known']; onClose: () => void }) {
  const t = useWord(words)
  const { day } = useFormats()
  const { lists, choices } = useCodes()
  const [about, setAbout] = useState<Told>({
    phone: '',
    livingRegionCode: null,
    skills: [],
    categories: [],
    namePublic: false,
  })
  const [identityNumber, setIdentityNumber] = useState('')
  const [bornTyped, setBornTyped] = useState('')
  const [guardian, setGuardian] = useState({ name: '', relation: '', agreedOn: '' })
  const act = useAct(registerMyself)
  const wrong = wrongOf(act.error)
  const today = todayIn(new Date())
  const unknown = known.bornOn === null
  const read = unknown ? readIdentityNumber(withoutOldForm(identityNumber), today) : undefined
  const bornOn = known.bornOn ? parseDay(known.bornOn) : read?.ok ? read.bornOn : bornTyped ? parseDay(bornTyped) : null
  const needsGuardian = lists !== undefined && isMinor(bornOn, today, lists.guardianBelow.is)
  const send = async () => {
    const { number } = await act.mutateAsync({
      ...about,
      phone: about.phone.trim() || null,
      livingRegionCode: about.livingRegionCode as never,
      identityNumber: identityNumber.trim() || null,
      bornOn: (unknown && bornTyped) || null,
      guardian: needsGuardian ? guardian : null,
    })
    toast(t('mine.registered', { number }))
    onClose()
  }
  return (
    <form
      className="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // What is refused stands in `act.error`, at its field.
        send().catch(() => undefined)
      }}
    >
      <h2>{t('mine.register')}</h2>
      <Facts
        rows={[
          { name: t('name'), value: known.name },
          { name: t('sex'), value: known.sex && known.sex !== 'unknown' && t(`sex.${known.sex}`) },
          { name: t('born'), value: known.bornOn && day(known.bornOn) },
        ]}
      />
      {unknown && (
        <Field label={t('identity')} hint={t('identity-hint')} wrong={wrong['identityNumber']}>
          {(control) => (
            <input
              {...control}
              className="input"
              autoComplete="off"
              maxLength={40}
              value={identityNumber}
              onChange={(event) => setIdentityNumber(event.target.value)}
            />
          )}
        </Field>
      )}
      {unknown && !read?.ok && (
        <Field label={t('born')} wrong={wrong['bornOn']}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              max={today}
              value={bornTyped}
              onChange={(event) => setBornTyped(event.target.value)}
            />
          )}
        </Field>
      )}
      <About of={about} onChange={(by) => setAbout({ ...about, ...by })} wrong={wrong} />
      {needsGuardian && (
        <fieldset className="volunteers-choice">
          <legend>{t('guardian')}</legend>
          <p className="soft small">{t('guardian.say', { n: lists.guardianBelow.is })}</p>
          <Field label={t('guardian.name')} wrong={wrong['guardian'] ?? wrong['guardian.name']}>
            {(control) => (
              <input
                {...control}
                className="input"
                autoComplete="off"
                maxLength={40}
                value={guardian.name}
                onChange={(event) => setGuardian({ ...guardian, name: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('guardian.relation')} wrong={wrong['guardian.relation']}>
            {(control) => (
              <select
                {...control}
                className="input"
                value={guardian.relation}
                onChange={(event) => setGuardian({ ...guardian, relation: event.target.value })}
              >
                <option value="" />
                {choices('relations').map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('guardian.on')} wrong={wrong['guardian.agreedOn']}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="date"
                max={today}
                value={guardian.agreedOn}
                onChange={(event) => setGuardian({ ...guardian, agreedOn: event.target.value })}
              />
            )}
          </Field>
        </fieldset>
      )}
      <Elsewhere
        of={act.error}
        drawn={(field) =>
          told.includes(field) ||
          (needsGuardian && field.startsWith('guardian')) ||
          (unknown && (field === 'identityNumber' || (field === 'bornOn' && !read?.ok)))
        }
      />
      <Acts verb={t('mine.register')} busy={act.isPending} onClose={onClose} />
    </form>
  )
}

/** What one may change of oneself; a telephone that is left out stays. */
export function ChangeMine({ of, onClose }: { of: Volunteer; onClose: () => void }) {
  const t = useWord(words)
  const [basedOnVersion] = useState(of.version)
  const [about, setAbout] = useState<Told>({
    phone: '',
    livingRegionCode: of.livingRegionCode,
    skills: of.skills,
    categories: of.categories,
    namePublic: of.namePublic,
  })
  const act = useAct(changeMine)
  const { phone, livingRegionCode, ...rest } = about
  const send = async () => {
    await act.mutateAsync({
      ...rest,
      livingRegionCode: livingRegionCode as never,
      ...(phone.trim() && { phone: phone.trim() }),
      basedOnVersion,
    })
    toast(t('mine.changed'))
    onClose()
  }
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void send().catch(() => undefined))}>
      <h2>{t('mine.change')}</h2>
      <About
        of={about}
        onChange={(by) => setAbout({ ...about, ...by })}
        wrong={wrongOf(act.error)}
        phoneHint={of.phoneMasked ? t('mine.phone-kept', { phone: of.phoneMasked }) : undefined}
        livingRegionName={of.livingRegionName ?? undefined}
      />
      <Elsewhere of={act.error} drawn={(field) => told.includes(field)} />
      <Acts verb={t('mine.save')} busy={act.isPending} onClose={onClose} />
    </form>
  )
}
