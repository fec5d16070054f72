import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { findPeople } from '#modules/workforce/contract.ts'
import { call } from '#web/client/call.ts'
import { SearchSelect } from '#web/kit/SearchSelect.tsx'
import type { Control } from '#web/kit/SearchSelect.tsx'
import { askExpert, drawPanel, noteConflict, panel, releaseExpert } from '../contract-judging.ts'
import { AssignmentPart } from './AssignmentPart.tsx'
import { InviteOutside } from './InviteOutside.tsx'
import { words } from './judging-words.ts'
import type { RoundSectionProps } from './round-sections.ts'
import { ScoresPart } from './ScoresPart.tsx'
import './judging.css'

type Panel = OutputOf<typeof panel>
type Expert = Panel['experts'][number]
type Conflict = Expert['conflicts'][number]

const looks = { asked: 'warn', accepted: 'good', declined: 'idle', released: 'idle' } as const

/** Who judges a round: the experts with what bars them, each sheet with how far it is, and what the scores come to. */
export default function PanelSection({ roundId }: RoundSectionProps) {
  const asked = useAnswer(panel, { roundId })
  return (
    <Waiting for={asked} lines={8}>
      {(found) => <Whole of={found} roundId={roundId} />}
    </Waiting>
  )
}

function Whole({ of, roundId }: { of: Panel; roundId: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [drawing, setDrawing] = useState(false)
  const [naming, setNaming] = useState(false)
  const [inviting, setInviting] = useState(false)
  const open = ['open', 'screening', 'reviewing'].includes(of.stage)
  return (
    <div className="judging">
      <p className="soft small">
        {t('panel.pool', { n: of.pool.people, names: of.pool.names.map((one) => phrase(one)).join('、') })}{' '}
        {of.pool.outside > 0 && t('panel.outside', { n: of.pool.outside })}{' '}
        {t('panel.rule', { n: of.rule.employerYears })}
        {of.rule.certainty && (
          <span className="status warn small" title={of.rule.basis ? phrase(of.rule.basis) : undefined}>
            {t(`sure.${of.rule.certainty}`)}
          </span>
        )}
      </p>
      {open && (
        <div className="row">
          <button type="button" className="button" onClick={() => setDrawing(true)}>
            {t('draw')}
          </button>
          <button type="button" className="button" onClick={() => setNaming(true)}>
            {t('name')}
          </button>
          <button type="button" className="button" onClick={() => setInviting(true)}>
            {t('outside')}
          </button>
        </div>
      )}
      {of.experts.length === 0 ? (
        <Nothing title={t('panel.none')} say={t('panel.none-say')} />
      ) : (
        <Experts of={of} open={open} />
      )}
      {of.sheets.length === 0 && <p className="soft">{t('sheets.none')}</p>}
      {of.sheets.map((sheet) => (
        <section key={sheet.code} className="card judging-sheet">
          <h3>{phrase(sheet.name)}</h3>
          <p className="changes small">
            <span>{t('sheet.weight', { n: sheet.weight })}</span>
            <span>{t('sheet.scorers', { n: sheet.scorers })}</span>
            {sheet.blind && <span>{t('sheet.blind')}</span>}
            {sheet.setAside !== 'none' && <span>{t('sheet.set-aside')}</span>}
            {sheet.calibrated && <span>{t('sheet.calibrated')}</span>}
            {sheet.apart !== null && <span>{t('sheet.apart', { n: sheet.apart })}</span>}
            {sheet.certainty && (
              <span className="status warn" title={sheet.basis ? phrase(sheet.basis) : undefined}>
                {t(`sure.${sheet.certainty}`)}
              </span>
            )}
          </p>
          <Progress of={sheet} />
          {of.stage === 'reviewing' ? (
            <AssignmentPart roundId={roundId} sheet={sheet} />
          ) : (
            open && <p className="soft small">{t('assign.only-reviewing')}</p>
          )}
        </section>
      ))}
      {!['open', 'screening'].includes(of.stage) && <ScoresPart roundId={roundId} />}
      {naming && (
        <Ask title={t('name')} onClose={() => setNaming(false)}>
          <ActForm endpoint={askExpert} given={{ roundId }} verb={t('name')} onDone={() => setNaming(false)}>
            <FormField name="personId" label={t('expert')} required>
              <PersonPicker />
            </FormField>
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={500} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {inviting && <InviteOutside of={of} roundId={roundId} onClose={() => setInviting(false)} />}
      {drawing && (
        <Ask title={t('draw')} onClose={() => setDrawing(false)}>
          <ActForm
            endpoint={drawPanel}
            given={{ roundId }}
            initial={{ count: 5 }}
            verb={t('draw')}
            onDone={({ drawn }) => {
              toast(t('draw.done', { n: drawn }))
              setDrawing(false)
            }}
          >
            <FormField name="count" label={t('draw.count')} required>
              <InputNumber min={1} max={200} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </div>
  )
}

/** How much of a sheet is in, given out, and wanted, as one bar. */
function Progress({ of }: { of: Panel['sheets'][number] }) {
  const t = useWord(words)
  const said = t('sheet.progress', { done: of.done, given: of.given, wanted: of.wanted })
  const share = (n: number) => `${of.wanted === 0 ? 0 : Math.min(100, (100 * n) / of.wanted)}%`
  return (
    <>
      <div className="judging-bar" role="img" aria-label={said}>
        <span className="done" style={{ width: share(of.done) }} />
        <span className="given" style={{ width: share(of.given - of.done) }} />
      </div>
      <p className="changes small">
        <span>{said}</span>
        {of.unconfirmed > 0 && <span className="status warn">{t('sheet.unconfirmed', { n: of.unconfirmed })}</span>}
        {of.evidenceOpen > 0 && <span className="status warn">{t('sheet.evidence-open', { n: of.evidenceOpen })}</span>}
        {of.overdue > 0 && <span className="status bad">{t('sheet.overdue', { n: of.overdue })}</span>}
      </p>
    </>
  )
}

function Experts({ of, open }: { of: Panel; open: boolean }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const [leaving, setLeaving] = useState<Expert>()
  const [barring, setBarring] = useState<Expert>()
  const fields = (names: Expert['fields']) => names.map((one) => phrase(one)).join('、')
  return (
    <>
      <SortableTable
        caption={t('panel')}
        rows={of.experts}
        rowKey={(row) => row.expertId}
        columns={[
          {
            key: 'name',
            title: t('expert'),
            show: (row) => (
              <>
                <strong>{row.name}</strong> <span className="soft small">{row.organisationName}</span>
                <div className="soft small">
                  {row.drawn
                    ? row.drawn.fields.length > 0
                      ? t('expert.drawn', { ...row.drawn, fields: fields(row.drawn.fields) })
                      : t('expert.drawn-any', { recent: row.drawn.recent, conflicts: row.drawn.conflicts })
                    : row.reason}
                </div>
              </>
            ),
          },
          { key: 'fields', title: t('specialty'), show: (row) => fields(row.fields) || t('expert.fields-none') },
          {
            key: 'state',
            title: t('state'),
            show: (row) => (
              <>
                <span className={`status ${looks[row.stage]}`}>{t(`expert.${row.stage}`)}</span>
                <div className="soft small">
                  {row.late
                    ? t('expert.late')
                    : row.stage === 'asked'
                      ? row.answerBy && t('expert.answer-by', { day: day(row.answerBy) })
                      : row.endedBecause}
                </div>
              </>
            ),
          },
          {
            key: 'conflicts',
            title: t('conflicts'),
            show: (row) => (row.conflicts.length === 0 ? t('conflicts.none') : <Conflicts of={row.conflicts} />),
          },
          {
            key: 'works',
            title: t('works'),
            show: (row) => t('expert.progress', { done: row.done, given: row.given }),
          },
          {
            key: 'acts',
            title: '',
            show: (row) =>
              open &&
              (row.stage === 'asked' || row.stage === 'accepted') && (
                <span className="row">
                  <button
                    type="button"
                    className="button bare"
                    aria-label={`${t('bar')} · ${row.name}`}
                    onClick={() => setBarring(row)}
                  >
                    {t('bar')}
                  </button>
                  <button
                    type="button"
                    className="button bare"
                    aria-label={`${t('release')} · ${row.name}`}
                    onClick={() => setLeaving(row)}
                  >
                    {t('release')}
                  </button>
                </span>
              ),
          },
        ]}
      />
      {barring && (
        <Ask title={`${t('bar')} · ${barring.name}`} onClose={() => setBarring(undefined)}>
          <ActForm
            endpoint={noteConflict}
            given={{ expertId: barring.expertId }}
            verb={t('bar')}
            onDone={() => setBarring(undefined)}
          >
            <FormField name="entryId" label={t('entry')} required>
              <Select options={of.called.map((one) => ({ value: one.entryId, label: one.name }))} />
            </FormField>
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={500} />
            </FormField>
          </ActForm>
        </Ask>
      )}
      {leaving && (
        <Ask title={`${t('release')} · ${leaving.name}`} onClose={() => setLeaving(undefined)}>
          <p>{t('release.say')}</p>
          <ActForm
            endpoint={releaseExpert}
            given={{ expertId: leaving.expertId, basedOnVersion: leaving.version }}
            verb={t('release')}
            onDone={() => setLeaving(undefined)}
          >
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={2} maxLength={500} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

function Conflicts({ of }: { of: Conflict[] }) {
  const t = useWord(words)
  return (
    <details>
      <summary>{t('conflicts.n', { n: new Set(of.map((one) => one.entryId)).size })}</summary>
      <ul className="judging-conflicts">
        {of.map((one) => (
          <li key={`${one.entryId} ${one.kind} ${one.about}`}>
            <strong>{one.entry}</strong> <Why of={one} />
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Why somebody may not judge: what it is, what it rests on, since when, and who says so. */
export function Why({ of }: { of: Pick<Conflict, 'kind' | 'about' | 'from' | 'until' | 'source'> }) {
  const t = useWord(words)
  const { day } = useFormats()
  return (
    <span className="small">
      {t(`conflict.${of.kind}`)}
      {of.about && `（${of.about}）`} {of.from && t('since.from', { from: day(of.from) })}{' '}
      {of.until && t('since.until', { until: day(of.until) })} <span className="soft">{t(`source.${of.source}`)}</span>
    </span>
  )
}

/** Somebody with a file, by name, pinyin or initials. */
const PersonPicker = (control: Control) => (
  <SearchSelect
    {...control}
    name="selection experts"
    search={async (search, signal) => {
      const { rows } = await call(findPeople, { search }, { signal })
      return rows.map((row) => ({
        value: row.personId,
        label: row.name,
        hint: [row.organisationName, row.regionName].filter(Boolean).join(' '),
      }))
    }}
  />
)
