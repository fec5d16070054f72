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
  const { day, lastDay } = useFormats()
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
          {
            key: 'of',
            label: t('certificates.of'),
            choices: (['holders', 'tickets'] as const).map((one) => ({
              value: one,
              label: t(`certificates.of.${one}`),
            })),
          },
          { key: 'level', label: t('level'), choices: levelChoices },
          {
            key: 'verification',
            label: t('verification'),
            choices: (['waiting', ...verifications] as const)
              .filter((one) => one !== 'rejected')
              .map((one) => ({ value: one, label: t(`verification.${one}`) })),
          },
          {
            key: 'standing',
            label: t('standing'),
            choices: (['in-force', ...standings] as const).map((one) => ({ value: one, label: t(`standing.${one}`) })),
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
            text: (row) => (row.titled ? level(row.level) : `${level(row.level)}（${t('ticket')}）`),
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
            show: (row) => row.untilOn && lastDay(row.untilOn),
            text: (row) => row.untilOn && lastDay(row.untilOn),
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
  if (!counts || counts.rows.length + counts.tickets + counts.toVerify === 0) return null
  const sum = (wanted: (row: { level: string; standing: string }) => boolean) =>
    counts.rows.filter(wanted).reduce((total, row) => total + row.people, 0)
  const ladder = (lists?.levels ?? []).filter((one) => one.code !== 'clerk')
  const held = sum(() => true)
  const registered = sum((row) => row.standing === 'active' || row.standing === 'expiring')
  const tiles = [
    ['held', held, t('people'), 'of=holders'],
    ['registered', registered, t('people'), 'of=holders&standing=in-force'],
    ['tickets', counts.tickets, t('people'), 'of=tickets'],
    ['expiring', counts.expiring, t('certificates.unit'), 'standing=expiring'],
    ['to-verify', counts.toVerify, t('certificates.unit'), 'verification=waiting'],
  ] as const
  return (
    <>
      <ul className="tiles">
        {tiles.map(([name, value, unit, rows]) => (
          <li key={name}>
            <FigureTile name={t(`certificates.${name}`)} value={value} unit={unit} to={`/desk/certificates?${rows}`} />
          </li>
        ))}
      </ul>
      <section className="card" style={{ marginBlock: '0.75rem' }}>
        <h2>{t('certificates.by-level')}</h2>
        {held > 0 && <p>{t('certificates.by-level-say', { share: formatShare(registered / held) })}</p>}
        <p className="soft small">{t('certificates.counted')}</p>
        <SortableTable
          caption={t('certificates.by-level')}
          rows={ladder.map((one) => ({ code: one.code, people: sum((row) => row.level === one.code) }))}
          rowKey={(row) => row.code}
          columns={[
            {
              key: 'level',
              title: t('level'),
              show: (row) => <a href={`/desk/certificates?of=holders&level=${row.code}`}>{level(row.code)}</a>,
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
              show: (row) => (
                <span className="row">
                  {standings
                    .map(
                      (standing) =>
                        [standing, sum((one) => one.level === row.code && one.standing === standing)] as const,
                    )
                    .filter(([, people]) => people > 0)
                    .map(([standing, people]) => (
                      <a key={standing} href={`/desk/certificates?of=holders&level=${row.code}&standing=${standing}`}>
                        {t(`standing.${standing}`)} {people}
                      </a>
                    ))}
                </span>
              ),
            },
          ]}
        />
      </section>
    </>
  )
}
