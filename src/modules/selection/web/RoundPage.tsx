import { Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { cancelRound, EntryStage, moveRoundOn, round } from '../contract-rounds.ts'
import { words as entryWords } from './entries-words.ts'
import { StageMark } from './RoundsPage.tsx'
import { type Round, roundSections } from './round-sections.ts'
import { words } from './rounds-words.ts'
import './selection.css'

/** A round: its rule and days, how many stand where, what is in the way, and the parts that each stage brings. */
export default function RoundPage() {
  const roundId = usePathPart('roundId')
  const asked = useAnswer(round, { roundId })
  return (
    <Waiting for={asked} lines={12}>
      {(found) => <Whole round={found} />}
    </Waiting>
  )
}

const sections = roundSections.map((section) => ({ ...section, Part: lazy(section.load) }))

function Whole({ round: of }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const { instant } = useFormats()
  const [cancelling, setCancelling] = useState(false)
  const mayCancel = of.runs && ['open', 'screening', 'reviewing', 'ranking'].includes(of.stage)
  return (
    <>
      <PageHeader
        title={of.title}
        whose={of.regionName}
        back={{ to: '/desk/selection/rounds', title: t('to-rounds') }}
        acts={
          <>
            <MineOf round={of} />
            {of.next && <MoveOn round={of} />}
            {mayCancel && (
              <button type="button" className="button bare" onClick={() => setCancelling(true)}>
                {t('cancel')}
              </button>
            )}
          </>
        }
        note={
          <>
            <p className="selection-note small">
              <StageMark of={of.stage} />
              <a href={`/desk/selection/${of.place}/${of.code}`}>{phrase(of.programme)}</a>
              <span className="soft">{t('opened-by', { who: of.openedBy, when: instant(of.openedAt) })}</span>
            </p>
            <p className="soft small">{t(of.packChanged ? 'rule.changed' : 'rule.kept')}</p>
            {of.adoptedBecause && <p className="small">{t('rule.adopted', { why: of.adoptedBecause })}</p>}
            {of.cancelledBecause && <p className="wrong">{t('cancelled', { why: of.cancelledBecause })}</p>}
          </>
        }
      />
      <div className="selection-columns">
        <Calendar of={of} />
        <div>
          {of.counts && <Counts of={of.counts} />}
          {of.next && (
            <section className="card">
              <h2>{t('obstacles')}</h2>
              {of.obstacles.length === 0 ? (
                <p className="status good">{t('obstacles.none')}</p>
              ) : (
                <ul>
                  {of.obstacles.map((one) => (
                    <li key={one.code}>{phrase(one.said)}</li>
                  ))}
                </ul>
              )}
            </section>
          )}
        </div>
      </div>
      {sections
        .filter((one) => (one.stages === 'all' || one.stages.includes(of.stage)) && may(one.may))
        .map(({ key, title, Part }) => (
          <section key={key} id={key} className="selection-section">
            <h2>{phrase(title)}</h2>
            <Suspense fallback={<Skeleton lines={4} />}>
              <Part roundId={of.roundId} round={of} />
            </Suspense>
          </section>
        ))}
      {cancelling && (
        <Ask title={`${t('cancel')} · ${of.title}`} onClose={() => setCancelling(false)}>
          <ActForm
            endpoint={cancelRound}
            given={{ roundId: of.roundId, basedOnVersion: of.version }}
            verb={t('cancel')}
            onDone={() => {
              toast(t('cancel.done'))
              setCancelling(false)
            }}
          >
            <FormField name="reason" label={t('cancel.reason')} required>
              <Input.TextArea rows={3} maxLength={500} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

/** The way to one’s own entry of it. */
function MineOf({ round: of }: { round: Round }) {
  const e = useWord(entryWords)
  if (of.mine)
    return (
      <a className="button" href={`/desk/selection/apply/${of.mine.entryId}`}>
        {e('mine')}
      </a>
    )
  return of.mayEnter ? (
    <a className={of.runs ? 'button' : 'button main'} href="/desk/selection/mine">
      {e('enter')}
    </a>
  ) : null
}

function MoveOn({ round: of }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const act = useAct(moveRoundOn)
  const verb = t('move-on', { stage: t(`stage.${of.next!}`) })
  return (
    <ConfirmOnce
      main
      verb={verb}
      title={`${verb} · ${of.title}`}
      consequence={t('move-on.say')}
      notNow={of.obstacles[0] ? phrase(of.obstacles[0].said) : null}
      act={() => act.mutateAsync({ roundId: of.roundId, basedOnVersion: of.version })}
    />
  )
}

function Counts({ of }: { of: NonNullable<Round['counts']> }) {
  const t = useWord(words)
  return (
    <section className="card">
      <h2>{t('counts')}</h2>
      <dl className="selection-counts">
        {EntryStage.options.map((one) => (
          <div key={one}>
            <dt>{t(`count.${one}`)}</dt>
            <dd className="number">{formatCount(of[one] ?? 0)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Calendar({ of }: { of: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const today = todayIn(new Date()) as string
  return (
    <section className="card">
      <h2>{t('calendar')}</h2>
      <p className="soft small">{t('calendar.say')}</p>
      <ol className="selection-stages">
        {of.calendar.map((one) => {
          const isNow = one.from !== null && one.lastOn !== null && one.from <= today && today <= one.lastOn
          return (
            <li key={`${one.kind} ${one.code}`} aria-current={isNow ? 'step' : undefined}>
              <strong>{phrase(one.name)}</strong>
              {isNow && <span className="status good"> {t('calendar.now')}</span>}
              <div className="small">
                {one.from === null
                  ? t('calendar.unknown')
                  : one.lastOn !== null
                    ? t('calendar.to', { from: day(one.from), last: day(one.lastOn) })
                    : t('calendar.from', { from: day(one.from) })}
                <span className="soft">
                  {' · '}
                  {one.takes ? t(`days.${one.takes.unit}`, { n: one.takes.count }) : t('calendar.no-limit')}
                  {one.missingYear && ` · ${t('calendar.missing', { year: one.missingYear })}`}
                </span>
              </div>
              {one.does && <div className="small soft">{phrase(one.does)}</div>}
              {one.certainty && one.certainty !== 'stated' && (
                <span className="status warn small" title={one.basis ? phrase(one.basis) : undefined}>
                  {t(`sure.${one.certainty}`)}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
