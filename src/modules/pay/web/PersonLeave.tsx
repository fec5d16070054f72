import { LeaveView } from './LeaveView.tsx'

/** Leave on one's own page. */
export default function PersonLeave({ own }: { own: boolean }) {
  return own ? <LeaveView /> : null
}
