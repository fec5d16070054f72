import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { usePathPart } from '#web/kit/address.ts'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { SortableTable } from '#web/kit/SortableTable.tsx'
import { Timeline } from '#web/kit/Timeline.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { organisationPage } from '../contract.ts'
import { CloseForm, EndLinkForm, LinkForm, RenameForm } from './OrganisationForms.tsx'
import { State } from './OrganisationsPage.tsx'
import { words } from './words.ts'

export type Organisation = OutputOf<typeof organisationPage>
export type Link = Organisation['links'][number]

/** One organisation: what it is, and who ran it, employed for it, watched over it, and when. */
export default function OrganisationPage() {
  const organisationId = usePathPart('organisationId')
  const t = useWord(words)
  const phrase = usePhrase()
  const asked = useAnswer(organisationPage, { organisationId })
  return (
    <Waiting for={asked} lines={10}>
      {(organisation) => (
        <>
          <PageHeader
            title={organisation.name}
            whose={`${phrase(organisation.kindName)} · ${organisation.place.join(' ')}`}
            back={{ to: '/desk/organisations', title: t('organisations') }}
            acts={<Acts organisation={organisation} />}
          />
          <div className="two-columns">
            <div className="stack">
              <Facts organisation={organisation} />
              {organisation.linkedFrom.length > 0 && <LinkedFrom organisation={organisation} />}
            </div>
            <Links organisation={organisation} />
          </div>
        </>
      )}
    </Waiting>
  )
}

function Acts({ organisation }: { organisation: Organisation }) {
  const t = useWord(words)
  const [asking, setAsking] = useState<'link' | 'rename' | 'close'>()
  if (!useMay()('organisations:manage')) return null
  const notNow = organisation.closedOn ? t('organisations.closed-why') : undefined
  const Form = asking && { link: LinkForm, rename: RenameForm, close: CloseForm }[asking]
  const button = (what: 'link' | 'rename' | 'close', label: string, main = false) => (
    <button
      type="button"
      className={main ? 'button main' : 'button'}
      aria-disabled={Boolean(notNow)}
      title={notNow}
      onClick={() => !notNow && setAsking(what)}
    >
      {label}
    </button>
  )
  return (
    <>
      {button('close', t('organisations.close'))}
      {button('rename', t('organisations.rename'))}
      {button('link', t('links.add'), true)}
      {Form && <Form of={organisation} onClose={() => setAsking(undefined)} />}
    </>
  )
}

function Facts({ organisation }: { organisation: Organisation }) {
  const t = useWord(words)
  const { day } = useFormats()
  const current = (relation: Link['relation']) =>
    organisation.links
      .filter((link) => link.relation === relation && !link.untilOn)
      .map((link) => link.toName)
      .join('、') || t('organisations.none')
  const facts: { label: string; value: ReactNode }[] = [
    { label: t('organisations.state'), value: <State closedOn={organisation.closedOn} /> },
    { label: t('organisations.short-name'), value: organisation.shortName },
    { label: t('organisations.credit-code'), value: organisation.creditCode ?? t('organisations.none') },
    {
      label: t('organisations.place'),
      value: <a href={`/desk/regions/${organisation.regionCode}`}>{organisation.place.join(' ')}</a>,
    },
    { label: t('links.operator'), value: current('operator') },
    { label: t('links.employer'), value: current('employer') },
    { label: t('links.covers'), value: current('covers') },
    { label: t('organisations.opened'), value: day(organisation.openedOn) },
  ]
  if (organisation.closedOn) facts.push({ label: t('organisations.closed'), value: day(organisation.closedOn) })
  return (
    <section className="card">
      <h2>{t('organisations.facts')}</h2>
      <table className="plain-table">
        <tbody>
          {facts.map(({ label, value }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function usePeriod() {
  const t = useWord(words)
  const { day } = useFormats()
  return ({ fromOn, untilOn }: { fromOn: string; untilOn: string | null }) =>
    untilOn ? t('links.period', { from: day(fromOn), until: day(untilOn) }) : t('links.since', { from: day(fromOn) })
}

function Links({ organisation }: { organisation: Organisation }) {
  const t = useWord(words)
  const period = usePeriod()
  const manages = useMay()('organisations:manage') && !organisation.closedOn
  const [ending, setEnding] = useState<Link>()
  return (
    <section className="card">
      <h2>{t('links')}</h2>
      <Timeline
        name={t('links')}
        moments={organisation.links.map((link) => ({
          key: link.id,
          when: period(link),
          what: (
            <>
              {t(`links.${link.relation}`)}：<LinkEnd link={link} />
              {manages && link.untilOn === null && link.relation !== 'host' && (
                <button
                  type="button"
                  className="button bare"
                  aria-label={t('links.end-of', { relation: t(`links.${link.relation}`), name: link.toName })}
                  onClick={() => setEnding(link)}
                >
                  {t('links.end')}
                </button>
              )}
            </>
          ),
          detail: link.basis,
        }))}
      />
      {ending && <EndLinkForm of={organisation} link={ending} onClose={() => setEnding(undefined)} />}
    </section>
  )
}

function LinkEnd({ link }: { link: Link }) {
  const to = link.toRegionCode ? `/desk/regions/${link.toRegionCode}` : `/desk/organisations/${link.toOrganisationId}`
  return <a href={to}>{link.toName}</a>
}

function LinkedFrom({ organisation }: { organisation: Organisation }) {
  const t = useWord(words)
  const period = usePeriod()
  return (
    <section className="card">
      <h2>{t('linked-from')}</h2>
      <SortableTable
        caption={t('linked-from')}
        rows={organisation.linkedFrom}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: t('organisations.name'),
            show: (row) => <a href={`/desk/organisations/${row.organisationId}`}>{row.name}</a>,
            by: (row) => row.name,
          },
          {
            key: 'relation',
            title: t('linked-from.as'),
            show: (row) => t(`links.${row.relation}`),
            by: (row) => row.relation,
          },
          { key: 'period', title: t('linked-from.period'), show: period, by: (row) => row.fromOn },
        ]}
      />
    </section>
  )
}
