import { createRoot } from 'react-dom/client'
import '#web/kit/look.css'
import './field.css'
import { showPreferences } from '#web/kit/preferences.ts'
import { Shell } from './Shell.tsx'
import { followHands } from './store/database.ts'
import { begin } from './store/enter.ts'
import { keepShell } from './update.ts'

showPreferences()
// The worker of the shell answers below /field/, with the stroke.
if (location.pathname === '/field') history.replaceState(null, '', '/field/')
createRoot(document.getElementById('shell')!).render(<Shell />)
followHands()
void begin(Date.now())
void keepShell()
// Asks the browser not to clear unsent records when the phone runs short of space.
void navigator.storage?.persist?.()
