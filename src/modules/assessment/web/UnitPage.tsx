import { Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { usePathPart } from '#web/kit/address.ts'
import { Nothing } from '#web/kit/Nothing.tsx'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { nameScorers, propose, scorers, unitRanking } from '../contract.ts'
import { mayNow } from '../domain/round.ts'
import { pointsShown } from './points.ts'
import { Steps } from './StageMark.tsx'
import { words } from './words.ts'
import './assessment.css'

type Ranking = OutputOf<typeof unitRanking>

/** One unit of a round: who scores, the order that came of it, and the grades proposed within the shares. */
export default function UnitPage() {
  const t = useWord(words)
  const roundId = usePathPart('roundId')
  const organisationId = usePathPart('organisationId')
  const asked = useAnswer(unitRanking, { roundId, organisationId })
  return (
    <Waiting for={asked} lines={10}>
      {(one) => (
        <>
          <PageHeader
            title={`${one.unitName} · ${t('unit.order')}`}
            whose={one.unitName}
            back={{ to: `/desk/assessment/rounds/${roundId}`, title: one.title }}
          />
          <Steps at={one.stage} />
          <div className="stack">
            {mayNow('nameScorers', one.stage) && <Scorers roundId={roundId} organisationId={organisationId} />}
            {/* Made anew when what is proposed changed on the server. */}
            <Order
              key={one.rows.map((row) => row.proposed).join()}
              of={one}
              roundId={roundId}
              organisationId={organisationId}
            />
          </div>
        </>
      )}
    </Waiting>
  )
}

function Scorers({ roundId, organisationId }: { roundId: string; organisationId: string }) {
  const t = useWord(words)
  const asked = useAnswer(scorers, { roundId, organisationId })
  return (
    <section className="card">
      <h2>{t('scorers.title')}</h2>
      <Waiting for={asked} lines={4}>
        {(one) => <ScorersForm of={one} roundId={roundId} organisationId={organisationId} />}
      </Waiting>
    </section>
  )
}

function ScorersForm({
  of,
  roundId,
  organisationId,
}: {
  of: OutputOf<typeof scorers>
  roundId: string
  organisationId: string
}) {
  const t = useWord(words)
  const act = useAct(nameScorers)
  const begun = of.managerIds.length + of.peerIds.length > 0
  const [managerIds, setManagers] = useState(of.managerIds)
  const [peerIds, setPeers] = useState(
    begun ? of.peerIds : of.staff.filter((one) => one.assessed).map((one) => one.personId),
  )
  const [residentsBy, setResidents] = useState(of.residentsBy)
  const options = of.staff.map((one) => ({ value: one.personId, label: one.name }))
  return (
    <>
      <p className="soft">{t('scorers.hint')}</p>
      <div className="sheet-card">
        <div className="points">
          <label className="field">
            <span className="label">{t('scorers.managers')}</span>
            <Select
              mode="multiple"
              optionFilterProp="label"
              style={{ width: '100%' }}
              options={options}
              value={managerIds}
              onChange={setManagers}
              aria-label={t('scorers.managers')}
            />
          </label>
          <label className="field">
            <span className="label">{t('scorers.peers')}</span>
            <Select
              mode="multiple"
              optionFilterProp="label"
              style={{ width: '100%' }}
              options={options}
              value={peerIds}
              onChange={setPeers}
              aria-label={t('scorers.peers')}
            />
          </label>
          <label className="field">
            <span className="label">{t('scorers.residents')}</span>
            <Select
              style={{ width: '100%' }}
              options={[{ value: '', label: t('scorers.nobody') }, ...options]}
              value={residentsBy ?? ''}
              onChange={(value) => setResidents(value || null)}
              aria-label={t('scorers.residents')}
            />
          </label>
        </div>
      </div>
      {act.error && <Problem of={act.error} />}
      <button
        type="button"
        className="button main"
        disabled={act.isPending}
        onClick={() =>
          act.mutate(
            { roundId, organisationId, managerIds, peerIds, residentsBy },
            { onSuccess: ({ sheets }) => toast(t('scorers.kept', { n: sheets })) },
          )
        }
      >
        {t('scorers.keep')}
      </button>
    </>
  )
}

function Order({ of, roundId, organisationId }: { of: Ranking; roundId: string; organisationId: string }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const act = useAct(propose)
  const [given, setGiven] = useState<Record<string, { grade: string; note: string }>>({})
  const open = of.stage === 'self' || of.stage === 'scoring'
  const proposing = mayNow('propose', of.stage)
  const nameOf = (code: string | null) => {
    const grade = of.grades.find((one) => one.code === code)
    return grade ? phrase(grade.name) : t('none')
  }
  const rowsToPropose = of.rows.filter((row) => !row.own && row.suggested !== null)
  const valueOf = (row: Ranking['rows'][number]) =>
    given[row.participantId] ?? { grade: row.proposed ?? row.suggested ?? '', note: row.note ?? '' }
  const set = (row: Ranking['rows'][number], change: Partial<{ grade: string; note: string }>) =>
    setGiven({ ...given, [row.participantId]: { ...valueOf(row), ...change } })
  const fields = (act.error instanceof ProblemError && act.error.problem.fields) || []
  const wrongOf = (row: Ranking['rows'][number]) =>
    fields.find((one) => one.field.startsWith(`grades.${rowsToPropose.indexOf(row)}.`))?.message
  if (of.rows.length === 0) return <Nothing title={t('unit.nobody')} />
  return (
    <section className="card unit-form">
      <h2>{t('unit.order')}</h2>
      {of.grades
        .filter((grade) => grade.most !== null)
        .map((grade) => (
          <p key={grade.code}>
            {t('unit.places', {
              name: phrase(grade.name),
              base: t('unit.base', { n: of.assessed }),
              share: grade.share ?? 0,
              exact: grade.exact ?? 0,
              reading: t(`reading.${of.shareReading}`).split(/[：:]/)[0]!,
              most: grade.most ?? 0,
            })}
          </p>
        ))}
      {open ? <p className="panel">{t('unit.waiting')}</p> : proposing && <p className="soft">{t('unit.hint')}</p>}
      <div className="sideways">
        <table className="plain-table">
          <caption className="unseen">{t('unit.order')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col" className="end">
                {t('unit.rank')}
              </th>
              <th scope="col" className="end">
                {t('total')}
              </th>
              <th scope="col">{t('unit.suggested')}</th>
              <th scope="col">{t('grade')}</th>
              <th scope="col">{t('unit.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {of.rows.map((row) => {
              const editable = proposing && !row.own && row.suggested !== null
              return (
                <tr key={row.participantId}>
                  <th scope="row">
                    <a href={`/desk/assessment/people/${row.participantId}`}>{row.name}</a>
                  </th>
                  <td className="end number">{row.rank ?? '—'}</td>
                  <td className="end number">{pointsShown(row.total)}</td>
                  <td>
                    {nameOf(row.suggested)} {row.tied && <span className="status warn">{t('unit.tied')}</span>}
                    {row.displaced && !row.tied && (
                      <span className="status idle">{t('unit.displaced', { grade: nameOf(row.byPoints) })}</span>
                    )}
                  </td>
                  <td>
                    {editable ? (
                      <select
                        className="input"
                        aria-label={t('unit.grade-of', { name: row.name })}
                        value={valueOf(row).grade}
                        onChange={(event) => set(row, { grade: event.target.value })}
                      >
                        {of.grades.map((grade) => (
                          <option key={grade.code} value={grade.code}>
                            {phrase(grade.name)}
                          </option>
                        ))}
                      </select>
                    ) : row.own && proposing ? (
                      <span className="soft">{row.proposed ? nameOf(row.proposed) : t('unit.own')}</span>
                    ) : (
                      nameOf(row.proposed)
                    )}
                    {wrongOf(row) && <span className="wrong">{wrongOf(row)}</span>}
                  </td>
                  <td>
                    {editable ? (
                      <input
                        className="input"
                        maxLength={500}
                        aria-label={t('unit.reason-of', { name: row.name })}
                        value={valueOf(row).note}
                        onChange={(event) => set(row, { note: event.target.value })}
                      />
                    ) : (
                      row.note
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {of.exempt.length > 0 && (
        <p className="soft">
          {t('unit.exempt')}
          {of.exempt.map((one) => `${one.name}（${phrase(one.why)}）`).join(t('and'))}
        </p>
      )}
      {act.error && fields.length === 0 && <Problem of={act.error} />}
      {proposing && rowsToPropose.length > 0 && (
        <button
          type="button"
          className="button main"
          disabled={act.isPending}
          onClick={() =>
            // The form is made anew when it is done, so what follows cannot hang on it.
            void act
              .mutateAsync({
                roundId,
                organisationId,
                basedOnVersion: of.version,
                grades: rowsToPropose.map((row) => ({ participantId: row.participantId, ...valueOf(row) })),
              })
              .then(
                ({ proposed }) => toast(t('unit.proposed', { n: proposed })),
                () => undefined,
              )
          }
        >
          {t('unit.propose')}
        </button>
      )}
    </section>
  )
}
