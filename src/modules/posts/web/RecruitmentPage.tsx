import { Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart, writeQuery } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import {
  advanceRecruitment,
  cancelRecruitment,
  candidates,
  decidePlaces,
  exportCandidates,
  recruitmentRound,
} from '../contract.ts'
import { CandidateDrawer, StateMark } from './CandidateDrawer.tsx'
import { EnterResults } from './EnterResults.tsx'
import { OutcomeMark } from './OutcomeMark.tsx'
import { RuleShown } from './RecruitmentRule.tsx'
import { SignUp } from './SignUp.tsx'
import { Tie } from './Tie.tsx'
import { words } from './recruitment-words.ts'
import './posts.css'

export type Round = OutputOf<typeof recruitmentRound>
type Place = Round['placesShown'][number]
type Candidate = OutputOf<typeof candidates>['rows'][number]

/** A round: where it stands, what is in the way, its places, its candidates, and what was decided. */
export default function RecruitmentPage() {
  const recruitmentId = usePathPart('recruitmentId')
  const asked = useAnswer(recruitmentRound, { recruitmentId })
  return (
    <Waiting for={asked} lines={12}>
      {(round) => <Whole round={round} />}
    </Waiting>
  )
}

type Open =
  | { what: 'sign-up' | 'enter' | 'cancel' }
  | { what: 'candidate'; id: string }
  | { what: 'places' | 'tie'; place: Place }

