import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useQuery } from '@tanstack/react-query'
import { answerKey, useAct } from '#web/client/answers.ts'
import { call } from '#web/client/call.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Skeleton } from '#web/kit/Skeleton.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { candidates, enterResults } from '../contract.ts'
import { type Pasted, readPasted } from '../domain/pasted-marks.ts'
import { OutcomeMark } from './OutcomeMark.tsx'
import type { Round } from './RecruitmentPage.tsx'
import { words } from './recruitment-words.ts'

type Candidate = OutputOf<typeof candidates>['rows'][number]
type Given = Pasted['result'] | 'clear'

interface Asked {
  round: Round
  onClose: () => void
  onDone: (entered: number) => void
}

/** So many rows are drawn at once; the others are found by name or number. Technical. */
const mostDrawn = 100

/** Everyone of a round: a pasted list may name anybody. */
async function everyone(recruitmentId: string, signal: AbortSignal): Promise<Candidate[]> {
  const rows: Candidate[] = []
  for (let after: string | undefined; ;) {
    const page = await call(candidates, { recruitmentId, size: 100, after }, { signal })
    rows.push(...page.rows)
    if (!page.next) return rows
    after = page.next
  }
}

/** The results of a stage, one by one or from a pasted list; what stands is there to be corrected. */
export function EnterResults({ round, onClose, onDone }: Asked) {
  const t = useWord(words)
  const phrase = usePhrase()
  const now = round.stages.findIndex((one) => one.code === round.stage)
  const stages = round.stages
    .slice(0, now + 1)
    .filter((one) => one.kind === 'pass' || one.kind === 'score' || one.kind === 'public')
  const [code, setCode] = useState(stages.at(-1)!.code)
  const stage = stages.find((one) => one.code === code)!
  const { data: rows, error } = useQuery({
    queryKey: answerKey(candidates, { recruitmentId: round.recruitmentId, every: true }),
    queryFn: ({ signal }) => everyone(round.recruitmentId, signal),
  })
  return (
    <Ask title={t('enter.of', { stage: phrase(stage.name) })} onClose={onClose}>
      <div className="long-form recruit-wide stack">
        {stages.length > 1 && (
          <Select
            aria-label={t('enter.stage')}
            value={code}
            onChange={setCode}
            options={stages.map((one) => ({ value: one.code, label: phrase(one.name) }))}
          />
        )}
        {error && <Problem of={error} />}
        {!rows && !error && <Skeleton />}
        {rows && <Sheet key={code} round={round} stage={stage} rows={rows} onDone={onDone} />}
      </div>
    </Ask>
  )
}

