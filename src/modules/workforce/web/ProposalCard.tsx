import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { ConfirmOnce } from '#web/kit/ConfirmOnce.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { confirmProposal, employerConfirm, returnProposal, withdrawProposal } from '../contract-corrections.ts'
import type { proposals } from '../contract-corrections.ts'
import { EvidenceLinks } from '#web/kit/EvidenceLinks.tsx'
import { useRegistryLists } from './lists.ts'
import type { ListName } from './lists.ts'
import { correctionWords } from './words-corrections.ts'

type Proposal = OutputOf<typeof proposals>['rows'][number]

const looks = {
  proposed: 'warn',
  'employer-confirmed': 'warn',
  confirmed: 'good',
  returned: 'bad',
  withdrawn: 'idle',
} as const

/** In which list the code of a field is worded. */
const listOf: Record<string, ListName> = {
  majorKind: 'majorKinds',
  diploma: 'diplomas',
  degree: 'degrees',
  employerKind: 'employerKinds',
  postCode: 'posts',
  level: 'titleLevels',
  politicalStatus: 'politicalStatuses',
  system: 'systems',
  fields: 'fields',
  specialties: 'specialties',
}

/** One correction: what is to be otherwise, what shows it, where it stands, and what the reader may do. */
export function ProposalCard({ of, whose = false }: { of: Proposal; whose?: boolean }) {
  const t = useWord(correctionWords)
  const { instant } = useFormats()
  return (
    <article className="proposal" aria-label={`${of.personName} ${t(`about.${of.about}`)}`}>
      <div className="row">
        <h3>
          {whose && (
            <>
              <a href={`/desk/people/${of.personId}`}>{of.personName}</a> ·{' '}
            </>
          )}
          {t(`about.${of.about}`)}：{t(`change.${of.act}`)}
          {of.subject && of.act !== 'add' && <span className="soft"> {of.subject}</span>}
        </h3>
        <span className={`status ${looks[of.state]}`}>{t(`state.${of.state}`)}</span>
      </div>
      <Changes of={of} />
      {of.remark && <p>{of.remark}</p>}
      <EvidenceLinks of={of.evidence} pictures />
      <ol className="proposal-steps small soft">
        <li>{t('corrections.by', { name: of.proposedBy, at: instant(of.proposedAt) })}</li>
        {of.employerConfirmedAt && (
          <li>
            {t('corrections.employer-by', { name: of.employerConfirmedBy ?? '', at: instant(of.employerConfirmedAt) })}
          </li>
        )}
        {of.decidedAt && (
          <li>{t('corrections.decided-by', { name: of.decidedBy ?? '', at: instant(of.decidedAt) })}</li>
        )}
        {whose && of.organisationName && <li>{of.organisationName}</li>}
      </ol>
      {of.reason && <p className="panel warn">{t('corrections.reason', { reason: of.reason })}</p>}
      <Acts of={of} />
    </article>
  )
}

function Changes({ of }: { of: Proposal }) {
  const t = useWord(correctionWords)
  const { say } = useRegistryLists()
  const { day } = useFormats()
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return t('change.empty')
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (field === 'sex') return t(`sex.${value as 'male'}`)
    if (field === 'kind') return say(of.about === 'title' ? 'titleKinds' : 'kinds', String(value))
    const list = listOf[field]
    if (Array.isArray(value)) return value.map((one) => (list ? say(list, String(one)) : String(one))).join(t('and'))
    if (field.endsWith('On')) return day(String(value))
    return list ? say(list, String(value)) : String(value)
  }
  // The ids of organisations stand behind their names, which are shown.
  const rows = of.changes.filter(({ field }) => !field.endsWith('Id') && field !== 'code')
  const label = (field: string) =>
    `fact.${field}` in correctionWords
      ? t(
          (field === 'fullTime' && of.about !== 'title'
            ? `fact.fullTime.${of.about}`
            : `fact.${field}`) as 'fact.school',
        )
      : field
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('change.item')}</th>
          {of.act !== 'add' && <th scope="col">{t('change.before')}</th>}
          {of.act !== 'remove' && <th scope="col">{t(of.act === 'add' ? 'change.add' : 'change.after')}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{label(field)}</th>
            {of.act !== 'add' && (
              <td>
                <del>{shown(field, before)}</del>
              </td>
            )}
            {of.act !== 'remove' && (
              <td>
                <ins>{shown(field, after)}</ins>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Acts({ of }: { of: Proposal }) {
  const t = useWord(correctionWords)
  const employer = useAct(employerConfirm)
  const county = useAct(confirmProposal)
  const back = useAct(returnProposal)
  const withdraw = useAct(withdrawProposal)
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState(false)
  const { may, proposalId, version: basedOnVersion } = of
  const done = () => toast(t('corrections.done'))
  if (!may.employerConfirm && !may.confirm && !may.return && !may.withdraw) return null
  return (
    <p className="row no-print">
      {may.employerConfirm && (
        <ConfirmOnce
          main
          verb={t('corrections.employer-confirm')}
          title={t('corrections.employer-confirm')}
          consequence={t('corrections.say')}
          act={() => employer.mutateAsync({ proposalId, basedOnVersion }).then(done)}
        />
      )}
      {may.confirm && (
        <ConfirmOnce
          main
          verb={t('corrections.confirm')}
          title={t('corrections.confirm')}
          consequence={t('corrections.confirm-say')}
          act={() => county.mutateAsync({ proposalId, basedOnVersion }).then(done)}
        />
      )}
      {may.return && (
        <ConfirmOnce
          verb={t('corrections.return')}
          title={t('corrections.return-title')}
          ready={() => {
            setWrong(reason.trim().length < 2)
            return reason.trim().length >= 2
          }}
          consequence={
            <label className="field">
              <span className="label">{t('act.reason')}</span>
              <textarea
                className="input"
                value={reason}
                maxLength={200}
                aria-invalid={wrong}
                onChange={(event) => setReason(event.target.value)}
              />
            </label>
          }
          act={() => back.mutateAsync({ proposalId, basedOnVersion, reason: reason.trim() }).then(done)}
        />
      )}
      {may.withdraw && (
        <ConfirmOnce
          verb={t('corrections.withdraw')}
          title={t('corrections.withdraw-title')}
          consequence={t('corrections.withdraw-say')}
          act={() => withdraw.mutateAsync({ proposalId, basedOnVersion }).then(done)}
        />
      )}
    </p>
  )
}
