import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart } from '#web/kit/address.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { FigureTile } from '#web/kit/FigureTile.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { advanceRound, exportRound, participants, round } from '../contract.ts'
import { pointsShown } from './points.ts'
import { Scheme } from './Scheme.tsx'
import { Spread } from './Spread.tsx'
import { Steps } from './StageMark.tsx'
import { words } from './words.ts'

type Round = OutputOf<typeof round>

/** A year of a branch: where it stands, what each unit still owes, how the grades lie against their shares, and who is in it. */
export default function RoundPage() {
  const roundId = usePathPart('roundId')
  const asked = useAnswer(round, { roundId })
  return (
    <Waiting for={asked} lines={12}>
      {(one) => <Whole round={one} />}
    </Waiting>
  )
}

function Whole({ round: one }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const notes = [
    t('round.opened-by', { name: one.openedByName, day: day(one.openedOn), reading: t(`reading.${one.shareReading}`) }),
    one.appealsUntil && t('round.appeals-until', { day: day(one.appealsUntil) }),
    one.sealedOn && t('round.sealed-by', { name: one.sealedByName ?? '', day: day(one.sealedOn) }),
  ]
  return (
    <>
      <PageHeader
        title={one.title}
        whose={one.regionName}
        back={{ to: '/desk/assessment', title: t('assessment') }}
        acts={<Acts round={one} />}
        note={<p className="soft small">{notes.filter(Boolean).join(t('and'))}</p>}
      />
      <Steps at={one.stage} />
      <ul className="tiles">
        <li>
          <FigureTile name={t('round.assessed')} value={one.people - one.exempt} unit={t('people.unit')} />
        </li>
        <li>
          <FigureTile name={t('round.exempt')} value={one.exempt} unit={t('people.unit')} />
        </li>
        <li>
          <FigureTile
            name={t('round.appeals')}
            value={one.appeals.made - one.appeals.answered}
            unit={`/ ${one.appeals.made}`}
          />
        </li>
        <li>
          <FigureTile name={t('round.adjustments')} value={one.adjustments} unit="" />
        </li>
      </ul>
      {one.next?.blocked && (
        <p className="panel">
          {t('round.blocked', { act: t(`round.next.${one.next.to as Exclude<typeof one.next.to, 'self'>}`) })}
          {phrase(one.next.blocked)}
        </p>
      )}
      <div className="stack" style={{ marginTop: '1rem' }}>
        <Spread of={one.spread} />
        <Units round={one} />
        <People round={one} />
        <details className="card">
          <summary>{t('scheme')}</summary>
          <Scheme of={one.scheme} />
        </details>
      </div>
    </>
  )
}

function Acts({ round: one }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const may = useMay()
  const wording = useProblemWords()
  const act = useAct(advanceRound)
  const save = (form: 'xlsx' | 'docx') =>
    call(exportRound, { roundId: one.roundId, form }).catch((error: unknown) => toast(wording(error), { bad: true }))
  const to = one.next?.to
  return (
    <>
      {may('assessment:export') && (
        <>
          <button type="button" className="button" onClick={() => void save('xlsx')}>
            {t('round.excel')}
          </button>
          <button type="button" className="button" onClick={() => void save('docx')}>
            {t('round.word')}
          </button>
        </>
      )}
      {to && to !== 'self' && (
        // Of each stage its own: a question about one is never answered for the next.
        <ConfirmOnce
          key={to}
          main
          verb={t(`round.next.${to}`)}
          title={`${t(`round.next.${to}`)} · ${one.title}`}
          consequence={t(`round.sure.${to}`)}
          notNow={one.next!.blocked && phrase(one.next!.blocked)}
          act={async () => {
            await act.mutateAsync({ roundId: one.roundId, to, basedOnVersion: one.version })
            toast(t('round.advanced', { stage: t(`stage.${to}`) }))
          }}
        />
      )}
    </>
  )
}

