import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { formatFen } from '#web/kit/formats.ts'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { markPaid, payable, undoPaid } from '../contract.ts'
import { words } from './words.ts'
import './development.css'

type Line = OutputOf<typeof payable>['rows'][number]

/** The list was paid: all its lines are marked in one go, but those that the person takes out; within ten seconds it is undone. */
export function Paying({ onClose }: { onClose: () => void }) {
  const t = useWord(words)
  const asked = useAnswer(payable, {})
  return (
    <Ask title={t('app.mark-paid')} onClose={onClose}>
      <Waiting for={asked} lines={6}>
        {({ rows }) => (rows.length === 0 ? <p>{t('app.none-payable')}</p> : <Choose of={rows} onClose={onClose} />)}
      </Waiting>
    </Ask>
  )
}

function Choose({ of, onClose }: { of: Line[]; onClose: () => void }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const undo = useUndoPaid()
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  const chosen = of.filter((one) => !out.has(one.applicationId))
  const sum = chosen.reduce((fen, one) => fen + (one.amountFen ?? 0), 0)
  const turn = (ids: string[], without: boolean) =>
    setOut((before) => {
      const next = new Set(before)
      for (const id of ids)
        if (without) next.add(id)
        else next.delete(id)
      return next
    })
  const today = todayIn(new Date())
  const groups = Map.groupBy(of, (one) => one.entitlement)
  return (
    <>
      <p>{t('app.paying-say')}</p>
      {[...groups].map(([entitlement, lines]) => {
        const ids = lines.map((one) => one.applicationId)
        const inside = ids.filter((id) => !out.has(id)).length
        return (
          <fieldset key={entitlement} className="development-paying">
            <legend>
              <label>
                <input
                  type="checkbox"
                  checked={inside === ids.length}
                  ref={(box) => {
                    if (box) box.indeterminate = inside > 0 && inside < ids.length
                  }}
                  onChange={(event) => turn(ids, !event.target.checked)}
                />{' '}
                {phrase(lines[0]!.entitlementName)}{' '}
                <span className="soft small">{t('app.lines', { n: inside, all: ids.length })}</span>
              </label>
            </legend>
            {lines.map((one) => (
              <label key={one.applicationId}>
                <input
                  type="checkbox"
                  checked={!out.has(one.applicationId)}
                  onChange={(event) => turn([one.applicationId], !event.target.checked)}
                />
                <span>
                  {one.name} <span className="soft small">{one.organisationName}</span>
                </span>
                <span className="number">{one.amountFen === null ? t('app.in-kind') : formatFen(one.amountFen)}</span>
              </label>
            ))}
          </fieldset>
        )
      })}
      <ActForm
        endpoint={markPaid}
        given={{ applicationIds: chosen.map((one) => one.applicationId) }}
        initial={{ paidOn: today }}
        verb={t('app.mark-n', { n: chosen.length })}
        notNow={chosen.length === 0 ? t('app.none-chosen') : null}
        beside={<span className="soft">{t('app.sum', { sum: formatFen(sum) })}</span>}
        onDone={({ paid }) => {
          const ids = chosen.map((one) => one.applicationId)
          toast(t('app.paid-done', { n: paid }), { undo: () => undo(ids) })
          onClose()
        }}
      >
        <FormField name="paidOn" label={t('app.paid-on')} required>
          <DayInput until={today} />
        </FormField>
      </ActForm>
    </>
  )
}

/** Takes back that lines were paid, and says so. */
export function useUndoPaid(): (applicationIds: string[]) => void {
  const t = useWord(words)
  const wording = useProblemWords()
  const act = useAct(undoPaid)
  return (applicationIds) =>
    void act.mutateAsync({ applicationIds }).then(
      ({ unpaid }) => toast(t('app.unpaid-done', { n: unpaid })),
      (error: unknown) => toast(wording(error), { bad: true }),
    )
}