function Sheet({
  round,
  stage,
  rows,
  onDone,
}: {
  round: Round
  stage: Round['stages'][number]
  rows: Candidate[]
  onDone: Asked['onDone']
}) {
  const t = useWord(words)
  const [given, setGiven] = useState<Record<string, Given | undefined>>({})
  const [notes, setNotes] = useState<Record<string, string>>({})
  const [find, setFind] = useState('')
  const [pasted, setPasted] = useState('')
  const [missed, setMissed] = useState<string[]>()
  const [reason, setReason] = useState('')
  const [failed, setFailed] = useState<unknown>()
  const act = useAct(enterResults)
  const stands = (one: Candidate): Given | undefined => {
    const entry = one.marks[stage.code]
    return entry ? (entry.absent ? 'absent' : (entry.mark ?? (entry.passed ? 'passed' : 'failed'))) : undefined
  }
  const people = rows.filter(
    (one) =>
      !one.appointed &&
      (one.marks[stage.code] ||
        (one.stage === stage.code && (one.state === 'waiting' || (stage.kind === 'public' && one.state === 'in')))),
  )
  const shown = people
    .filter((one) => find === '' || one.name.includes(find) || String(one.number) === find)
    .slice(0, mostDrawn)
  const corrects = people.some((one) => stands(one) !== undefined && given[one.candidateId] !== undefined)
  const fill = () => {
    const { found, unknown } = readPasted(pasted, people)
    setGiven({ ...given, ...Object.fromEntries(found.map((one) => [one.candidateId, one.result])) })
    setMissed(unknown)
  }
  const send = async () => {
    setFailed(undefined)
    try {
      const { entered } = await act.mutateAsync({
        recruitmentId: round.recruitmentId,
        stage: stage.code,
        reason,
        entries: people.flatMap(({ candidateId }) => {
          const result = given[candidateId]
          if (result === undefined) return []
          return [
            {
              candidateId,
              note: notes[candidateId] ?? '',
              ...(typeof result === 'number'
                ? { mark: result }
                : result === 'absent'
                  ? { absent: true }
                  : result === 'clear'
                    ? { cleared: true }
                    : { passed: result === 'passed' }),
            },
          ]
        }),
      })
      onDone(entered)
    } catch (error) {
      setFailed(error)
    }
  }
  if (people.length === 0) return <p className="soft">{t('enter.nobody')}</p>
  const set = (id: string, result: Given | undefined) => setGiven({ ...given, [id]: result })
  const choices = [
    ...(stage.kind === 'pass' ? [{ value: 'passed', label: t('result.passed') }] : []),
    { value: 'failed', label: stage.kind === 'public' ? t('why.objection') : t('result.failed') },
    ...(stage.kind === 'pass' ? [{ value: 'absent', label: t('result.absent') }] : []),
    { value: 'clear', label: t('enter.take-back') },
  ]
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {stage.kind === 'score' && (
        <details>
          <summary>{t('enter.paste')}</summary>
          <p className="soft small">{t('enter.paste-hint')}</p>
          <Input.TextArea
            aria-label={t('enter.paste')}
            rows={4}
            value={pasted}
            onChange={(event) => setPasted(event.target.value)}
          />
          <button type="button" className="button" onClick={fill}>
            {t('enter.fill')}
          </button>
          {missed && missed.length > 0 && (
            <p className="status warn">{t('enter.missed', { lines: missed.join('；') })}</p>
          )}
        </details>
      )}
      {stage.kind === 'pass' && (
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() =>
              setGiven({
                ...Object.fromEntries(
                  people.filter((one) => stands(one) === undefined).map((one) => [one.candidateId, 'passed' as const]),
                ),
                ...given,
              })
            }
          >
            {t('enter.all-passed')}
          </button>
        </div>
      )}
      {people.length > mostDrawn && (
        <label className="recruit-field">
          <span className="recruit-label">{t('enter.find')}</span>
          <Input value={find} maxLength={60} onChange={(event) => setFind(event.target.value.trim())} />
          <span className="soft small">{t('enter.more', { n: mostDrawn })}</span>
        </label>
      )}
      <div className="sideways">
        <table className="plain-table">
          <caption className="unseen">{t('enter')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('candidate.name')}</th>
              <th scope="col">{t('candidate.conditions')}</th>
              <th scope="col">{t('enter')}</th>
              <th scope="col">{t('enter.note-short')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => {
              const value = given[one.candidateId] ?? stands(one)
              return (
                <tr key={one.candidateId}>
                  <th scope="row" style={{ fontWeight: 400 }}>
                    <span className="soft number">{one.number}</span> {one.name}
                  </th>
                  <td>
                    <OutcomeMark of={one.outcome} />
                  </td>
                  <td>
                    {stage.kind === 'score' ? (
                      <span className="row">
                        <InputNumber
                          aria-label={t('enter.result', { name: one.name })}
                          min={0}
                          max={100}
                          precision={2}
                          value={typeof value === 'number' ? value : null}
                          onChange={(mark) => set(one.candidateId, mark ?? undefined)}
                        />
                        <label className="small">
                          <input
                            type="checkbox"
                            checked={value === 'absent'}
                            onChange={(event) => set(one.candidateId, event.target.checked ? 'absent' : undefined)}
                          />{' '}
                          {t('result.absent')}
                        </label>
                      </span>
                    ) : (
                      <Select
                        aria-label={t('enter.result', { name: one.name })}
                        style={{ minWidth: '7rem' }}
                        value={value as string | undefined}
                        onChange={(result: string) => set(one.candidateId, result as Given)}
                        options={choices}
                      />
                    )}
                  </td>
                  <td>
                    <Input
                      aria-label={t('enter.note', { name: one.name })}
                      maxLength={300}
                      value={notes[one.candidateId] ?? ''}
                      onChange={(event) => setNotes({ ...notes, [one.candidateId]: event.target.value })}
                    />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {corrects && (
        <label className="recruit-field">
          <span className="recruit-label">{t('enter.reason')}</span>
          <Input value={reason} maxLength={300} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      {failed !== undefined && <Problem of={failed} />}
      <div className="row">
        <button type="submit" className="button main" disabled={act.isPending}>
          {t('enter.save')}
        </button>
      </div>
    </form>
  )
}
