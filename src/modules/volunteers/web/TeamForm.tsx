import { Input, Select } from 'antd'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useMe } from '#web/client/me.ts'
import { ActForm, FormField } from '#web/kit/ActForm.tsx'
import { Ask } from '#web/kit/Ask.tsx'
import { OrganisationPicker } from '#web/kit/OrganisationPicker.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { changeTeam, formTeam } from '../contract.ts'
import type { team } from '../contract.ts'
import { VolunteerPicker } from './VolunteerPicker.tsx'
import { deskWords } from './words-desk.ts'
import { words } from './words.ts'

export type Team = OutputOf<typeof team>

/** Forms a team, or changes one; its leader is then one of its members. */
export function TeamForm({
  of,
  onDone,
  onClose,
}: {
  of?: Team
  onDone?: (teamId: string) => void
  onClose: () => void
}) {
  const t = useWord(words)
  const d = useWord(deskWords)
  const me = useMe()
  const common = (
    <>
      <FormField name="name" label={d('team.name')} required>
        <Input maxLength={60} />
      </FormField>
      <FormField name="about" label={d('team.about')}>
        <Input.TextArea rows={2} maxLength={500} />
      </FormField>
    </>
  )
  return (
    <Ask title={d(of ? 'team.change' : 'team.form')} onClose={onClose}>
      {of ? (
        <ActForm
          endpoint={changeTeam}
          given={{ teamId: of.teamId }}
          changes={{
            now: of,
            shown: [
              { label: d('team.name'), of: (one) => one.name },
              { label: d('team.about'), of: (one) => one.about },
              { label: d('team.leader'), of: (one) => one.leaderName ?? '' },
            ],
          }}
          initial={
            {
              name: of.name,
              about: of.about,
              leaderNumber: of.people.find((one) => one.volunteerId === of.leaderId)?.number,
            } as object
          }
          shape={(values) =>
            ({ ...values, about: values['about'] ?? '', leaderNumber: values['leaderNumber'] ?? null }) as never
          }
          verb={d('activity.save')}
          onDone={() => {
            toast(d('team.changed'))
            onClose()
          }}
        >
          {common}
          <FormField name="leaderNumber" label={d('team.leader')}>
            <Select
              allowClear
              placeholder={t('none')}
              options={of.people.map((one) => ({ value: one.number, label: one.name }))}
            />
          </FormField>
        </ActForm>
      ) : (
        <ActForm
          endpoint={formTeam}
          shape={(values) =>
            ({
              ...values,
              about: values['about'] ?? '',
              leaderNumber: values['leaderNumber'] ?? null,
              organisationId: values['organisationId'] ?? null,
            }) as never
          }
          verb={d('team.form')}
          onDone={({ teamId }) => {
            toast(d('team.formed'))
            onClose()
            onDone?.(teamId)
          }}
        >
          {common}
          {me.jurisdiction.kind === 'region' && (
            <FormField name="organisationId" label={t('organisation')} required>
              <OrganisationPicker />
            </FormField>
          )}
          <FormField name="leaderNumber" label={d('team.leader')}>
            <VolunteerPicker />
          </FormField>
        </ActForm>
      )}
    </Ask>
  )
}
