import { Input } from 'antd'
import { useState } from 'react'
import { todayIn, yearOf } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useQueryWords } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import type { Shown } from '#web/kit/Meanwhile.tsx'
import { formatCount } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { calendar, changePlan, makePlan } from '../contract.ts'
import { AudienceField } from './AudienceField.tsx'
import { CourseForm } from './CourseForm.tsx'
import './training.css'
import { words } from './words.ts'

type Calendar = OutputOf<typeof calendar>
type Plan = Calendar['plans'][number]

/** A year of training as a picture: twelve months with their themes, and what is held in each. */
export default function PlanPage() {
  const t = useWord(words)
  const may = useMay()
  const [query, change] = useQueryWords()
  const thisYear = yearOf(todayIn(new Date()))
  const year = Number(query['year'] ?? thisYear)
  const asked = useAnswer(calendar, { year }, { keepLast: true })
  const [asking, setAsking] = useState<'plan' | 'course'>()
  const manages = may('training:manage')
  const own = asked.data?.plans.find((plan) => plan.mayChange)
  return (
    <>
      <PageHeader
        title={t('plan.of', { year })}
        acts={
          <>
            <select
              className="input"
              style={{ width: 'auto' }}
              aria-label={t('plan.year')}
              value={year}
              onChange={(event) => change({ year: event.target.value }, { step: true })}
            >
              {[1, 0, -1, -2].map((by) => (
                <option key={by} value={thisYear + by}>
                  {thisYear + by}
                </option>
              ))}
            </select>
            {manages && (
              <>
                <button type="button" className="button" onClick={() => setAsking('plan')}>
                  {t(own ? 'plan.change' : 'plan.make')}
                </button>
                <button type="button" className="button main" onClick={() => setAsking('course')}>
                  {t('course.open')}
                </button>
              </>
            )}
          </>
        }
      />
      <Waiting for={asked}>{(answer) => <Year of={answer} year={year} />}</Waiting>
      {asking === 'plan' && <PlanForm plan={own} year={year} onClose={() => setAsking(undefined)} />}
      {asking === 'course' && <CourseForm year={year} onClose={() => setAsking(undefined)} />}
    </>
  )
}

function Year({ of: { plans, months }, year }: { of: Calendar; year: number }) {
  const t = useWord(words)
  const today = todayIn(new Date())
  const month = yearOf(today) === year ? Number(today.slice(5, 7)) : 0
  const sessions = months.flatMap((one) => one.sessions).filter((one) => !one.calledOff)
  const themeOf = (of: number) => [...new Set(plans.map((plan) => plan.themes[of - 1]).filter(Boolean))].join('；')
  if (plans.length === 0 && sessions.length === 0 && months.every((one) => one.waitingCourses.length === 0))
    return <Nothing title={t('plan.none')} say={t('plan.none-say')} />
  return (
    <>
      {plans.map((plan) => (
        <p key={plan.planId} style={{ marginBottom: '0.25rem' }}>
          <strong>{plan.title}</strong> <span className="soft">{plan.organisationName ?? plan.regionName}</span>
          {plan.aim && <span className="soft"> · {plan.aim}</span>}
        </p>
      ))}
      <p>
        {t('plan.say', {
          courses: formatCount(sessions.length),
          people: formatCount(sessions.reduce((sum, one) => sum + one.enrolled, 0)),
          theme: themeOf(month || 1) || t('plan.no-theme'),
        })}
      </p>
      <ol className="year" aria-label={t('plan')}>
        {months.map((one) => (
          <li
            key={one.month}
            className={one.month === month ? 'now' : ''}
            aria-current={one.month === month ? 'date' : undefined}
          >
            <h2>{t('plan.month', { n: one.month })}</h2>
            <p className="theme">{themeOf(one.month) || <span className="soft">{t('plan.no-theme')}</span>}</p>
            <Month of={one} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Month({ of: { sessions, waitingCourses } }: { of: Calendar['months'][number] }) {
  const t = useWord(words)
  if (sessions.length === 0 && waitingCourses.length === 0) return <p className="soft small">{t('plan.empty-month')}</p>
  return (
    <ol>
      {sessions.map((one) => (
        <li key={one.sessionId}>
          <span className="number soft">{Number(one.heldOn.slice(8))}</span>
          <a href={`/desk/training/courses/${one.courseId}`} className={one.calledOff ? 'gone' : ''}>
            {one.courseTitle}
          </a>
          <span className="number small soft">
            {one.calledOff ? t('session.called-off') : `${formatCount(one.enrolled)}/${formatCount(one.capacity)}`}
          </span>
        </li>
      ))}
      {waitingCourses.map((one) => (
        <li key={one.courseId}>
          <span />
          <a href={`/desk/training/courses/${one.courseId}`} className="planned">
            {one.title}
          </a>
          <span className="small soft">{t('plan.no-session')}</span>
        </li>
      ))}
    </ol>
  )
}

function PlanForm({ plan, year, onClose }: { plan: Plan | undefined; year: number; onClose: () => void }) {
  const t = useWord(words)
  const themes = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`m${at + 1}`, plan?.themes[at] ?? '']))
  const themesOf = (values: Record<string, unknown>) =>
    Array.from({ length: 12 }, (_, at) => String(values[`m${at + 1}`] ?? ''))
  const fields = (
    <>
      <FormField name="title" label={t('plan.title')} required>
        <Input maxLength={100} />
      </FormField>
      <FormField name="aim" label={t('plan.aim')}>
        <Input.TextArea rows={2} maxLength={1000} />
      </FormField>
      {!plan && <AudienceField />}
      <fieldset className="bare-fields">
        <legend>
          <strong>{t('plan.themes')}</strong>
        </legend>
        <div
          style={{
            display: 'grid',
            gridTemplateColumns: 'repeat(auto-fill, minmax(11rem, 1fr))',
            columnGap: '0.75rem',
          }}
        >
          {Object.keys(themes).map((name, at) => (
            <FormField key={name} name={name} label={t('plan.month', { n: at + 1 })}>
              <Input maxLength={60} />
            </FormField>
          ))}
        </div>
      </fieldset>
    </>
  )
  const shown: Shown<Plan>[] = [
    { label: t('plan.title'), of: (one) => one.title },
    { label: t('plan.aim'), of: (one) => one.aim },
    ...Array.from({ length: 12 }, (_, at) => ({
      label: t('plan.month', { n: at + 1 }),
      of: (one: Plan) => one.themes[at] ?? '',
    })),
  ]
  const done = (said: string) => () => {
    toast(said)
    onClose()
  }
  return (
    <Ask title={t(plan ? 'plan.change' : 'plan.make')} onClose={onClose}>
      <div className="long-form">
        {plan ? (
          <ActForm
            endpoint={changePlan}
            given={{ planId: plan.planId }}
            changes={{ now: plan, shown }}
            initial={{ title: plan.title, aim: plan.aim, ...themes } as never}
            shape={(values) => ({ title: values['title'], aim: values['aim'], themes: themesOf(values) }) as never}
            verb={t('plan.change')}
            onDone={done(t('plan.changed'))}
          >
            {fields}
          </ActForm>
        ) : (
          <ActForm
            endpoint={makePlan}
            given={{ year }}
            initial={{ title: `${t('plan.of', { year })}`, ...themes } as never}
            shape={(values) =>
              ({
                title: values['title'],
                aim: values['aim'] ?? '',
                forRegion: values['forRegion'],
                themes: themesOf(values),
              }) as never
            }
            verb={t('plan.make')}
            onDone={done(t('plan.made'))}
          >
            {fields}
          </ActForm>
        )}
      </div>
    </Ask>
  )
}
