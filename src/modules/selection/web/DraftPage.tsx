import { Input } from 'antd'
import { useState } from 'react'
import { todayIn } from '#kernel/days.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct, useAnswer } from '#web/client/answers.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { usePathPart, useQueryWords } from '#web/kit/address.ts'
import { Ask } from '#web/kit/Ask.tsx'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { draft, moveDraft, saveDraft } from '../contract-drafts.ts'
import { DraftCases } from './DraftCases.tsx'
import { DraftComparison } from './DraftComparison.tsx'
import { DraftForm } from './DraftForm.tsx'
import type { Row } from './DraftGrounds.tsx'
import { type DraftWord, draftWords } from './drafts-words.ts'
import './drafts.css'

type Draft = OutputOf<typeof draft>
const views = ['form', 'cases', 'yaml', 'compare', 'rehearse'] as const

/** A rule being written: as a form or as YAML, beside the one that stands, and tried on people; issued by somebody else. */
export default function DraftPage() {
  const draftId = usePathPart('draftId')
  const asked = useAnswer(draft, { draftId }, { keepLast: true })
  // What is typed belongs to the version it was typed on.
  return (
    <Waiting for={asked} lines={12}>
      {(found) => <Whole key={found.version} of={found} />}
    </Waiting>
  )
}

interface Typed {
  document?: Record<string, unknown>
  text?: string
  cases?: Row[]
}

function Whole({ of }: { of: Draft }) {
  const t = useWord(draftWords)
  const phrase = usePhrase()
  const { day } = useFormats()
  const [query, change] = useQueryWords()
  const [typed, setTyped] = useState<Typed>({})
  const saving = useAct(saveDraft)
  const view = views.find((one) => one === query['view']) ?? 'form'
  const isChanged = typed.document !== undefined || typed.text !== undefined || typed.cases !== undefined
  const save = async () => {
    await saving.mutateAsync({ draftId: of.draftId, basedOnVersion: of.version, ...typed })
    toast(t('saved'))
  }
  return (
    <>
      <PageHeader
        title={phrase(of.title)}
        whose={of.regionName}
        back={{ to: '/desk/selection/drafts', title: t('drafts') }}
        acts={<Acts of={of} isChanged={isChanged} />}
        note={
          <>
            <p className="changes small">
              <span className="status">{t(`stage.${of.stage}`)}</span>
              <code>{`${of.place}/programme-${of.code}.yaml`}</code>
              <span className="soft">
                {' · '}
                {t('writer')} {of.writtenBy}
                {of.issuedAt && ` · ${t('issuer')} ${of.issuedBy} ${day(of.issuedAt)}`}
              </span>
            </p>
            {of.stage === 'sent-back' && <p className="wrong">{t('back.because', { why: of.sentBackBecause })}</p>}
            {of.standingMoved && of.mayWrite && <p className="panel warn">{t('moved')}</p>}
          </>
        }
      />
      <Faults of={of.faults} />
      <nav className="selection-draft-views" aria-label={t('drafts')}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            className="button"
            aria-pressed={one === view}
            onClick={() => change({ view: one })}
          >
            {t(one)}
          </button>
        ))}
      </nav>
      {saving.error && <Problem of={saving.error} />}
      {of.mayWrite && (view === 'form' || view === 'yaml' || view === 'cases') && (
        <p className="selection-draft-save">
          <button
            type="button"
            className="button main"
            disabled={!isChanged || saving.isPending}
            onClick={() => void save()}
          >
            {t('save')}
          </button>
          {isChanged && <span className="soft"> {t('unsaved')}</span>}
        </p>
      )}
      {view === 'form' &&
        (of.document === null || typed.text !== undefined ? (
          <p className="panel warn">{t('yaml.broken')}</p>
        ) : (
          <fieldset className="plain" disabled={!of.mayWrite}>
            <DraftForm
              of={typed.document ?? (of.document as Record<string, unknown>)}
              onChange={(document) => setTyped(({ cases }) => ({ ...(cases && { cases }), document: document as Row }))}
              faults={typed.document ? [] : of.faults.filter((one) => one.of === 'rule')}
              facts={of.facts}
              shared={of.documents}
            />
            <p className="soft small">{t('yaml.comments')}</p>
          </fieldset>
        ))}
      {view === 'yaml' && (
        <Input.TextArea
          aria-label="YAML"
          className="selection-draft-yaml"
          spellCheck={false}
          readOnly={!of.mayWrite || typed.document !== undefined}
          autoSize={{ minRows: 18 }}
          value={typed.text ?? of.text}
          onChange={({ target }) => setTyped(({ cases }) => ({ ...(cases && { cases }), text: target.value }))}
        />
      )}
      {view === 'cases' &&
        (of.cases === null ? (
          <p className="panel warn">{t('cases.broken')}</p>
        ) : (
          <fieldset className="plain" disabled={!of.mayWrite}>
            <DraftCases
              of={typed.document ? { ...of, document: typed.document } : of}
              cases={typed.cases ?? of.cases}
              onChange={(cases) => setTyped((before) => ({ ...before, cases }))}
              isChanged={isChanged}
              today={todayIn(new Date())}
            />
          </fieldset>
        ))}
      {view === 'compare' && <Differences of={of} />}
      {view === 'rehearse' && <DraftComparison draftId={of.draftId} isReady={of.faults.length === 0} />}
    </>
  )
}

