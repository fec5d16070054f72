import type { OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Problem } from '#web/kit/Problem.tsx'
import { Table } from '#web/kit/Table.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { auditTrail, exportAudit, verifyAudit } from '../contract.ts'
import { words } from './words.ts'

type Kind = OutputOf<typeof auditTrail>['rows'][number]['kind']

const kinds: Kind[] = ['write', 'read', 'export', 'reveal', 'sign-in', 'sign-in-refused', 'sign-out', 'refused']
const look: Partial<Record<Kind, string>> = {
  write: '',
  export: 'warn',
  reveal: 'warn',
  'sign-in-refused': 'bad',
  refused: 'bad',
}

/** Who looked at what, and is the log whole. */
export default function AuditPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const { instant } = useFormats()
  const verify = useAct(verifyAudit)
  return (
    <>
      <PageHeader
        title={t('audit')}
        acts={
          <button type="button" className="button main" disabled={verify.isPending} onClick={() => verify.mutate({})}>
            {t(verify.isPending ? 'audit.verifying' : 'audit.verify')}
          </button>
        }
      />
      <div role="status">{verify.data && <Verified of={verify.data} />}</div>
      {verify.error && <Problem of={verify.error} />}
      <Table
        name="identity.audit"
        caption={t('audit')}
        endpoint={auditTrail}
        exportBy={exportAudit}
        searchFor={t('audit.search')}
        searchIsPrivate
        filters={[
          {
            key: 'kind',
            label: t('audit.kind'),
            choices: kinds.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) })),
          },
          { key: 'from', label: t('audit.from'), kind: 'day' },
          { key: 'until', label: t('audit.until'), kind: 'day' },
        ]}
        empty={{ title: t('audit.empty'), say: t('audit.empty-say') }}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', title: t('audit.at'), show: (row) => <span className="number">{instant(row.at)}</span> },
          {
            key: 'kind',
            title: t('audit.kind'),
            show: (row) => <span className={`status ${look[row.kind] ?? 'idle'}`}>{t(`audit.kind.${row.kind}`)}</span>,
          },
          {
            key: 'actor',
            title: t('audit.actor'),
            show: (row) => row.actorName ?? <span className="soft">{t('audit.nobody')}</span>,
          },
          { key: 'role', title: t('audit.role'), show: (row) => row.roleName && phrase(row.roleName) },
          { key: 'action', title: t('audit.action'), show: (row) => phrase(row.actionTitle), width: '10rem' },
          { key: 'region', title: t('audit.region'), show: (row) => row.regionName },
          { key: 'reason', title: t('audit.reason'), show: (row) => row.reason, width: '10rem' },
          {
            key: 'subject',
            title: t('audit.subject'),
            show: (row) => row.subjectId && <code className="small">{row.subjectId}</code>,
            hidden: true,
          },
          {
            key: 'request',
            title: t('audit.request'),
            show: (row) => <code className="small">{row.requestId}</code>,
            hidden: true,
          },
          {
            key: 'position',
            title: t('audit.position'),
            end: true,
            show: (row) =>
              row.position === null ? <span className="soft">{t('audit.pending')}</span> : formatCount(row.position),
          },
        ]}
      />
    </>
  )
}

function Verified({ of }: { of: OutputOf<typeof verifyAudit> }) {
  const t = useWord(words)
  return (
    <section className={of.whole ? 'panel' : 'panel bad'}>
      <h2>{of.whole ? `✓ ${t('audit.whole')}` : `✕ ${t('audit.broken', { n: formatCount(of.brokenAt ?? 0) })}`}</h2>
      <p style={{ overflowWrap: 'anywhere' }}>
        {of.whole
          ? t('audit.whole-say', { n: formatCount(of.checked), hash: of.lastHash ?? '—' })
          : t('audit.broken-say')}
      </p>
    </section>
  )
}