function Units({ round: one }: { round: Round }) {
  const t = useWord(words)
  const may = useMay()
  const of = (part: number, whole: number) => `${formatCount(part)} / ${formatCount(whole)}`
  return (
    <section className="card">
      <h2>{t('round.units')}</h2>
      <SortableTable
        caption={t('round.units')}
        rows={one.units}
        rowKey={(unit) => unit.organisationId}
        columns={[
          {
            key: 'name',
            title: t('unit'),
            by: (unit) => unit.name,
            show: (unit) =>
              may('assessment:propose') ? (
                <a href={`/desk/assessment/rounds/${one.roundId}/units/${unit.organisationId}`}>{unit.name}</a>
              ) : (
                unit.name
              ),
          },
          {
            key: 'people',
            title: t('round.assessed'),
            end: true,
            by: (unit) => unit.people - unit.exempt,
            show: (unit) => formatCount(unit.people - unit.exempt),
          },
          {
            key: 'summaries',
            title: t('round.summaries'),
            end: true,
            by: (unit) => unit.summaries,
            show: (unit) => of(unit.summaries, unit.people - unit.exempt),
          },
          {
            key: 'sheets',
            title: t('round.sheets'),
            end: true,
            by: (unit) => unit.handedIn,
            show: (unit) => of(unit.handedIn, unit.sheets),
          },
          {
            key: 'proposed',
            title: t('round.proposed'),
            end: true,
            by: (unit) => unit.proposed,
            show: (unit) => of(unit.proposed, unit.people - unit.exempt),
          },
        ]}
      />
    </section>
  )
}

function People({ round: one }: { round: Round }) {
  const t = useWord(words)
  const phrase = usePhrase()
  return (
    <section>
      <h2>{t('round.people')}</h2>
      <Table
        name="assessment.people"
        caption={t('round.people')}
        endpoint={participants}
        given={{ roundId: one.roundId }}
        searchFor={t('round.search')}
        searchIsPrivate
        filters={[
          {
            key: 'organisationId',
            label: t('unit'),
            choices: one.units.map((unit) => ({ value: unit.organisationId, label: unit.name })),
          },
          {
            key: 'grade',
            label: t('grade'),
            choices: [...one.scheme.grades, ...one.scheme.exemptions].map((grade) => ({
              value: grade.code,
              label: phrase(grade.name),
            })),
          },
          { key: 'appeal', label: t('round.appeals'), choices: [{ value: 'open', label: t('appeal.open') }] },
        ]}
        empty={{ title: t('round.empty') }}
        rowKey={(row) => row.participantId}
        rowTo={(row) => `/desk/assessment/people/${row.participantId}`}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          { key: 'unit', title: t('unit'), show: (row) => row.organisationName, text: (row) => row.organisationName },
          {
            key: 'total',
            title: t('total'),
            end: true,
            show: (row) => pointsShown(row.total),
            text: (row) => (row.total === null ? null : pointsShown(row.total)),
          },
          {
            key: 'grade',
            title: t('grade'),
            show: (row) =>
              row.exemptName ? (
                <span className="status idle">{phrase(row.exemptName)}</span>
              ) : row.gradeName ? (
                phrase(row.gradeName)
              ) : (
                t('none')
              ),
            text: (row) => (row.exemptName ? phrase(row.exemptName) : row.gradeName && phrase(row.gradeName)),
          },
          {
            key: 'sheets',
            title: t('round.sheets'),
            end: true,
            show: (row) => `${row.handedIn} / ${row.sheets}`,
            text: (row) => `${row.handedIn}/${row.sheets}`,
          },
          {
            key: 'appeal',
            title: t('round.appeals'),
            show: (row) =>
              row.appeal === 'none' ? (
                t('appeal.none')
              ) : (
                <span className={`status ${row.appeal === 'open' ? 'warn' : 'idle'}`}>{t(`appeal.${row.appeal}`)}</span>
              ),
            text: (row) => t(`appeal.${row.appeal}`),
          },
        ]}
      />
    </section>
  )
}
