import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import {
  assignment,
  assignSheet,
  type panel,
  planDefences,
  reassign,
  takeBackOverdue,
  whyPairs,
} from '../contract-judging.ts'
import { words } from './judging-words.ts'
import { BlindPart } from './BlindPart.tsx'
import { Why } from './PanelSection.tsx'

type Sheet = OutputOf<typeof panel>['sheets'][number]
type Answer = OutputOf<typeof assignment>
type Entry = Answer['entries'][number]
type Pair = Entry['pairs'][number]

/** Who judges what on a sheet, what was proven, and for whom nobody was found. */
export function AssignmentPart({ roundId, sheet }: { roundId: string; sheet: Sheet }) {
  const asked = useAnswer(assignment, { roundId, sheet: sheet.code })
  return (
    <Waiting for={asked} lines={4}>
      {(answer) => <Whole roundId={roundId} sheet={sheet} of={answer} />}
    </Waiting>
  )
}

type Doing = 'assign' | 'take-back' | 'defences'

function Whole({ roundId, sheet, of }: { roundId: string; sheet: Sheet; of: Answer }) {
  const t = useWord(words)
  const { instant, day } = useFormats()
  const [doing, setDoing] = useState<Doing>()
  const [why, setWhy] = useState<Entry>()
  const [blind, setBlind] = useState<Entry>()
  const [changing, setChanging] = useState<Pair>()
  const done = (said: string) => {
    toast(said)
    setDoing(undefined)
  }
  return (
    <>
      <p className="small soft">
        {of.run
          ? t('assign.run', { ...of.run, ms: of.run.milliseconds, who: of.run.runBy, when: instant(of.run.runAt) })
          : t('assign.none')}
      </p>
      <div className="row">
        <button type="button" className="button" onClick={() => setDoing('assign')}>
          {t('assign')}
        </button>
        {sheet.overdue > 0 && (
          <button type="button" className="button" onClick={() => setDoing('take-back')}>
            {t('take-back')}
          </button>
        )}
        {sheet.method === 'defence' && (
          <button type="button" className="button" onClick={() => setDoing('defences')}>
            {t('defences')}
          </button>
        )}
      </div>
      <ul className="judging-entries">
        {of.entries.map((entry) => (
          <li key={entry.entryId}>
            <div>
              <strong>{entry.name}</strong> {entry.isApart && <span className="status warn">{t('apart')}</span>}{' '}
              {entry.short > 0 && (
                <span className="status bad" title={t('short.why', { barred: entry.barred })}>
                  {t('short', { n: entry.short })}
                </span>
              )}
              {entry.short > 0 && of.run && <div className="small">{t('short.why', { barred: entry.barred })}</div>}
              {entry.defence && (
                <div className="small soft">
                  {t('review.defence', { when: instant(entry.defence.startsAt), room: entry.defence.room })}
                </div>
              )}
            </div>
            <ul className="judging-pairs">
              {entry.pairs.map((pair) => (
                <li key={pair.assignmentId}>
                  {pair.name}{' '}
                  <span className={`status ${pair.stage === 'done' ? 'good' : pair.late ? 'bad' : 'warn'}`}>
                    {t(pair.late ? 'pair.late' : `pair.${pair.stage}`)}
                  </span>{' '}
                  {pair.stage === 'given' && pair.dueOn && (
                    <span className="soft small">{t('mine.due', { day: day(pair.dueOn) })}</span>
                  )}{' '}
                  {pair.source === 'hand' && (
                    <span className="soft small">{t('pair.hand', { reason: pair.reason })}</span>
                  )}
                  {pair.stage === 'given' && (
                    <button
                      type="button"
                      className="button bare"
                      aria-label={`${t('change')} · ${entry.name} · ${pair.name}`}
                      onClick={() => setChanging(pair)}
                    >
                      {t('change')}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            <span className="row">
              <button
                type="button"
                className="button bare"
                aria-label={`${t('why')} · ${entry.name}`}
                onClick={() => setWhy(entry)}
              >
                {t('why')}
              </button>
              {sheet.blind && (
                <button
                  type="button"
                  className="button bare"
                  aria-label={`${t('blind')} · ${entry.name}`}
                  onClick={() => setBlind(entry)}
                >
                  {t('blind')}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {doing === 'assign' && (
        <Ask title={t('assign')} onClose={() => setDoing(undefined)}>
          <ActForm
            endpoint={assignSheet}
            given={{ roundId, sheet: sheet.code }}
            verb={t('assign')}
            onDone={({ pairs, short }) => done(t('assign.done', { pairs, short }))}
          >
            <FormField name="dueOn" label={t('assign.due')}>
              <DayInput />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {doing === 'take-back' && (
        <Ask title={t('take-back')} onClose={() => setDoing(undefined)}>
          <ActForm
            endpoint={takeBackOverdue}
            given={{ roundId, sheet: sheet.code }}
            verb={t('take-back')}
            onDone={({ withdrawn }) => done(t('take-back.done', { n: withdrawn }))}
          >
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={500} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {doing === 'defences' && (
        <Ask title={t('defences')} onClose={() => setDoing(undefined)}>
          <ActForm
            endpoint={planDefences}
            given={{ roundId, sheet: sheet.code }}
            initial={{ startsAt: '09:00', minutes: 20 }}
            verb={t('defences')}
            onDone={({ planned }) => done(t('defence.done', { n: planned }))}
          >
            <FormField name="heldOn" label={t('defence.on')} required>
              <DayInput />
            </FormField>
            <FormField name="startsAt" label={t('defence.at')} required>
              <Input maxLength={5} />
            </FormField>
            <FormField name="minutes" label={t('defence.minutes')} required>
              <InputNumber min={5} max={240} />
            </FormField>
            <FormField name="room" label={t('defence.room')} required>
              <Input maxLength={100} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {why && (
        <Ask title={t('why.title', { entry: why.name })} onClose={() => setWhy(undefined)}>
          <WhyThese entryId={why.entryId} sheet={sheet.code} />
        </Ask>
      )}
      {blind && (
        <Ask title={`${t('blind')} · ${blind.name}`} onClose={() => setBlind(undefined)}>
          <BlindPart entryId={blind.entryId} onDone={() => setBlind(undefined)} />
        </Ask>
      )}
      {changing && (
        <Ask title={`${t('change')} · ${changing.name}`} onClose={() => setChanging(undefined)}>
          <ActForm
            endpoint={reassign}
            given={{ assignmentId: changing.assignmentId, basedOnVersion: changing.version }}
            verb={t('change')}
            onDone={() => setChanging(undefined)}
          >
            <FormField name="expertId" label={t('change.to')} required>
              <Select
                options={of.loads.map((one) => ({ value: one.expertId, label: `${one.name} ${one.load}/${one.most}` }))}
              />
            </FormField>
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={500} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

const stateLooks = { chosen: 'good', possible: 'idle', full: 'warn', barred: 'bad' } as const

function WhyThese({ entryId, sheet }: { entryId: string; sheet: string }) {
  const t = useWord(words)
  const asked = useAnswer(whyPairs, { entryId, sheet })
  return (
    <Waiting for={asked} lines={5}>
      {({ experts }) => (
        <ul className="judging-why">
          {experts.map((one) => (
            <li key={one.expertId}>
              <strong>{one.name}</strong>{' '}
              <span className={`status ${stateLooks[one.state]}`}>{t(`why.${one.state}`)}</span>
              <div className="changes small">
                <span>{t(`specialty.${one.specialty}`)}</span>
                <span>{t('why.load', { load: one.load, most: one.most })}</span>
                <span>{t('why.recent', { n: one.recent })}</span>
              </div>
              {one.conflicts.map((each) => (
                <div key={`${each.kind} ${each.about}`}>
                  <Why of={each} />
                </div>
              ))}
              {one.dearerBy !== null && (
                <div className="small">{one.dearerBy > 0 ? t('why.dearer', { n: one.dearerBy }) : t('why.equal')}</div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Waiting>
  )
}
