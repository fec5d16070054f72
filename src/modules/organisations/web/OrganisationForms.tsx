import { Form, Input, Select } from 'antd'
import { todayIn } from '#kernel/days.ts'
import { useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { DayInput } from '#web/kit/DayInput.tsx'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { RegionPicker } from '#web/kit/RegionPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { Relation, closeOrganisation, endLink, linkOrganisation, renameOrganisation } from '../contract.ts'
import { single, toRegion } from '../domain/link.ts'
import type { Link, Organisation } from './OrganisationPage.tsx'
import { words } from './words.ts'

interface Given {
  of: Organisation
  onClose: () => void
}

const known = (of: Organisation) => ({ organisationId: of.id, version: of.version })

function useDone(onClose: () => void) {
  return (said: string) => () => {
    toast(said)
    onClose()
  }
}

/** A new operator, employer, authority, place or covered region from a day on. */
export function LinkForm({ of, onClose }: Given) {
  const t = useWord(words)
  const done = useDone(onClose)
  return (
    <Ask title={t('links.add')} onClose={onClose}>
      <ActForm
        endpoint={linkOrganisation}
        given={known(of)}
        initial={{ relation: 'operator', fromOn: todayIn(new Date()) }}
        verb={t('links.add')}
        onDone={done(t('links.added'))}
      >
        <FormField name="relation" label={t('links.relation')} required>
          <Select
            getPopupContainer={(control) => control.parentElement!}
            options={Relation.options.map((relation) => ({ value: relation, label: t(`links.${relation}`) }))}
          />
        </FormField>
        <OtherEnd />
        <FormField name="basis" label={t('links.basis')}>
          <Input maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

/** What is asked for depends on the relation: a region or an organisation, one at a time or another beside it. */
function OtherEnd() {
  const t = useWord(words)
  const within = useMe().jurisdiction.regionCode
  const relation = (Form.useWatch('relation') as Link['relation'] | undefined) ?? 'operator'
  return (
    <>
      {toRegion.has(relation) ? (
        <FormField key="region" name="toRegionCode" label={t('links.to')} required>
          <RegionPicker {...(within && { within })} />
        </FormField>
      ) : (
        <FormField key="organisation" name="toOrganisationId" label={t('links.to')} required>
          <OrganisationPicker />
        </FormField>
      )}
      <FormField
        name="fromOn"
        label={t('links.from')}
        hint={single.has(relation) ? t('links.one-at-a-time') : undefined}
        required
      >
        <DayInput />
      </FormField>
    </>
  )
}

export function EndLinkForm({ of, link, onClose }: Given & { link: Link }) {
  const t = useWord(words)
  const done = useDone(onClose)
  return (
    <Ask title={t('links.end-of', { relation: t(`links.${link.relation}`), name: link.toName })} onClose={onClose}>
      <ActForm
        endpoint={endLink}
        given={{ ...known(of), linkId: link.id }}
        initial={{ untilOn: todayIn(new Date()) }}
        verb={t('links.end')}
        onDone={done(t('links.ended'))}
      >
        <FormField name="untilOn" label={t('links.until')} required>
          <DayInput from={link.fromOn} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

export function RenameForm({ of, onClose }: Given) {
  const t = useWord(words)
  const done = useDone(onClose)
  return (
    <Ask title={t('organisations.rename')} onClose={onClose}>
      <ActForm
        endpoint={renameOrganisation}
        given={known(of)}
        initial={{ name: of.name, shortName: of.shortName }}
        verb={t('organisations.rename')}
        onDone={done(t('organisations.renamed'))}
      >
        <FormField name="name" label={t('organisations.name')} required>
          <Input maxLength={100} />
        </FormField>
        <FormField name="shortName" label={t('organisations.short-name')} required>
          <Input maxLength={40} />
        </FormField>
      </ActForm>
    </Ask>
  )
}

export function CloseForm({ of, onClose }: Given) {
  const t = useWord(words)
  const done = useDone(onClose)
  const today = todayIn(new Date())
  return (
    <Ask title={t('organisations.close-of', { name: of.name })} onClose={onClose}>
      <p>{t('organisations.close-say')}</p>
      <ActForm
        endpoint={closeOrganisation}
        given={known(of)}
        initial={{ closedOn: today }}
        verb={t('organisations.close')}
        onDone={done(t('organisations.closed-done'))}
      >
        <FormField name="closedOn" label={t('organisations.closed')} required>
          <DayInput from={of.openedOn} until={today} />
        </FormField>
        <FormField name="reason" label={t('organisations.reason')} required>
          <Input.TextArea rows={2} maxLength={200} />
        </FormField>
      </ActForm>
    </Ask>
  )
}
