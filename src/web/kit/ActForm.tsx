import { Form } from 'antd'
import type { Rule } from 'antd/es/form'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Problem } from '#kernel/refusal.ts'
import { useAct } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { kitWords } from './kit-words.ts'
import { isMeanwhile, Meanwhile } from './Meanwhile.tsx'
import type { Shown } from './Meanwhile.tsx'
import { Problem as ProblemPanel } from './Problem.tsx'
import { useWord } from './words.ts'

export type Values = Record<string, unknown>

export interface Wrong {
  field: string
  message: string
}

interface Versioned {
  version: number
}

interface Given<E extends Endpoint, Of extends Versioned> {
  endpoint: E
  /** Known already and not asked: ids. */
  given?: Partial<InputOf<E>>
  initial?: Partial<InputOf<E>>
  /**
   * What it changes, as it stands now. What the form opened with gives `basedOnVersion`, whatever comes in while it is open; where somebody else saves
   * meanwhile, both stand side by side and nothing typed is lost.
   */
  changes?: { now: Of; shown: Shown<Of>[] } | undefined
  /** The verb on the button: 登记探访. */
  verb: string
  onDone: (answer: OutputOf<E>) => void
  /** Where the form's values are not yet the endpoint's input. */
  shape?: (values: Values) => InputOf<E> | Promise<InputOf<E>>
  /** What is wrong, by the server's own rule, said before anything is sent. */
  check?: (values: Values) => Wrong[]
  /** What is entered so far: to keep a draft. */
  onEdit?: (values: Values) => void
  /** The server said no, and not only at fields: what else to show than its words. */
  onRefused?: (problem: Problem) => ReactNode
  /** Empty again when it is done. */
  clears?: boolean
  /** Why it cannot be sent now; the button says so. */
  notNow?: string | null | undefined
  /** Beside the button: a way out. */
  beside?: ReactNode
  children: ReactNode
}

/** A form of one act. What the server refuses is said at the field it belongs to, and the first of them gets the focus. */
export function ActForm<E extends Endpoint, Of extends Versioned = Versioned>({
  endpoint,
  given,
  initial,
  changes,
  verb,
  onDone,
  shape,
  check,
  onEdit,
  onRefused,
  clears,
  notNow,
  beside,
  children,
}: Given<E, Of>) {
  const t = useWord(kitWords)
  const [form] = Form.useForm()
  const act = useAct(endpoint)
  const [elsewhere, setElsewhere] = useState<unknown>()
  const [base, setBase] = useState(changes?.now)

  // A long form is sent from its end: what is said there must not lie below the window.
  const said = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (elsewhere !== undefined) said.current?.scrollIntoView({ block: 'nearest' })
  }, [elsewhere])

  const setWrong = (wrong: Wrong[]) =>
    form.setFields(wrong.map(({ field, message }) => ({ name: field.split('.'), errors: [message] })))

  const sayAt = (wrong: Wrong[]) => {
    setWrong(wrong)
    if (wrong[0]) form.scrollToField(wrong[0].field.split('.'), { focus: true, block: 'center' })
  }

  const send = async (values: Values, on = base) => {
    setElsewhere(undefined)
    const wrong = check?.(values) ?? []
    if (wrong.length > 0) return sayAt(wrong)
    try {
      const input = {
        ...given,
        ...(on && { basedOnVersion: on.version }),
        ...((shape ? await shape(values) : values) as object),
      } as InputOf<E>
      const answer = await act.mutateAsync(input)
      if (clears) form.resetFields()
      onDone(answer)
    } catch (error) {
      const fields = (error instanceof ProblemError && error.problem.fields) || []
      const own = fields.filter(({ field }) => form.getFieldInstance(field.split('.')) !== undefined || field in values)
      if (own.length < fields.length || own.length === 0) setElsewhere(error)
      sayAt(own)
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={initial as object}
      onFinish={(values) => void send(values as Values)}
      onValuesChange={(changed: Values, all: Values) => {
        // What was said of an answer is about the answer that stood there.
        form.setFields(Object.keys(changed).map((name) => ({ name, errors: [] })))
        onEdit?.(all)
      }}
      onFinishFailed={({ values, errorFields }) => {
        // Everything at once: what the rule finds stands beside what is missing.
        const said = new Set(errorFields.map(({ name }) => name.join('.')))
        setWrong((check?.(values as Values) ?? []).filter(({ field }) => !said.has(field)))
      }}
      scrollToFirstError={{ focus: true, block: 'center' }}
      validateTrigger="onBlur"
      noValidate
    >
      {children}
      <div ref={said}>
        {changes && base && isMeanwhile(elsewhere) ? (
          <Meanwhile
            was={base}
            now={changes.now.version === base.version ? undefined : changes.now}
            shown={changes.shown}
            onSaveMine={() => {
              setBase(changes.now)
              form.validateFields().then(
                (values: Values) => send(values, changes.now),
                () => undefined,
              )
            }}
          />
        ) : (
          elsewhere !== undefined &&
          ((elsewhere instanceof ProblemError && onRefused?.(elsewhere.problem)) || <ProblemPanel of={elsewhere} />)
        )}
      </div>
      <div className="row">
        <button
          type="submit"
          className="button main"
          disabled={act.isPending}
          aria-disabled={notNow ? true : undefined}
          title={notNow ?? undefined}
          onClick={(event) => notNow && event.preventDefault()}
        >
          {act.isPending ? t('form.sending') : verb}
        </button>
        {beside}
        {notNow && <span className="soft">{notNow}</span>}
      </div>
    </Form>
  )
}

interface FieldGiven {
  /** A key of the endpoint's input. */
  name: string
  label: string
  hint?: ReactNode
  required?: boolean
  /** What is said where it is required and missing. */
  missing?: string
  /** What is wrong with the answer, said when the person leaves it. */
  wrong?: (answer: unknown) => string | undefined
  children: ReactNode
}

/** One answer of a form: its label, what helps to give it, and what is wrong with it. */
export function FormField({ name, label, hint, required = false, missing, wrong, children }: FieldGiven) {
  const t = useWord(kitWords)
  const rules: Rule[] = [
    ...(required ? [{ required: true, message: missing ?? t('form.required') }] : []),
    ...(wrong ? [{ validator: (_: unknown, answer: unknown) => orReject(wrong(answer)) }] : []),
  ]
  return (
    <Form.Item name={name.split('.')} label={label} extra={hint} required={required} rules={rules}>
      {children}
    </Form.Item>
  )
}

const orReject = (wrong: string | undefined): Promise<void> =>
  wrong ? Promise.reject(new Error(wrong)) : Promise.resolve()
