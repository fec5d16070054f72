import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { kitWords } from './kit-words.ts'
import { useWord } from './words.ts'

export interface Found {
  value: string
  label: string
  /** What tells it from another of the same name: the regions above, the kind. */
  hint?: string
}

/** What a form gives its control, and takes from it. */
export interface Control {
  id?: string
  value?: string | null | undefined
  onChange?: (value: string | null) => void
  /** Said to a screen reader where no label stands beside it. */
  label?: string
  placeholder?: string
  'aria-invalid'?: boolean | 'true' | 'false'
}

interface Given extends Control {
  /** Names this kind of search, so that its answers are kept. */
  name: string
  search: (text: string, signal: AbortSignal) => Promise<Found[]>
  /** The name of the value, where the form knows only its code. */
  valueLabel?: string | undefined
}

/** Search as you type, one choice; the full list is never sent. Arrows choose, Enter takes, Esc leaves, an empty box is no choice. */
export function SearchSelect({
  id,
  value,
  onChange,
  label,
  placeholder,
  name,
  search,
  valueLabel,
  'aria-invalid': invalid,
}: Given) {
  const t = useWord(kitWords)
  const list = useId()
  // Undefined while nobody is typing: the box then shows what is chosen.
  const [text, setText] = useState<string>()
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<Found>()
  const wanted = text?.trim() ?? ''
  const asked = useQuery({
    queryKey: [name, wanted],
    queryFn: ({ signal }) => search(wanted, signal),
    enabled: wanted !== '',
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const found = wanted ? (asked.data ?? []) : []
  const shown = value ? (chosen?.value === value ? chosen.label : (valueLabel ?? value)) : ''

  const take = (one: Found) => {
    setChosen(one)
    setText(undefined)
    onChange?.(one.value)
  }
  const type = (typed: string) => {
    setText(typed)
    setAt(0)
    if (typed === '' && value) onChange?.(null)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || text === undefined) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length > 0) setAt((at + step + found.length) % found.length)
    else if (event.key === 'Enter' && found[at]) take(found[at])
    else if (event.key === 'Escape') setText(undefined)
    else return
    // Neither sends the form nor closes the dialog around it.
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="combo">
      <input
        {...(id && { id })}
        className="input"
        role="combobox"
        autoComplete="off"
        aria-label={label}
        aria-invalid={invalid}
        aria-expanded={wanted !== ''}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `${list}-${at}` : undefined}
        placeholder={placeholder}
        maxLength={60}
        value={text ?? shown}
        onChange={(event) => type(event.target.value)}
        onBlur={() => setText(undefined)}
        onKeyDown={onKey}
      />
      {wanted && asked.data && (
        <ul id={list} role="listbox" aria-label={label ?? placeholder ?? name} className="answers">
          {found.map((one, index) => (
            <li
              key={one.value}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === at}
              onPointerDown={(event) => (event.preventDefault(), take(one))}
            >
              <span>{one.label}</span> <span className="soft small">{one.hint}</span>
            </li>
          ))}
          {found.length === 0 && (
            <li role="option" aria-selected={false} aria-disabled className="soft">
              {t('list.none')}
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
