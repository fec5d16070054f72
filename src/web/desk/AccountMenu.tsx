import { signOut } from '#modules/identity/contract.ts'
import { call } from '#web/client/call.ts'
import { useMe } from '#web/client/me.ts'
import { Menu } from '#web/kit/Menu.tsx'
import { useProblemWords } from '#web/kit/Problem.tsx'
import { toast } from '#web/kit/toast.tsx'
import { useWord } from '#web/kit/words.ts'
import { words } from './words.ts'

export function AccountMenu() {
  const t = useWord(words)
  const wording = useProblemWords()
  const me = useMe()
  const leave = async () => {
    try {
      await call(signOut, {})
      // A fresh page, so that nothing of this person stays in its memory.
      location.assign('/desk/')
    } catch (error) {
      toast(wording(error), { bad: true })
    }
  }
  return (
    <Menu title={`${me.name} ▾`} label={t('account.of', { name: me.name })} end>
      <a className="choice" href="/desk/settings">
        {t('account.settings')}
      </a>
      <hr />
      <button type="button" className="choice" onClick={leave}>
        {t('account.sign-out')}
      </button>
    </Menu>
  )
}
