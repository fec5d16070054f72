import type { CSSProperties } from 'react'
import { useAnswer } from '#web/client/answers.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { growth } from '../contract.ts'
import { words } from './words.ts'
import './development.css'

/** The path with how many stand on each step; a step opens to its people, and each of them to what is missing for the next. */
export default function GrowthPage() {
  const t = useWord(words)
  const phrase = usePhrase()
  const [query] = useQueryWords()
  const asked = useAnswer(growth, { size: 1 })
  return (
    <>
      <PageHeader title={t('growth')} />
      <Waiting for={asked} lines={8}>
        {({ steps, starting }) => {
          const all = [{ code: 'start', name: undefined, people: starting, certainty: undefined }, ...steps]
          const named = (one: (typeof all)[number]) => (one.name ? phrase(one.name) : t('growth.start'))
          const most = Math.max(1, ...all.map((one) => one.people))
          return (
            <>
              <p>
                {t('growth.say', {
                  list: all.map((one) => t('growth.step', { name: named(one), n: one.people })).join(t('and')),
                })}
              </p>
              <ol className="path-steps">
                {all.map((one, index) => (
                  <li key={one.code}>
                    <a
                      href={`/desk/development/growth?step=${one.code}`}
                      aria-current={query['step'] === one.code ? 'true' : undefined}
                      style={{ '--step': index } as CSSProperties}
                    >
                      <span>
                        {named(one)}{' '}
                        {one.certainty && <span className="soft small">{t(`basis.${one.certainty}`)}</span>}
                      </span>
                      <strong className="number">{one.people}</strong>
                      <span className="bar" aria-hidden="true" style={{ width: `${(100 * one.people) / most}%` }} />
                    </a>
                  </li>
                ))}
              </ol>
              <Table
                name="development.growth"
                caption={t('growth')}
                endpoint={growth}
                searchFor={t('search.name')}
                searchIsPrivate
                filters={[
                  {
                    key: 'step',
                    label: t('growth.at'),
                    choices: all.map((one) => ({ value: one.code, label: named(one) })),
                  },
                ]}
                empty={{ title: t('growth.empty') }}
                rowKey={(row) => row.personId}
                rowTo={(row) => `/desk/people/${row.personId}#development`}
                columns={[
                  { key: 'name', title: t('name'), show: (row) => row.name, text: (row) => row.name },
                  {
                    key: 'institution',
                    title: t('institution'),
                    show: (row) => row.organisationName,
                    text: (row) => row.organisationName,
                  },
                  {
                    key: 'at',
                    title: t('growth.at'),
                    show: (row) => named(all.find((one) => one.code === (row.at ?? 'start'))!),
                    text: (row) => named(all.find((one) => one.code === (row.at ?? 'start'))!),
                  },
                  {
                    key: 'next',
                    title: t('growth.next'),
                    show: (row) => (row.next ? named(all.find((one) => one.code === row.next)!) : t('growth.top')),
                    text: (row) => (row.next ? named(all.find((one) => one.code === row.next)!) : t('growth.top')),
                  },
                  {
                    key: 'missing',
                    title: t('growth.missing'),
                    show: (row) => row.missing.map((one, index) => <div key={index}>{phrase(one)}</div>),
                    text: (row) => row.missing.map((one) => phrase(one)).join(' '),
                    width: '22rem',
                  },
                ]}
              />
            </>
          )
        }}
      </Waiting>
    </>
  )
}
