import { Form } from 'antd'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import { useAct } from '#web/client/answers.ts'
import { ProblemError } from '#web/client/call.ts'
import { kitWords } from './kit-words.ts'
import { Problem } from './Problem.tsx'
import { useWord } from './words.ts'

interface Given<E extends Endpoint> {
  endpoint: E
  /** Known already and not asked: ids, versions. */
  given?: Partial<InputOf<E>>
  initial?: Partial<InputOf<E>>
  /** The verb on the button: 登记探访. */
  verb: string
  onDone: (answer: OutputOf<E>) => void
  /** Where the form's values are not yet the endpoint's input. */
  shape?: (values: Record<string, unknown>) => InputOf<E>
  /** Empty again when it is done. */
  clears?: boolean
  /** Why it cannot be sent now; the button says so. */
  notNow?: string | null | undefined
  /** Beside the button: a way out. */
  beside?: ReactNode
  children: ReactNode
}

/** A form of one act. What the server refuses is said at the field it belongs to, and the first of them gets the focus. */
export function ActForm<E extends Endpoint>({
  endpoint,
  given,
  initial,
  verb,
  onDone,
  shape,
  clears,
  notNow,
  beside,
  children,
}: Given<E>) {
  const t = useWord(kitWords)
  const [form] = Form.useForm()
  const act = useAct(endpoint)
  const [elsewhere, setElsewhere] = useState<unknown>()

  const send = async (values: Record<string, unknown>) => {
    setElsewhere(undefined)
    try {
      const input = { ...given, ...(shape ? (shape(values) as object) : values) } as InputOf<E>
      const answer = await act.mutateAsync(input)
      if (clears) form.resetFields()
      onDone(answer)
    } catch (error) {
      const fields = (error instanceof ProblemError && error.problem.fields) || []
      const own = fields.filter(({ field }) => form.getFieldInstance(field.split('.')) !== undefined || field in values)
      form.setFields(own.map(({ field, message }) => ({ name: field.split('.'), errors: [message] })))
      if (own.length < fields.length || own.length === 0) setElsewhere(error)
      if (own[0]) form.scrollToField(own[0].field.split('.'), { focus: true, block: 'center' })
    }
  }

  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={initial as object}
      onFinish={(values) => void send(values as Record<string, unknown>)}
      scrollToFirstError={{ focus: true, block: 'center' }}
      validateTrigger="onBlur"
      noValidate
    >
      {children}
      {elsewhere !== undefined && <Problem of={elsewhere} />}
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
  children: ReactNode
}

/** One answer of a form: its label, what helps to give it, and what is wrong with it. */
export function FormField({ name, label, hint, required = false, children }: FieldGiven) {
  const t = useWord(kitWords)
  return (
    <Form.Item
      name={name.split('.')}
      label={label}
      extra={hint}
      required={required}
      rules={required ? [{ required: true, message: t('form.required') }] : []}
    >
      {children}
    </Form.Item>
  )
}
