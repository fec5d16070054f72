import { useState } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { FigureTile } from '#web/kit/FigureTile.tsx'
import { formatShare, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Table } from '#web/kit/Table.tsx'
import { useWord } from '#web/kit/words.ts'
import { certificateCounts, certificatesList, exportCertificates, importHolders } from '../contract.ts'
import { verifications } from '../domain/qualification.ts'
import { ImportFile } from './ImportFile.tsx'
import { useLists } from './lists.ts'
import { StandingMark, VerificationMark } from './marks.tsx'
import { words } from './words.ts'

const standings = ['none', 'active', 'expiring', 'lapsed', 'cancelled'] as const

/** Who holds which certificate, how far it is verified, and how its registration stands today. */
export default function CertificatesPage() {
  const t = useWord(words)
  const { day } = useFormats()
  const may = useMay()
  const { level, levelChoices } = useLists()
  const [title, setTitle] = useState('')
  return (
    <>
      <PageHeader
        title={t('certificates')}
        acts={
          may('certificates:verify') && (
            <ImportFile
              verb={t('certificates.import')}
              say={t('certificates.import-say')}
              endpoint={importHolders}
              input={{ title: title || t('certificates.import') }}
              done={(answer) => ({
                sentence: t('certificates.import-done', {
                  kept: answer.kept,
                  matched: answer.matched,
                  unknown: answer.unknown,
                }),
                wrong: answer.wrong,
              })}
            >
              <label className="field">
                {t('list.title')}
                <input
                  className="input"
                  maxLength={100}
                  value={title}
                  onChange={(event) => setTitle(event.target.value)}
                />
              </label>
            </ImportFile>
          )
        }
      />
      <Counts />
      <Table
        name="certificates.list"
        caption={t('certificates')}
        endpoint={certificatesList}
        exportBy={exportCertificates}
        mayExport={may('certificates:export')}
        searchFor={t('certificates.search')}
        searchIsPrivate
        filters={[
          { key: 'level', label: t('level'), choices: levelChoices },
          {
            key: 'verification',
            label: t('verification'),
            choices: verifications
              .filter((one) => one !== 'rejected')
              .map((one) => ({ value: one, label: t(`verification.${one}`) })),
          },
          {
            key: 'standing',
            label: t('standing'),
            choices: standings.map((one) => ({ value: one, label: t(`standing.${one}`) })),
          },
        ]}
        empty={{ title: t('certificates.empty'), say: t('certificates.empty-say') }}
        rowKey={(row) => row.qualificationId}
        rowTo={(row) => `/desk/people/${row.personId}#certificates`}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
          {
            key: 'level',
            title: t('level'),
            show: (row) => (row.titled ? level(row.level) : `${level(row.level)}（${t('ticket')}）`),
            text: (row) => level(row.level),
          },
          {
            key: 'verification',
            title: t('verification'),
            show: (row) => <VerificationMark of={row.verification} />,
            text: (row) => t(`verification.${row.verification}`),
          },
          {
            key: 'standing',
            title: t('standing'),
            show: (row) => (row.level === 'clerk' ? '—' : <StandingMark of={row.standing} />),
            text: (row) => t(`standing.${row.standing}`),
          },
          {
            key: 'until',
            title: t('certificates.until'),
            show: (row) => row.untilOn && day(row.untilOn),
            text: (row) => row.untilOn,
            width: '8rem',
          },
          {
            key: 'number',
            title: t('certificates.number'),
            show: (row) => row.number ?? '—',
            text: (row) => row.number,
          },
          {
            key: 'passed',
            title: t('certificates.passed'),
            show: (row) => day(row.passedOn),
            text: (row) => row.passedOn,
            width: '8rem',
          },
          {
            key: 'organisation',
            title: t('organisation'),
            show: (row) => row.organisationName,
            text: (row) => row.organisationName,
          },
          {
            key: 'region',
            title: t('region'),
            show: (row) => row.regionName,
            text: (row) => row.regionName,
            hidden: true,
          },
        ]}
      />
    </>
  )
}

function Counts() {
  const t = useWord(words)
  const { level, lists } = useLists()
  const counts = useAnswer(certificateCounts, {}).data
  if (!counts || counts.rows.length === 0) return null
  const sum = (wanted: (row: { level: string; standing: string }) => boolean) =>
    counts.rows.filter(wanted).reduce((total, row) => total + row.people, 0)
  const ladder = (lists?.levels ?? []).filter((one) => one.code !== 'clerk')
  const held = sum((row) => row.level !== 'clerk')
  const registered = sum((row) => row.standing === 'active' || row.standing === 'expiring')
  return (
    <>
      <ul className="tiles">
        <li>
          <FigureTile name={t('certificates.held')} value={held} unit="" to="/desk/certificates" />
        </li>
        <li>
          <FigureTile
            name={t('certificates.registered')}
            value={registered}
            unit=""
            to="/desk/certificates?standing=active"
          />
        </li>
        <li>
          <FigureTile
            name={t('certificates.expiring')}
            value={counts.expiring}
            unit=""
            to="/desk/certificates?standing=expiring"
          />
        </li>
        <li>
          <FigureTile
            name={t('certificates.to-verify')}
            value={counts.toVerify}
            unit=""
            to="/desk/certificates?verification=feedback"
          />
        </li>
      </ul>
      <section className="card" style={{ marginBlock: '0.75rem' }}>
        <h2>{t('certificates.by-level')}</h2>
        {held > 0 && <p>{t('certificates.by-level-say', { share: formatShare(registered / held) })}</p>}
        <SortableTable
          caption={t('certificates.by-level')}
          rows={ladder.map((one) => ({ code: one.code, people: sum((row) => row.level === one.code) }))}
          rowKey={(row) => row.code}
          columns={[
            {
              key: 'level',
              title: t('level'),
              show: (row) => <a href={`/desk/certificates?level=${row.code}`}>{level(row.code)}</a>,
            },
            { key: 'people', title: t('people'), end: true, show: (row) => row.people },
            {
              key: 'bar',
              title: '',
              className: 'bar-cell',
              show: (row) =>
                row.people > 0 && (
                  <span className="bar" aria-hidden="true" style={{ width: `${(100 * row.people) / held}%` }} />
                ),
            },
            {
              key: 'standing',
              title: t('standing'),
              show: (row) =>
                standings
                  .map(
                    (standing) =>
                      [standing, sum((one) => one.level === row.code && one.standing === standing)] as const,
                  )
                  .filter(([, people]) => people > 0)
                  .map(([standing, people]) => `${t(`standing.${standing}`)} ${people}`)
                  .join(t('and')),
            },
          ]}
        />
      </section>
    </>
  )
}