function Acts({ of, isChanged }: { of: Draft; isChanged: boolean }) {
  const t = useWord(draftWords)
  const act = useAct(moveDraft)
  const [back, setBack] = useState(false)
  const move = (name: 'submit' | 'issue' | 'discard') => () =>
    act.mutateAsync({ draftId: of.draftId, basedOnVersion: of.version, act: name, reason: '' })
  const notNow = isChanged
    ? t('unsaved')
    : of.faults.length > 0
      ? t('faults', { n: of.faults.length })
      : casesNow(of, t)
  return (
    <>
      {of.mayWrite && (
        <ConfirmOnce
          main
          verb={t('submit')}
          title={t('submit')}
          consequence={t('submit.say')}
          notNow={notNow}
          act={move('submit')}
        />
      )}
      {of.mayIssue && (
        <>
          <ConfirmOnce
            main
            verb={t('issue')}
            title={t('issue')}
            consequence={t('issue.say')}
            notNow={notNow}
            act={move('issue')}
          />
          <button type="button" className="button" onClick={() => setBack(true)}>
            {t('send-back')}
          </button>
        </>
      )}
      {of.mayWrite && (
        <ConfirmOnce
          danger
          verb={t('discard')}
          title={t('discard')}
          consequence={t('discard.say')}
          act={move('discard')}
        />
      )}
      {back && (
        <Ask title={t('send-back')} onClose={() => setBack(false)}>
          <ActForm
            endpoint={moveDraft}
            given={{ draftId: of.draftId, basedOnVersion: of.version, act: 'send-back' }}
            verb={t('send-back')}
            onDone={() => setBack(false)}
          >
            <FormField name="reason" label={t('reason')} required>
              <Input.TextArea rows={3} maxLength={500} />
            </FormField>
          </ActForm>
        </Ask>
      )}
    </>
  )
}

/** What of the cases still keeps it from being handed in. */
function casesNow({ played }: Draft, t: (word: DraftWord, values?: Record<string, string | number>) => string) {
  const failed = played?.cases.filter(({ lines }) => lines.some((one) => !one.passed)).length ?? 0
  if (failed > 0) return t('cases.failed', { n: failed })
  const lacking = played?.lacking.length ?? 0
  return lacking > 0 ? t('cases.lacking', { n: lacking }) : null
}

function Faults({ of }: { of: Draft['faults'] }) {
  const t = useWord(draftWords)
  const phrase = usePhrase()
  if (of.length === 0) return <p className="status good">{t('faults.none')}</p>
  return (
    <div className="panel warn">
      <p>{t('faults', { n: of.length })}</p>
      <ul>
        {of.slice(0, 10).map((one, at) => (
          <li key={at}>
            {one.of === 'cases' ? t('cases') : t('fault.at', { line: one.line })} <code>{one.path}</code>{' '}
            {phrase(one.said)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Line by line what the draft says otherwise than the rule that stands. */
function Differences({ of }: { of: Draft }) {
  const t = useWord(draftWords)
  const phrase = usePhrase()
  if (of.differences.length === 0) return <p className="soft">{t('same.as')}</p>
  return (
    <div className="sideways">
      <table className="plain-table">
        <caption className="unseen">{t('compare')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
          </tr>
        </thead>
        <tbody>
          {of.differences.map((one, at) => (
            <tr key={at}>
              <td>{one.before ? <del>{phrase(one.before)}</del> : <span className="soft">{t('not.there')}</span>}</td>
              <td>{one.after ? <ins>{phrase(one.after)}</ins> : <span className="soft">{t('not.there')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
