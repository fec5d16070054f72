import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { findPeople } from '#modules/workforce/contract.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart, useQueryWords } from '#web/kit/address.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import {
  addEscort,
  addPreparation,
  campaign,
  changeCampaign,
  drive,
  escortSheet,
  exportRewards,
  grantRewards,
  importResults,
  rehearsal,
  remind,
  seatEveryone,
  setTarget,
} from '../contract.ts'
import { Funnel } from './Funnel.tsx'
import { ImportFile } from './ImportFile.tsx'
import { useLists } from './lists.ts'
import { Why } from './Why.tsx'
import { words } from './words.ts'

export type Round = OutputOf<typeof campaign>

const parts = ['drive', 'rehearsal', 'day', 'results', 'funnel'] as const

/** One year’s exam from the first look at who may sit it to the reward. */
export default function CampaignPage() {
  const t = useWord(words)
  const { day } = useFormats()
  const asked = useAnswer(campaign, { campaignId: usePathPart('campaignId') })
  const [query, change] = useQueryWords()
  const [changing, setChanging] = useState(false)
  const part = parts.find((one) => one === query['part']) ?? 'drive'
  return (
    <Waiting for={asked}>
      {(one) => (
        <>
          <PageHeader
            title={one.title}
            whose={one.regionName}
            back={{ to: '/desk/exams', title: t('exams') }}
            acts={
              one.mayRun && (
                <button type="button" className="button" onClick={() => setChanging(true)}>
                  {t('exams.change')}
                </button>
              )
            }
            note={
              <p className="row">
                <span className={`status ${one.phase === 'done' ? 'good' : ''}`}>{t(`phase.${one.phase}`)}</span>
                <span className="soft">
                  {t('exam.cut-off')} {day(one.cutOffOn)} · {t('exam.sign-up')} {day(one.signUpFrom)}—
                  {day(one.signUpUntil)} · {t('exam.on')} {day(one.examOn)}
                </span>
              </p>
            }
          />
          <nav className="row no-print" style={{ marginBlock: '0.75rem' }} aria-label={one.title}>
            {parts.map((each) => (
              <button
                key={each}
                type="button"
                className={`button ${each === part ? 'main' : ''}`}
                aria-pressed={each === part}
                onClick={() =>
                  change({
                    part: each,
                    level: undefined,
                    outcome: undefined,
                    signed: undefined,
                    search: undefined,
                    after: undefined,
                  })
                }
              >
                {t(`part.${each}`)}
              </button>
            ))}
          </nav>
          {part === 'drive' && <Drive of={one} />}
          {part === 'rehearsal' && <Rehearsal of={one} />}
          {part === 'day' && <Day of={one} />}
          {part === 'results' && <Results of={one} />}
          {part === 'funnel' && <Funnel campaignId={one.campaignId} />}
          {changing && <Change of={one} onClose={() => setChanging(false)} />}
        </>
      )}
    </Waiting>
  )
}

function Change({ of: one, onClose }: { of: Round; onClose: () => void }) {
  const t = useWord(words)
  const { title, cutOffOn, signUpFrom, signUpUntil, examOn, resultsOn } = one
  return (
    <Ask title={t('exams.change')} onClose={onClose}>
      <ActForm
        endpoint={changeCampaign}
        given={{ campaignId: one.campaignId, basedOnVersion: one.version }}
        initial={{ title, cutOffOn, signUpFrom, signUpUntil, examOn, resultsOn }}
        verb={t('exams.change')}
        onDone={() => (toast(t('exams.changed')), onClose())}
      >
        <FormField name="title" label={t('exam.title')} required>
          <Input maxLength={100} />
        </FormField>
        <FormField name="cutOffOn" label={t('exam.cut-off')} hint={t('exam.cut-off-hint')} required>
          <DayInput />
        </FormField>
        <FormField name="signUpFrom" label={t('exam.sign-up-from')} required>
          <DayInput />
        </FormField>
        <FormField name="signUpUntil" label={t('exam.sign-up-until')} required>
          <DayInput />
        </FormField>
        <FormField name="examOn" label={t('exam.on')} required>
          <DayInput />
        </FormField>
        <FormField name="resultsOn" label={t('exam.results-on')}>
          <DayInput />
        </FormField>
      </ActForm>
    </Ask>
  )
}

