import { useQueryClient } from '@tanstack/react-query'
import { me as meEndpoint, switchPost } from '#modules/identity/contract.ts'
import { answerKey, useAct } from '#web/client/answers.ts'
import { useMe } from '#web/client/me.ts'
import type { Me } from '#web/client/me.ts'
import { Menu } from '#web/kit/Menu.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { usePhrase, useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

/** Whose data is on the screen: role and jurisdiction, and another post where the person has one. */
export function PostSwitch() {
  const t = useWord(words)
  const phrase = usePhrase()
  const wording = useProblemWords()
  const store = useQueryClient()
  const me = useMe()
  const act = useAct(switchPost)
  const named = (post: Me['posts'][number]) =>
    `${phrase(post.roleName)} · ${post.organisationName ?? phrase(post.jurisdiction.name)}`
  const active = me.posts.find((post) => post.active)
  if (!active) return null
  if (me.posts.length === 1) return <span className="desk-post soft">{named(active)}</span>
  const change = (post: Me['posts'][number]) =>
    act.mutate(
      { grantId: post.grantId },
      {
        onSuccess: (now) => {
          store.setQueryData(answerKey(meEndpoint, {}), now)
          toast(t('post.switched', { name: named(post) }))
        },
        onError: (error) => toast(wording(error), { bad: true }),
      },
    )
  return (
    <Menu title={<span className="desk-post">{named(active)} ▾</span>} label={t('post.switch')} end>
      {me.posts.map((post) => (
        <button
          key={post.grantId}
          type="button"
          className="choice"
          aria-current={post.active}
          disabled={act.isPending}
          onClick={() => !post.active && change(post)}
        >
          {post.active ? '✓ ' : ''}
          {named(post)}
        </button>
      ))}
    </Menu>
  )
}
