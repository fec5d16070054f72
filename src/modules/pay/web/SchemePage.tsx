import { Select } from 'antd'
import type { OutputOf } from '#kernel/endpoint.ts'
import { todayIn } from '#kernel/days.ts'
import { useAnswer } from '#web/client/answers.ts'
import { useMay } from '#web/client/me.ts'
import { useQueryWords } from '#web/kit/address.ts'
import { DayInput } from '#web/kit/DayInput.tsx'
import { useFormats } from '#web/kit/formats.ts'
import { PageHeader } from '#web/kit/PageHeader.tsx'
import { Waiting } from '#web/kit/Waiting.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { scheme, schemes } from '../contract.ts'
import { Bands } from './Bands.tsx'
import { Rests, yuanOf } from './marks.tsx'
import { words } from './words.ts'
import './pay.css'

type Scheme = OutputOf<typeof scheme>

/** A scheme read out in plain words, each rule with its clause; beside it another place, or the same on another day. */
export default function SchemePage() {
  const t = useWord(words)
  const may = useMay()
  const places = useAnswer(schemes, {})
  const acts = may('pay:decide') && (
    <a className="button" href="/desk/pay/what-if">
      {t('whatif')}
    </a>
  )
  return (
    <>
      <PageHeader title={t('scheme')} acts={acts} note={<p className="soft">{t('scheme.say')}</p>} />
      <Waiting for={places}>{(found) => <Chosen of={found} />}</Waiting>
    </>
  )
}

function Chosen({ of }: { of: OutputOf<typeof schemes> }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const [query, change] = useQueryWords()
  const place = query['place'] ?? of.own ?? of.rows[0]?.place ?? ''
  const beside = query['beside']
  const on = query['on'] ?? todayIn(new Date())
  const besideOn = query['besideOn'] ?? on
  const one = useAnswer(scheme, { place, on }, { when: place !== '', keepLast: true })
  const other = useAnswer(scheme, { place: beside ?? place, on: besideOn }, { when: Boolean(beside) })
  const options = of.rows.map((row) => ({
    value: row.place,
    label: `${phrase(row.placeName)} · ${phrase(row.title)}${row.place === of.own ? t('scheme.own') : ''}`,
  }))
  return (
    <>
      <div className="row no-print">
        <label className="field pay-pick">
          <span className="label">{t('scheme.place')}</span>
          <Select
            style={{ minWidth: '20rem', maxWidth: '100%' }}
            aria-label={t('scheme.place')}
            value={place}
            options={options}
            onChange={(value: string) => change({ place: value })}
          />
        </label>
        <label className="field">
          <span className="label">{t('scheme.on')}</span>
          <DayInput value={on} onChange={(value: string | null) => change({ on: value ?? undefined })} />
        </label>
        <label className="field pay-pick">
          <span className="label">{t('scheme.compare')}</span>
          <Select
            style={{ minWidth: '20rem', maxWidth: '100%' }}
            aria-label={t('scheme.compare')}
            value={beside ?? ''}
            options={[{ value: '', label: t('scheme.compare-none') }, ...options]}
            onChange={(value: string) => change({ beside: value || undefined })}
          />
        </label>
        {beside && (
          <label className="field">
            <span className="label">{t('scheme.on')}</span>
            <DayInput value={besideOn} onChange={(value: string | null) => change({ besideOn: value ?? undefined })} />
          </label>
        )}
      </div>
      <Waiting for={one}>
        {(left) => (
          <div className="scheme-columns">
            <Rendered of={left} beside={beside ? other.data : undefined} />
            {beside && <Waiting for={other}>{(right) => <Rendered of={right} beside={left} />}</Waiting>}
          </div>
        )}
      </Waiting>
    </>
  )
}

function Rendered({ of, beside }: { of: Scheme; beside: Scheme | undefined }) {
  const t = useWord(words)
  const phrase = usePhrase()
  const { day } = useFormats()
  const said = (one: Scheme | undefined, key: string) =>
    JSON.stringify(one?.parts.find((part) => part.key === key)?.lines.map((line) => line.sentence.zh) ?? [])
  return (
    <article>
      <h2>{phrase(of.title)}</h2>
      <p className="soft">
        {phrase(of.placeName)} · {day(of.on)} · {t('scheme.version', { version: of.version.slice(0, 8) })}
        {of.days.length > 0 && <> · {t('scheme.changes', { days: of.days.map((one) => day(one)).join('、') })}</>}
      </p>
      <Bands bands={of.bands} />
      {of.parts.map((part) => (
        <section
          key={part.key}
          className={`pay-section ${beside && said(of, part.key) !== said(beside, part.key) ? 'differs' : ''}`}
        >
          <h3>{phrase(part.title)}</h3>
          <ul className="pay-lines">
            {part.lines.map((line) => (
              <li key={line.key}>
                <p>{phrase(line.sentence)}</p>
                <Rests of={line} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {of.levels.length > 0 && (
        <section className="pay-section">
          <h3>{t('scheme.levels')}</h3>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('level.head')}</th>
                <th scope="col" className="end">
                  {t('scheme.amount')}
                </th>
                <th scope="col">{t('basis')}</th>
              </tr>
            </thead>
            <tbody>
              {of.levels.map((one) => (
                <tr key={one.level}>
                  <th scope="row">{one.level}</th>
                  <td className="end number">{one.fen === null ? t('scheme.unpublished') : yuanOf(one.fen)}</td>
                  <td>
                    <Rests of={one} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </article>
  )
}