function Drive({ of: one }: { of: Round }) {
  const t = useWord(words)
  const asked = useAnswer(drive, { campaignId: one.campaignId })
  const reminding = useAct(remind)
  const [setting, setSetting] = useState<{ organisationId: string; organisationName: string; target: number | null }>()
  return (
    <Waiting for={asked}>
      {({ rows }) => {
        const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
        return (
          <section className="card">
            <h2>{t('part.drive')}</h2>
            <p>{t('drive.say', { eligible: sum((row) => row.eligible), signed: sum((row) => row.signed) })}</p>
            {one.mayRun && one.phase === 'sign-up' && (
              <ConfirmOnce
                verb={t('drive.remind')}
                title={t('drive.remind')}
                consequence={t('drive.remind-say')}
                act={async () => {
                  const { told } = await reminding.mutateAsync({ campaignId: one.campaignId })
                  toast(t('drive.reminded', { n: told }))
                }}
              />
            )}
            <SortableTable
              caption={t('part.drive')}
              rows={rows}
              rowKey={(row) => row.organisationId ?? '-'}
              columns={[
                {
                  key: 'name',
                  title: t('organisation'),
                  by: (row) => row.organisationName,
                  show: (row) => row.organisationName,
                },
                {
                  key: 'people',
                  title: t('drive.people'),
                  end: true,
                  by: (row) => row.people,
                  show: (row) => row.people,
                },
                {
                  key: 'eligible',
                  title: t('drive.eligible'),
                  end: true,
                  by: (row) => row.eligible,
                  show: (row) => row.eligible,
                },
                {
                  key: 'unknown',
                  title: t('drive.unknown'),
                  end: true,
                  by: (row) => row.unknown,
                  show: (row) => row.unknown,
                },
                {
                  key: 'signed',
                  title: t('drive.signed'),
                  end: true,
                  by: (row) => row.signed,
                  show: (row) =>
                    row.organisationId && row.signed > 0 ? (
                      <a href={`/desk/exams/people?campaignId=${one.campaignId}&organisationId=${row.organisationId}`}>
                        {row.signed}
                      </a>
                    ) : (
                      row.signed
                    ),
                },
                {
                  key: 'target',
                  title: t('drive.target'),
                  end: true,
                  by: (row) => row.target,
                  show: (row) => (
                    <>
                      {row.target ?? '—'}{' '}
                      {one.mayRun && row.organisationId && (
                        <button
                          type="button"
                          className="button bare"
                          aria-label={t('drive.set-of', { name: row.organisationName })}
                          onClick={() =>
                            setSetting({
                              organisationId: row.organisationId!,
                              organisationName: row.organisationName,
                              target: row.target,
                            })
                          }
                        >
                          {t('drive.set')}
                        </button>
                      )}
                    </>
                  ),
                },
                {
                  key: 'bar',
                  title: '',
                  className: 'bar-cell',
                  show: (row) =>
                    row.signed > 0 && (
                      <span
                        className="bar"
                        aria-hidden="true"
                        style={{
                          width: `${Math.min(100, (100 * row.signed) / Math.max(1, row.target ?? row.eligible))}%`,
                        }}
                      />
                    ),
                },
              ]}
            />
            {setting && (
              <Ask title={t('drive.set-of', { name: setting.organisationName })} onClose={() => setSetting(undefined)}>
                <ActForm
                  endpoint={setTarget}
                  given={{ campaignId: one.campaignId, organisationId: setting.organisationId }}
                  initial={{ target: setting.target ?? 0 }}
                  verb={t('drive.set')}
                  onDone={() => setSetting(undefined)}
                >
                  <FormField name="target" label={t('drive.target')} required>
                    <InputNumber min={0} max={100000} />
                  </FormField>
                </ActForm>
              </Ask>
            )}
          </section>
        )
      }}
    </Waiting>
  )
}

