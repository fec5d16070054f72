import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'

export interface Found {
  value: string
  label: string
  /** What tells it from another of the same name: the regions above, the kind. */
  hint?: string
}

interface Given {
  id?: string
  value?: string | null
  onChange?: (value: string | null, found: Found | null) => void
  /** Names this kind of search, so that its answers are kept. */
  name: string
  search: (text: string, signal: AbortSignal) => Promise<Found[]>
  /** What is chosen already, where only its code is known to the form. */
  chosen?: Found | null
  placeholder: string
  label?: string
}

/** Search as you type, one choice; the full list is never sent. A control of a form. */
export function SearchSelect({ id, value, onChange, name, search, chosen, placeholder, label }: Given) {
  const [text, setText] = useState('')
  const [last, setLast] = useState<Found | null>(chosen ?? null)
  const found = useQuery({
    queryKey: [name, text],
    queryFn: ({ signal }) => search(text, signal),
    enabled: text.trim() !== '',
    staleTime: 60_000,
    placeholderData: (before) => before,
  })
  const options = text.trim() ? (found.data ?? []) : last ? [last] : []
  return (
    <Select
      {...(id && { id })}
      aria-label={label}
      showSearch={{ filterOption: false, searchValue: text, onSearch: setText }}
      allowClear
      value={value ?? undefined}
      placeholder={placeholder}
      loading={found.isFetching}
      notFoundContent={null}
      style={{ width: '100%', minWidth: '12rem' }}
      options={options.map((one) => ({ value: one.value, label: one.label, hint: one.hint }))}
      optionRender={({ data }) => (
        <>
          {data.label} <span className="soft small">{data.hint}</span>
        </>
      )}
      onChange={(next) => {
        const chose = options.find((one) => one.value === next) ?? null
        setLast(chose)
        setText('')
        onChange?.(next ?? null, chose)
      }}
    />
  )
}
