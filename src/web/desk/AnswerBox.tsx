import { useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { findRegions } from '#modules/organisations/contract.ts'
import { indicators, overview } from '#modules/statistics/contract.ts'
import { useAnswer } from '#web/client/answers.ts'
import { allows, useMe } from '#web/client/me.ts'
import { useGo, writeQuery } from '#web/kit/address.ts'
import { Count } from '#web/kit/Count.tsx'
import { formatShare } from '#web/kit/formats.ts'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { screens } from './screens.ts'
import { words } from './words.ts'

interface Answer {
  key: string
  kind: string
  title: ReactNode
  to: string
  handed?: { search: string }
}

const most = 8

/** A search box that answers: this month's figures with their numbers, regions, pages, and a way to look among the clients. Arrows choose, Enter opens, Esc leaves. */
export function AnswerBox() {
  const t = useWord(words)
  const go = useGo()
  const list = useId()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const box = useRef<HTMLInputElement>(null)
  const wanted = text.trim().toLowerCase()
  const figures = useFigureAnswers(wanted)
  const regions = useRegionAnswers(wanted)
  const pages = usePageAnswers(wanted)
  const clients = useClientAnswer(text.trim())
  const answers = wanted ? [...figures, ...regions, ...pages, ...clients].slice(0, most) : []

  const leave = () => {
    setOpen(false)
    setText('')
    setAt(0)
  }
  const follow = (answer: Answer) => {
    leave()
    box.current?.blur()
    go(answer.to, answer.handed)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && answers.length > 0) {
      event.preventDefault()
      setAt((at + step + answers.length) % answers.length)
    }
    if (event.key === 'Enter' && answers[at]) follow(answers[at])
    if (event.key === 'Escape') leave()
  }

  return (
    <div className="answer-box" role="search">
      <input
        ref={box}
        className="input"
        type="search"
        role="combobox"
        aria-label={t('search')}
        aria-expanded={open && wanted !== ''}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && answers[at] ? `${list}-${at}` : undefined}
        placeholder={`${t('search')}  /`}
        value={text}
        maxLength={60}
        onChange={(event) => (setText(event.target.value), setAt(0), setOpen(true))}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      {open && wanted && (
        <ul id={list} role="listbox" aria-label={t('search.answers')} className="answers">
          {answers.map((answer, index) => (
            <li
              key={answer.key}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => follow(answer)}
            >
              <span className="grow">{answer.title}</span>
              <span className="soft small">{answer.kind}</span>
            </li>
          ))}
          {answers.length === 0 && (
            <li className="soft" role="option" aria-selected={false} aria-disabled>
              {t('search.none', { text })}
            </li>
          )}
        </ul>
      )}
    </div>
  )
}

function usePageAnswers(wanted: string): Answer[] {
  const t = useWord(words)
  const phrase = usePhrase()
  const me = useMe()
  return screens
    .filter((screen) => !screen.path.includes('$') && allows(me, screen.may))
    .filter((screen) => `${screen.title.zh} ${screen.title.en}`.toLowerCase().includes(wanted))
    .map((screen) => ({
      key: screen.path,
      kind: t('search.page'),
      title: phrase(screen.title),
      to: `/desk${screen.path}`,
    }))
}

function useFigureAnswers(wanted: string): Answer[] {
  const phrase = usePhrase()
  const may = allows(useMe(), 'statistics:read')
  const when = may && wanted !== ''
  const catalogue = useAnswer(indicators, {}, { when })
  const now = useAnswer(overview, {}, { when })
  if (!when || !catalogue.data || !now.data) return []
  const { regionCode, regionName, month, figures } = now.data
  return catalogue.data.rows
    .filter((one) => `${one.title.zh} ${one.title.en}`.toLowerCase().includes(wanted))
    .flatMap((one) => {
      const figure = figures.find(({ indicator }) => indicator === one.key)
      if (!figure) return []
      const value =
        one.denominator && figure.value !== null ? (
          formatShare(figure.value)
        ) : (
          <Count of={figure.value} unit={phrase(one.unit)} />
        )
      const title = (
        <>
          {phrase(one.title)} <strong>{value}</strong>
        </>
      )
      return [
        {
          key: one.key,
          kind: `${regionName} ${month}`,
          title,
          to: `/desk/figures/${one.key}${writeQuery({ region: regionCode, from: month, until: month })}`,
        },
      ]
    })
}

const mostRegions = 4

function useRegionAnswers(wanted: string): Answer[] {
  const me = useMe()
  const within = me.jurisdiction.regionCode ?? me.homeRegionCode
  const when = wanted.length > 1 && allows(me, 'statistics:read')
  const { data } = useAnswer(findRegions, { typed: wanted, within }, { when })
  if (!when || !data) return []
  return data.regions.slice(0, mostRegions).map((region) => ({
    key: region.code,
    kind: region.path.join(' '),
    title: region.name,
    to: `/desk/${writeQuery({ region: region.code })}`,
  }))
}

/** Clients are not listed while one types: each look at them is written to the audit, so it is asked for. */
function useClientAnswer(text: string): Answer[] {
  const t = useWord(words)
  if (!allows(useMe(), 'services:read-clients')) return []
  return [
    { key: 'clients', kind: '', title: t('search.clients', { text }), to: '/desk/clients', handed: { search: text } },
  ]
}
