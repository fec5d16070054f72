import { useMay } from '#web/client/me.ts'
import { Doors } from './Doors.tsx'
import { MonthAtAGlance } from './MonthAtAGlance.tsx'

/** The desk's home: what needs me, then the month's figures; for a post without figures, what it may open. */
export default function HomePage() {
  return useMay()('statistics:read') ? <MonthAtAGlance /> : <Doors />
}