function Whole({ round }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { day, instant } = useFormats()
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const recruits = may('posts:recruit') && round.status === 'open'
  const stage = round.stages.find((one) => one.code === round.stage)!
  const scored = round.stages.filter((one) => one.kind === 'score')
  const done = (say: string) => {
    toast(say)
    close()
  }
  return (
    <>
      <PageHeader
        title={round.title}
        whose={round.regionName}
        back={{ to: '/desk/posts/recruitments', title: t('recruitments') }}
        acts={
          <>
            {recruits && stage.kind === 'sign-up' && (
              <button type="button" className="button" onClick={() => setOpen({ what: 'sign-up' })}>
                {t('signUp')}
              </button>
            )}
            {recruits && stage.kind !== 'sign-up' && stage.kind !== 'post' && (
              <button type="button" className="button" onClick={() => setOpen({ what: 'enter' })}>
                {t('enter')}
              </button>
            )}
            {round.publicFrom &&
              (['pdf', 'docx'] as const).map((form) => (
                <a
                  key={form}
                  className="button"
                  download
                  href={`/api/posts/recruitments/${round.recruitmentId}/public-list${writeQuery({ form })}`}
                >
                  {t(`public.${form}`)}
                </a>
              ))}
            {recruits && <Advance round={round} />}
            {recruits && (
              <button type="button" className="button bare" onClick={() => setOpen({ what: 'cancel' })}>
                {t('cancel')}
              </button>
            )}
          </>
        }
        note={
          <p className="soft small">
            {[
              round.notice,
              `${t('round.until')} ${day(round.signUpUntil)}`,
              round.reading && `${t('reading.label')}：${t(`reading.${round.reading}`)}`,
              round.publicFrom && t('public.days', { from: day(round.publicFrom), until: day(round.publicUntil!) }),
              round.status !== 'open' && t(`status.${round.status}`),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        }
      />
      <Stages round={round} />
      <Obstacles round={round} />
      <section className="card">
        <h2>{t('places')}</h2>
        <SortableTable
          caption={t('places')}
          rows={round.placesShown}
          rowKey={(row) => row.placeId}
          columns={[
            {
              key: 'post',
              title: t('candidate.post'),
              by: (row) => row.title,
              show: (row) => (
                <>
                  <a href={`/desk/posts/${row.postId}`}>{row.title}</a>
                  <span className="soft small"> {row.organisation.name}</span>
                </>
              ),
            },
            {
              key: 'certificate',
              title: t('places.certificate'),
              show: (row) =>
                [t(`cert.${row.certificate}`), row.certificateLevel && t(`level.${row.certificateLevel}`)]
                  .filter(Boolean)
                  .join(' · '),
            },
            {
              key: 'places',
              title: t('round.places'),
              end: true,
              by: (row) => row.places,
              show: (row) =>
                row.places === 0 ? (
                  <span className="status bad">{t('places.cancelled')}</span>
                ) : row.places < row.planned ? (
                  t('places.planned', { n: row.places, planned: row.planned })
                ) : (
                  formatCount(row.places)
                ),
            },
            ...(['candidates', 'running', 'appointed'] as const).map((key) => ({
              key,
              title: t(`round.${key}`),
              end: true,
              by: (row: Place) => row[key],
              show: (row: Place) => formatCount(row[key]),
            })),
            {
              key: 'acts',
              title: '',
              show: (row) => (
                <span className="row">
                  {row.fewKept && <span className="mark">{t('places.kept')}</span>}
                  {recruits && row.tied.length > 0 && (
                    <button type="button" className="button bare" onClick={() => setOpen({ what: 'tie', place: row })}>
                      {t('tie')}
                    </button>
                  )}
                  {recruits && row.places > 0 && (
                    <button
                      type="button"
                      className="button bare"
                      onClick={() => setOpen({ what: 'places', place: row })}
                    >
                      {t('places.change')}
                    </button>
                  )}
                </span>
              ),
            },
          ]}
        />
      </section>
      <section className="card">
        <h2>{t('candidates')}</h2>
        <Table
          name="posts.candidates"
          caption={t('candidates')}
          endpoint={candidates}
          given={{ recruitmentId: round.recruitmentId }}
          exportBy={exportCandidates}
          mayExport={may('posts:recruit')}
          searchFor={t('candidates.search')}
          searchIsPrivate
          filters={[
            {
              key: 'placeId',
              label: t('candidate.post'),
              choices: round.placesShown.map((one) => ({
                value: one.placeId,
                label: `${one.title} · ${one.organisation.name}`,
              })),
            },
            {
              key: 'state',
              label: t('candidate.state'),
              choices: (['in', 'waiting', 'tied', 'reserve', 'out', 'withdrawn'] as const).map((one) => ({
                value: one,
                label: t(`state.${one}`),
              })),
            },
          ]}
          empty={{ title: t('candidates.empty') }}
          rowKey={(row) => row.candidateId}
          columns={[
            {
              key: 'name',
              title: t('candidate.name'),
              show: (row) => (
                <>
                  <span className="soft number">{row.number}</span>{' '}
                  <button
                    type="button"
                    className="button bare"
                    onClick={() => setOpen({ what: 'candidate', id: row.candidateId })}
                  >
                    {row.name}
                  </button>
                  {row.preferred && <span className="mark">{t('candidate.preferred')}</span>}
                </>
              ),
              text: (row) => row.name,
              width: '12rem',
            },
            {
              key: 'post',
              title: t('candidate.post'),
              show: (row) => row.postTitle,
              text: (row) => row.postTitle,
              hidden: round.placesShown.length === 1,
            },
            {
              key: 'conditions',
              title: t('candidate.conditions'),
              show: (row) => <OutcomeMark of={row.outcome} />,
              text: (row) => t(`outcome.${row.outcome}`),
            },
            ...scored.map((one) => ({
              key: one.code,
              title: `${phrase(one.name)} ${one.weight}%`,
              end: true,
              show: (row: Candidate) => markText(row.marks[one.code], t('result.absent')),
              text: (row: Candidate) => markText(row.marks[one.code], t('result.absent')),
            })),
            {
              key: 'total',
              title: t('candidate.total'),
              end: true,
              show: (row) => row.total?.toFixed(2) ?? '',
              text: (row) => row.total,
            },
            {
              key: 'rank',
              title: t('candidate.rank'),
              end: true,
              show: (row) =>
                row.rank === null ? '' : row.shared ? t('candidate.shared', { n: row.rank }) : String(row.rank),
              text: (row) => row.rank,
            },
            {
              key: 'state',
              title: t('candidate.state'),
              show: (row) => <StateMark of={row} />,
              text: (row) => t(`state.${row.state}`),
            },
          ]}
        />
      </section>
      <section className="card stack">
        <h2>{t('decisions')}</h2>
        <Timeline
          name={t('decisions')}
          moments={round.decisions.map((one, at) => ({
            key: `${one.at} ${at}`,
            when: instant(one.at),
            what: [
              t(`decision.${one.kind}`, { value: one.valueName ? phrase(one.valueName) : one.value }),
              one.kind === 'reading' && one.valueName && phrase(one.valueName),
              one.about,
            ]
              .filter(Boolean)
              .join('：'),
            who: one.by,
            detail: one.reason,
          }))}
        />
        <RuleShown of={round} />
      </section>
      {open?.what === 'sign-up' && (
        <SignUp round={round} onClose={close} onDone={(number) => done(t('signUp.done', { n: number }))} />
      )}
      {open?.what === 'enter' && (
        <EnterResults round={round} onClose={close} onDone={(n) => done(t('enter.done', { n }))} />
      )}
      {open?.what === 'candidate' && <CandidateDrawer candidateId={open.id} round={round} onClose={close} />}
      {open?.what === 'tie' && <Tie place={open.place} onClose={close} onDone={() => done(t('tie'))} />}
      {open?.what === 'places' && (
        <Ask title={`${t('places.change')} · ${open.place.title}`} onClose={close}>
          <ActForm
            endpoint={decidePlaces}
            given={{ placeId: open.place.placeId, basedOnVersion: open.place.version }}
            initial={{ places: open.place.places }}
            verb={t('places.change')}
            onDone={() => done(t('places'))}
          >
            <FormField name="places" label={t('places.now')} required>
              <InputNumber min={0} max={open.place.places} precision={0} />
            </FormField>
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={300} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {open?.what === 'cancel' && (
        <Ask title={`${t('cancel')} · ${round.title}`} onClose={close}>
          <p>{t('cancel.say')}</p>
          <ActForm
            endpoint={cancelRecruitment}
            given={{ recruitmentId: round.recruitmentId, basedOnVersion: round.version }}
            verb={t('cancel')}
            onDone={() => done(t('status.cancelled'))}
          >
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={300} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

const markText = (entry: Candidate['marks'][string] | undefined, absent: string): string =>
  !entry ? '' : entry.absent ? absent : (entry.mark?.toFixed(2) ?? '')

/** The way of a round as a line of stages, each with how many came so far and what it asks. */
function Stages({ round }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const now = round.stages.findIndex((one) => one.code === round.stage)
  return (
    <ol className="recruit-steps" aria-label={t('round.stage')}>
      {round.stages.map((one, at) => (
        <li
          key={one.code}
          data-shape={at < now || round.status === 'closed' ? '✓' : at === now ? '●' : '○'}
          aria-current={at === now && round.status === 'open' ? 'step' : undefined}
        >
          <b>{phrase(one.name)}</b>
          {at <= now && <span className="number">{t('stage.people', { n: one.people })}</span>}
          <span className="soft small">
            {[
              one.ratio !== null && t('rule.ratio', { n: one.ratio }),
              one.kind === 'score' && t('rule.weight', { n: one.weight }),
              one.passMark !== null && t('rule.pass', { n: one.passMark }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Obstacles({ round }: { round: Round }) {
  const t = useWord(words)
  const { day } = useFormats()
  if (round.obstacles.length === 0) return null
  return (
    <section className="panel recruit-obstacles" aria-label={t('obstacles')}>
      <b>{t('obstacles')}</b>
      <ul>
        {round.obstacles.map(({ code, count }) => (
          <li key={code}>
            {t(`obstacle.${code}`, {
              n: count,
              least: round.leastPerPlace,
              day: round.publicUntil ? day(round.publicUntil) : '',
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Advance({ round }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const act = useAct(advanceRecruitment)
  const next = round.stages[round.stages.findIndex((one) => one.code === round.stage) + 1]
  const verb = next ? t('advance', { stage: phrase(next.name) }) : t('advance.close')
  return (
    <ConfirmOnce
      main
      verb={verb}
      title={`${verb} · ${round.title}`}
      consequence={t(!next ? 'advance.close-say' : next.kind === 'public' ? 'advance.public-say' : 'advance.say')}
      notNow={round.obstacles.length > 0 ? t('obstacles') : null}
      act={() => act.mutateAsync({ recruitmentId: round.recruitmentId, basedOnVersion: round.version })}
    />
  )
}
