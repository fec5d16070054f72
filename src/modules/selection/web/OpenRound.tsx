import { Input } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { useGo } from '#web/kit/address.ts'
import { DayInput } from '#web/kit/DayInput.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { openRound, roundProposed } from '../contract-rounds.ts'
import { words } from './rounds-words.ts'

/** A round of a programme: where, from when, until when entries are taken, and why where the rule is another place's. */
export function OpenRound({ place, code }: { place: string; code: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  const go = useGo()
  const own = me.jurisdiction.regionCode ?? me.homeRegionCode
  const [regionCode, setRegion] = useState<string>(own)
  const [openedOn, setOpenedOn] = useState(todayIn(new Date()) as string)
  const asked = useAnswer(roundProposed, { place, code, regionCode: regionCode as never, openedOn }, { keepLast: true })
  return (
    <Waiting for={asked} lines={6}>
      {(found) => (
        <div className="long-form">
          <div className="selection-two">
            <label className="field">
              <span className="label">{t('round.region')}</span>
              <RegionPicker
                label={t('round.region')}
                within={own}
                value={regionCode}
                onChange={(chosen) => setRegion(chosen ?? own)}
              />
            </label>
            <label className="field">
              <span className="label">{t('round.opened')}</span>
              <DayInput value={openedOn} onChange={(day) => day && setOpenedOn(day)} />
            </label>
          </div>
          {found.running && (
            <p className="panel warn">
              {t('open.running')}
              <a href={`/desk/selection/rounds/${found.running.roundId}`}>{found.running.title}</a>
            </p>
          )}
          <p className="soft small">
            {found.levels.length > 0
              ? t('open.levels', { levels: found.levels.map((one) => phrase(one.name)).join(' → ') })
              : t('open.no-levels')}
          </p>
          <ActForm
            // What is proposed follows the region and the day.
            key={`${regionCode} ${openedOn} ${found.entriesLastOn}`}
            endpoint={openRound}
            given={{ place, code, regionCode: regionCode as never, openedOn }}
            initial={{ title: found.title, entriesLastOn: found.entriesLastOn ?? '', adoptedBecause: '' }}
            verb={t('open')}
            onDone={({ roundId }) => {
              toast(t('open.done'))
              go(`/desk/selection/rounds/${roundId}`)
            }}
          >
            <FormField name="title" label={t('round.title')} required>
              <Input maxLength={80} autoComplete="off" />
            </FormField>
            <FormField
              name="entriesLastOn"
              label={t('round.last')}
              required
              hint={
                found.missingYear
                  ? t('open.last-unknown', { year: found.missingYear })
                  : found.callOpen
                    ? `${t('open.last-hint', { takes: t(`days.${found.callOpen.takes.unit}`, { n: found.callOpen.takes.count }) })}${found.callOpen.basis ? phrase(found.callOpen.basis) : ''}`
                    : t('open.last-free')
              }
            >
              <DayInput from={openedOn} />
            </FormField>
            {!found.holds && (
              <FormField name="adoptedBecause" label={t('open.adopted')} hint={t('open.adopted-hint')} required>
                <Input.TextArea rows={3} maxLength={500} />
              </FormField>
            )}
          </ActForm>
        </div>
      )}
    </Waiting>
  )
}
