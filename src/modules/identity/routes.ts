import { outside, route } from '#kernel/http.ts'
import { changePassword } from '#modules/identity/commands/change-password.ts'
import { endGrant } from '#modules/identity/commands/end-grant.ts'
import { endSession } from '#modules/identity/commands/end-session.ts'
import { grantRole } from '#modules/identity/commands/grant-role.ts'
import { openAccount } from '#modules/identity/commands/open-account.ts'
import { resetPassword } from '#modules/identity/commands/reset-password.ts'
import { setLanguage } from '#modules/identity/commands/set-language.ts'
import { setUp } from '#modules/identity/commands/set-up.ts'
import { signIn } from '#modules/identity/commands/sign-in.ts'
import { signOut } from '#modules/identity/commands/sign-out.ts'
import { switchPost } from '#modules/identity/commands/switch-post.ts'
import { unlockAccount } from '#modules/identity/commands/unlock-account.ts'
import * as contract from '#modules/identity/contract.ts'
import { accounts } from '#modules/identity/queries/accounts.ts'
import { auditTrail } from '#modules/identity/queries/audit-trail.ts'
import { exportAudit } from '#modules/identity/queries/export-audit.ts'
import { me } from '#modules/identity/queries/me.ts'
import { mySessions } from '#modules/identity/queries/my-sessions.ts'
import { roles } from '#modules/identity/queries/roles.ts'
import { standing } from '#modules/identity/queries/standing.ts'
import { staff } from '#modules/identity/queries/staff.ts'
import { verifyAudit } from '#modules/identity/queries/verify-audit.ts'
import { welcome } from '#modules/identity/queries/welcome.ts'

export const routes = [
  outside(contract.welcome, welcome),
  outside(contract.setUp, setUp),
  outside(contract.standing, standing),
  outside(contract.signIn, signIn),
  route(contract.signOut, signOut),
  route(contract.me, me),
  route(contract.switchPost, switchPost),
  route(contract.changePassword, changePassword),
  route(contract.setLanguage, setLanguage),
  route(contract.mySessions, mySessions),
  route(contract.staff, staff),
  route(contract.endSession, endSession),
  route(contract.roles, roles),
  route(contract.accounts, accounts),
  route(contract.openAccount, openAccount),
  route(contract.grantRole, grantRole),
  route(contract.endGrant, endGrant),
  route(contract.unlockAccount, unlockAccount),
  route(contract.resetPassword, resetPassword),
  route(contract.auditTrail, auditTrail),
  route(contract.verifyAudit, verifyAudit),
  route(contract.exportAudit, exportAudit),
]
