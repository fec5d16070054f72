import { Input, InputNumber, Select } from 'antd'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import type { Values } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import type { Shown } from '#web/kit/Meanwhile.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { changeSession, openSession } from '../contract.ts'
import type { session } from '../contract.ts'
import { classHours } from '../domain/ledger.ts'
import { hourOf, instantOf, useCodes } from './codes.ts'
import './training.css'
import { words } from './words.ts'

type Session = OutputOf<typeof session>

/** Opens a session of a course, or changes one. One category is usual; a session with several is changed as it stands. */
export function SessionForm({ courseId, of, onClose }: { courseId: string; of?: Session; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const { lists, category, hours } = useCodes()
  const today = todayIn(new Date())
  if (!lists) return null
  const shape = ({ untilDay, untilTime, category, hours, ...values }: Values) =>
    ({
      ...values,
      title: values['title'] ?? '',
      teacher: values['teacher'] ?? '',
      signUpUntil: instantOf(String(untilDay), String(untilTime)),
      credits: [
        { category, hours },
        ...(of?.credits.slice(1) ?? []).map((credit) => ({
          category: credit.category,
          hours: classHours(credit.minutes, lists.classHourMinutes),
        })),
      ],
    }) as never
  const dayOf = (at: string) => todayIn(new Date(at))
  const initial = of
    ? {
        title: of.title,
        heldOn: of.heldOn,
        startsAt: hourOf(of.startsAt),
        endsAt: hourOf(of.endsAt),
        place: of.place,
        teacher: of.teacher,
        capacity: of.capacity,
        untilDay: dayOf(of.signUpUntil),
        untilTime: hourOf(of.signUpUntil),
        category: of.credits[0]!.category,
        hours: classHours(of.credits[0]!.minutes, lists.classHourMinutes),
      }
    : {
        startsAt: '14:00',
        endsAt: '17:00',
        untilTime: '17:00',
        capacity: 50,
        category: lists.categories[0]?.code,
        hours: 4,
      }
  const shown: Shown<Session>[] = [
    { label: t('session.title'), of: (one) => one.title },
    { label: t('session.day'), of: (one) => day(one.heldOn) },
    { label: t('session.starts'), of: (one) => hourOf(one.startsAt) },
    { label: t('session.ends'), of: (one) => hourOf(one.endsAt) },
    { label: t('session.place'), of: (one) => one.place },
    { label: t('session.teacher'), of: (one) => one.teacher },
    {
      label: t('session.hours'),
      of: (one) => one.credits.map((credit) => `${category(credit.category)} ${hours(credit.minutes)}`).join('，'),
    },
    { label: t('session.capacity'), of: (one) => String(one.capacity) },
    { label: t('session.until-day'), of: (one) => `${day(dayOf(one.signUpUntil))} ${hourOf(one.signUpUntil)}` },
  ]
  const fields = (
    <>
      <FormField name="title" label={t('session.title')}>
        <Input maxLength={100} />
      </FormField>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <FormField name="heldOn" label={t('session.day')} required>
          <DayInput from={today} />
        </FormField>
        <FormField name="startsAt" label={t('session.starts')} required>
          <Input type="time" />
        </FormField>
        <FormField name="endsAt" label={t('session.ends')} required>
          <Input type="time" />
        </FormField>
      </div>
      <FormField name="place" label={t('session.place')} required>
        <Input maxLength={100} />
      </FormField>
      <FormField name="teacher" label={t('session.teacher')}>
        <Input maxLength={60} />
      </FormField>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <FormField name="category" label={t('session.category')} required>
          <Select
            style={{ minWidth: '9rem' }}
            options={lists.categories.map(({ code, name }) => ({ value: code, label: phrase(name) }))}
          />
        </FormField>
        <FormField
          name="hours"
          label={t('session.hours')}
          hint={t('session.hours-hint', { minutes: lists.classHourMinutes })}
          required
        >
          <InputNumber min={0.5} max={200} step={0.5} />
        </FormField>
        <FormField name="capacity" label={t('session.capacity')} required>
          <InputNumber min={1} max={5000} precision={0} />
        </FormField>
      </div>
      <div className="row" style={{ alignItems: 'flex-start' }}>
        <FormField name="untilDay" label={t('session.until-day')} required>
          <DayInput />
        </FormField>
        <FormField name="untilTime" label={t('session.until-time')} required>
          <Input type="time" />
        </FormField>
      </div>
    </>
  )
  const done = (said: string) => () => {
    toast(said)
    onClose()
  }
  return (
    <Ask title={t(of ? 'session.change' : 'session.open')} onClose={onClose}>
      <div className="long-form">
        {of ? (
          <ActForm
            endpoint={changeSession}
            given={{ sessionId: of.sessionId }}
            changes={{ now: of, shown }}
            initial={initial as never}
            shape={shape}
            verb={t('session.change')}
            onDone={done(t('session.changed'))}
          >
            {fields}
          </ActForm>
        ) : (
          <ActForm
            endpoint={openSession}
            given={{ courseId }}
            initial={initial as never}
            shape={shape}
            verb={t('session.open')}
            onDone={done(t('session.opened'))}
          >
            {fields}
          </ActForm>
        )}
      </div>
    </Ask>
  )
}
