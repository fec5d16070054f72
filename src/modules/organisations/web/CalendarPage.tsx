import { Input, Select } from 'antd'
import { addDays, todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { moveDay, movedDays } from '../contract.ts'
import { words } from './words.ts'

/** Days that a later notice moved: entered once, they count everywhere. */
export default function CalendarPage() {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <Waiting for={useAnswer(movedDays, {})}>
      {({ years, days }) => (
        <>
          <PageHeader
            title={t('calendar')}
            note={<p className="soft">{t('calendar.say', { years: `${years[0]}—${years.at(-1)}` })}</p>}
          />
          <section className="card">
            <ActForm
              endpoint={moveDay}
              initial={{ working: false }}
              verb={t('calendar.enter')}
              clears
              onDone={() => toast(t('calendar.entered'))}
            >
              <FormField name="day" label={t('calendar.day')} required>
                <DayInput from={addDays(todayIn(new Date()), 1)} />
              </FormField>
              <FormField name="working" label={t('calendar.is')} required>
                <Select
                  options={[
                    { value: false, label: t('calendar.resting') },
                    { value: true, label: t('calendar.working') },
                  ]}
                />
              </FormField>
              <FormField name="source" label={t('calendar.source')} hint={t('calendar.source-hint')} required>
                <Input maxLength={120} />
              </FormField>
            </ActForm>
          </section>
          {days.length === 0 ? (
            <Nothing title={t('calendar.none')} />
          ) : (
            <ul className="card">
              {days.map((one) => (
                <li key={one.day}>
                  <strong>{day(one.day)}</strong> {t(one.working ? 'calendar.working' : 'calendar.resting')}{' '}
                  <span className="soft">{one.source}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Waiting>
  )
}