function Rehearsal({ of: one }: { of: Round }) {
  const t = useWord(words)
  const { level, examChoices } = useLists()
  const [query] = useQueryWords()
  const asked = useAnswer(rehearsal, {
    campaignId: one.campaignId,
    level: (query['level'] as 'assistant') ?? 'assistant',
    size: 1,
  })
  return (
    <>
      {asked.data && <p>{t('rehearsal.counts', asked.data.counts)}</p>}
      <Table
        name="certificates.rehearsal"
        caption={t('part.rehearsal')}
        endpoint={rehearsal}
        given={{ campaignId: one.campaignId }}
        searchFor={t('rehearsal.search')}
        searchIsPrivate
        filters={[
          { key: 'level', label: t('level'), choices: examChoices },
          {
            key: 'outcome',
            label: t('rehearsal.outcome'),
            choices: (['met', 'unmet', 'unknown', 'held'] as const).map((value) => ({
              value,
              label: t(`outcome.${value}`),
            })),
          },
          {
            key: 'signed',
            label: t('rehearsal.signed'),
            choices: (['yes', 'no'] as const).map((value) => ({ value, label: t(value) })),
          },
        ]}
        empty={{ title: t('rehearsal.empty') }}
        rowKey={(row) => row.personId}
        columns={[
          {
            key: 'name',
            title: t('name'),
            show: (row) => <a href={`/desk/people/${row.personId}`}>{row.name}</a>,
            text: (row) => row.name,
          },
          {
            key: 'organisation',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
          },
          {
            key: 'outcome',
            title: t('rehearsal.outcome'),
            show: (row) => <Why outcome={row.outcome} lines={row.lines} />,
            text: (row) => t(`outcome.${row.outcome}`),
            width: '20rem',
          },
          {
            key: 'signed',
            title: t('rehearsal.signed'),
            show: (row) => (row.signedUp ? level(row.signedUp) : '—'),
            text: (row) => row.signedUp && level(row.signedUp),
          },
        ]}
      />
    </>
  )
}

