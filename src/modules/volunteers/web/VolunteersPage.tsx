import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { FigureTile } from '#web/kit/FigureTile.tsx'
import { formatCount, useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { useOrganisationFilter, useRegionFilter } from '#web/kit/place-filters.tsx'
import { Table } from '#web/kit/Table.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { useWord } from '#web/kit/words.ts'
import { exportVolunteers, volunteerFigures, volunteers } from '../contract.ts'
import { Basis } from './Basis.tsx'
import { hoursOf, useCodes } from './codes.ts'
import { Star } from './Record.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

const looks = { awaiting: 'warn', registered: 'good', left: 'idle' } as const

/** The register: how many, how active, and everyone on it. */
export default function VolunteersPage() {
  const t = useWord(words)
  const d = useWord(deskWords)
  const may = useMay()
  const { day, minutes } = useFormats()
  const { name, choices } = useCodes()
  const register = may('volunteers:manage') && (
    <a className="button main" href="/desk/volunteers/register">
      {t('register')}
    </a>
  )
  return (
    <>
      <PageHeader title={t('volunteers')} acts={register} />
      <Figures />
      <Table
        name="volunteers.volunteers"
        caption={t('volunteers')}
        endpoint={volunteers}
        searchFor={d('list.search')}
        searchIsPrivate
        filters={[
          useRegionFilter(t('region')),
          useOrganisationFilter(t('organisation')),
          { key: 'category', label: t('category'), choices: choices('categories') },
          { key: 'star', label: t('star'), choices: choices('stars') },
          {
            key: 'active',
            label: d('list.active'),
            choices: (['yes', 'no'] as const).map((value) => ({ value, label: d(`list.active-${value}`) })),
          },
          {
            key: 'state',
            label: t('state'),
            choices: (['awaiting', 'registered', 'left'] as const).map((value) => ({
              value,
              label: t(`state.${value}`),
            })),
          },
        ]}
        empty={{ title: d('list.empty'), say: d('list.empty-say'), act: register }}
        exportBy={exportVolunteers}
        mayExport={may('volunteers:export')}
        rowKey={(row) => row.volunteerId}
        rowTo={(row) => `/desk/volunteers/people/${row.volunteerId}`}
        columns={[
          { key: 'name', title: t('name'), show: (row) => row.name },
          { key: 'number', title: t('number'), show: (row) => <span className="number">{row.number}</span> },
          {
            key: 'state',
            title: t('state'),
            show: (row) => (
              <>
                <span className={`status ${looks[row.state]}`}>{t(`state.${row.state}`)}</span>{' '}
                {row.active && <span className="small soft">{d('list.active-yes')}</span>}
                {row.minor && <span className="small soft"> {t('minor')}</span>}
              </>
            ),
          },
          { key: 'hours', title: t('hours'), end: true, show: (row) => minutes(row.minutes) },
          { key: 'star', title: t('star'), show: (row) => row.star && <Star of={row.star} /> },
          { key: 'with', title: d('register.organisation'), show: (row) => row.organisationName ?? row.regionName },
          {
            key: 'categories',
            title: t('categories'),
            show: (row) => row.categories.map((code) => name('categories', code)).join(t('and')),
            width: '12rem',
          },
          {
            key: 'skills',
            title: t('mine.skills'),
            show: (row) => row.skills.map((code) => name('skills', code)).join(t('and')),
            hidden: true,
          },
          { key: 'area', title: t('mine.area'), show: (row) => row.livingRegionName, hidden: true },
          {
            key: 'since',
            title: d('list.since'),
            show: (row) => <span className="number">{day(row.registeredOn)}</span>,
            hidden: true,
          },
        ]}
      />
    </>
  )
}

/** The figures of the reader's reach, or of the region the list is narrowed to; the rate with what it is a share of. */
function Figures() {
  const t = useWord(words)
  const d = useWord(deskWords)
  const { minutes } = useFormats()
  const [{ regionCode }] = useQueryWords()
  const asked = useAnswer(
    volunteerFigures,
    { ...(regionCode && { regionCode: regionCode as never }) },
    { keepLast: true },
  )
  return (
    <Waiting for={asked} lines={3}>
      {(of) => (
        <section className="volunteers-head" aria-label={d('figures')}>
          <ul className="tiles">
            {(
              [
                ['figure.registered', of.registered, d('figure.people'), false, '/desk/volunteers?state=registered'],
                ['figure.active', of.active, d('figure.people'), false, '/desk/volunteers?active=yes'],
                ['figure.rate', of.activeRate === null ? null : of.activeRate / 10_000, '', true, undefined],
                ['figure.hours', hoursOf(of.minutesThisYear), d('figure.hour'), false, '/desk/volunteers/entries'],
                ['figure.whole', hoursOf(of.minutes), d('figure.hour'), false, '/desk/volunteers/entries'],
              ] as const
            ).map(([name, value, unit, share, to]) => (
              <li key={name}>
                <FigureTile
                  name={d(name)}
                  value={value}
                  unit={unit}
                  share={share}
                  whyUnknown={d('figure.rate-none')}
                  {...(to && { to })}
                />
              </li>
            ))}
          </ul>
          <p className="small soft">
            {d('figure.rate-of', {
              active: formatCount(of.active),
              registered: formatCount(of.registered),
              months: of.definition.months,
              hours: minutes(of.definition.minutes),
            })}{' '}
            <Basis of={of.definition} />
          </p>
          <p className="row">
            <Waits n={of.awaiting} to="/desk/volunteers?state=awaiting" say={t('state.awaiting')} />
            <Waits
              n={of.overdue}
              to="/desk/volunteers/activities?state=overdue"
              say={d('activity.state.overdue')}
              bad
            />
            <Waits
              n={of.toRecord}
              to="/desk/volunteers/activities?state=to-record"
              say={d('activity.state.to-record')}
            />
            <Waits n={of.openObjections} to="/desk/volunteers/objections?state=open" say={d('figure.objections')} />
          </p>
        </section>
      )}
    </Waiting>
  )
}

/** What waits for somebody, where anything does. */
function Waits({ n, to, say, bad = false }: { n: number; to: string; say: string; bad?: boolean }) {
  return n === 0 ? null : (
    <a href={to} className={`status ${bad ? 'bad' : 'warn'}`}>
      {say} {formatCount(n)}
    </a>
  )
}