function Day({ of: one }: { of: Round }) {
  const t = useWord(words)
  const { day } = useFormats()
  const may = useMay()
  const say = useProblemWords()
  const seat = useAct(seatEveryone)
  const [adding, setAdding] = useState<'event' | 'escort'>()
  const close = () => setAdding(undefined)
  const seatNow = async () => {
    try {
      toast(t('escort.seated', await seat.mutateAsync({ campaignId: one.campaignId })))
    } catch (error) {
      toast(say(error), { bad: true })
    }
  }
  return (
    <>
      <section className="card">
        <h2>{t('prep.title')}</h2>
        {one.events.length === 0 && <p className="soft">{t('prep.none')}</p>}
        <ul>
          {one.events.map((event) => (
            <li key={event.eventId}>
              {day(event.heldOn)} · {t(`prep.${event.kind}`)} · {event.title}{' '}
              {event.place && <span className="soft">{event.place}</span>}
            </li>
          ))}
        </ul>
        {one.mayRun && (
          <button type="button" className="button" onClick={() => setAdding('event')}>
            {t('prep.add')}
          </button>
        )}
      </section>
      <section className="card">
        <h2>{t('escort')}</h2>
        {one.unseated > 0 && <p className="status warn">{t('escort.unseated', { n: one.unseated })}</p>}
        {one.escorts.length === 0 ? (
          <p className="soft">{t('escort.none')}</p>
        ) : (
          <SortableTable
            caption={t('escort')}
            rows={one.escorts}
            rowKey={(row) => row.escortId}
            columns={[
              { key: 'title', title: t('escort.title'), show: (row) => row.title },
              { key: 'at', title: t('escort.at'), show: (row) => row.meetsAt },
              { key: 'where', title: t('escort.where'), show: (row) => row.meetsWhere },
              { key: 'site', title: t('escort.site'), show: (row) => row.site || '—' },
              { key: 'leader', title: t('escort.leader'), show: (row) => row.leaderName ?? '—' },
              { key: 'taken', title: t('escort.taken'), end: true, show: (row) => `${row.taken} / ${row.seats}` },
            ]}
          />
        )}
        <div className="row no-print">
          {one.mayRun && (
            <>
              <button type="button" className="button" onClick={() => setAdding('escort')}>
                {t('escort.add')}
              </button>
              <button
                type="button"
                className="button"
                disabled={seat.isPending || one.escorts.length === 0}
                onClick={() => void seatNow()}
              >
                {t('escort.seat')}
              </button>
            </>
          )}
          {may('certificates:export') && one.escorts.length > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => void call(escortSheet, { campaignId: one.campaignId })}
            >
              {t('escort.sheet')}
            </button>
          )}
        </div>
      </section>
      {adding === 'event' && (
        <Ask title={t('prep.add')} onClose={close}>
          <ActForm
            endpoint={addPreparation}
            given={{ campaignId: one.campaignId }}
            initial={{ kind: 'course' }}
            verb={t('prep.add')}
            onDone={() => (toast(t('prep.added')), close())}
          >
            <FormField name="kind" label={t('prep.kind')} required>
              <Select options={(['course', 'mock'] as const).map((value) => ({ value, label: t(`prep.${value}`) }))} />
            </FormField>
            <FormField name="title" label={t('exam.title')} required>
              <Input maxLength={100} />
            </FormField>
            <FormField name="heldOn" label={t('prep.on')} required>
              <DayInput until={one.examOn} />
            </FormField>
            <FormField name="place" label={t('prep.where')}>
              <Input maxLength={100} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {adding === 'escort' && (
        <Ask title={t('escort.add')} onClose={close}>
          <ActForm
            endpoint={addEscort}
            given={{ campaignId: one.campaignId }}
            initial={{ meetsAt: '07:00', seats: 30 }}
            verb={t('escort.add')}
            onDone={close}
          >
            <FormField name="title" label={t('escort.title')} required>
              <Input maxLength={60} />
            </FormField>
            <FormField name="meetsAt" label={t('escort.at')} required>
              <Input type="time" />
            </FormField>
            <FormField name="meetsWhere" label={t('escort.where')} required>
              <Input maxLength={100} />
            </FormField>
            <FormField name="site" label={t('escort.site')}>
              <Input maxLength={100} />
            </FormField>
            <FormField name="seats" label={t('escort.seats')} required>
              <InputNumber min={1} max={500} />
            </FormField>
            <FormField name="leaderId" label={t('escort.leader')}>
              <SearchSelect
                name="people"
                search={async (search, signal) =>
                  (await call(findPeople, { search }, { signal })).rows.map((row) => ({
                    value: row.personId,
                    label: row.name,
                    hint: row.organisationName ?? row.regionName,
                  }))
                }
              />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

function Results({ of: one }: { of: Round }) {
  const t = useWord(words)
  const { fen } = useFormats()
  const grant = useAct(grantRewards)
  return (
    <>
      <section className="card">
        <h2>{t('results.import')}</h2>
        <p>{t('results.say')}</p>
        {one.mayRun && (
          <ImportFile
            main
            verb={t('results.import')}
            say={t('results.say')}
            endpoint={importResults}
            input={{ campaignId: one.campaignId }}
            done={(answer) => ({
              sentence: t('results.done', {
                read: answer.read,
                sat: answer.sat,
                passed: answer.passed,
                certificates: answer.certificates,
              }),
              wrong: answer.unmatched,
            })}
          />
        )}
      </section>
      <section className="card">
        <h2>{t('rewards')}</h2>
        <p>
          {t('rewards.say', { earned: one.rewards.earned, granted: one.rewards.granted, fen: fen(one.rewards.fen) })}
        </p>
        {one.mayRun && (
          <div className="row no-print">
            <ConfirmOnce
              verb={t('rewards.grant')}
              title={t('rewards.grant')}
              consequence={t('rewards.grant-say')}
              act={async () => {
                const answer = await grant.mutateAsync({ campaignId: one.campaignId })
                toast(t('rewards.granted', { granted: answer.granted, fen: fen(answer.fen), before: answer.before }))
              }}
            />
            <button
              type="button"
              className="button"
              disabled={one.rewards.granted === 0}
              onClick={() => void call(exportRewards, { campaignId: one.campaignId })}
            >
              {t('rewards.list')}
            </button>
          </div>
        )}
      </section>
    </>
  )
}
