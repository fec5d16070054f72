import { route } from '#kernel/http.ts'
import { confirmProposals } from '#modules/pay/commands/confirm-proposals.ts'
import { askLeave, decideLeave, withdrawLeave } from '#modules/pay/commands/leave.ts'
import { lockPayroll } from '#modules/pay/commands/lock-payroll.ts'
import { makeChoice } from '#modules/pay/commands/make-choice.ts'
import { recordCheck } from '#modules/pay/commands/record-check.ts'
import { refuseProposal } from '#modules/pay/commands/refuse-proposal.ts'
import { stateFact } from '#modules/pay/commands/state-fact.ts'
import * as contract from '#modules/pay/contract.ts'
import { grades } from '#modules/pay/queries/grades.ts'
import { healthChecks } from '#modules/pay/queries/health-checks.ts'
import { countLeave, leaveCalendar, leaveRequests, myLeave } from '#modules/pay/queries/leave.ts'
import { exportPayroll } from '#modules/pay/queries/export-payroll.ts'
import { payroll, payrolls } from '#modules/pay/queries/payroll.ts'
import { myPayslip, payslip } from '#modules/pay/queries/payslip.ts'
import { myPay, personPay } from '#modules/pay/queries/person-pay.ts'
import { previewConfirm, proposals } from '#modules/pay/queries/proposals.ts'
import { rehearse } from '#modules/pay/queries/rehearse.ts'
import { scheme, schemes, schemeText } from '#modules/pay/queries/schemes.ts'

export const routes = [
  route(contract.myPay, myPay),
  route(contract.personPay, personPay),
  route(contract.myPayslip, myPayslip),
  route(contract.payslip, payslip),
  route(contract.makeChoice, makeChoice),
  route(contract.stateFact, stateFact),
  route(contract.grades, grades),
  route(contract.proposals, proposals),
  route(contract.previewConfirm, previewConfirm),
  route(contract.confirmProposals, confirmProposals),
  route(contract.refuseProposal, refuseProposal),
  route(contract.schemes, schemes),
  route(contract.scheme, scheme),
  route(contract.schemeText, schemeText),
  route(contract.rehearse, rehearse),
  route(contract.payrolls, payrolls),
  route(contract.payroll, payroll),
  route(contract.lockPayroll, lockPayroll),
  route(contract.exportPayroll, exportPayroll),
  route(contract.healthChecks, healthChecks),
  route(contract.recordCheck, recordCheck),
  route(contract.myLeave, myLeave),
  route(contract.countLeave, countLeave),
  route(contract.askLeave, askLeave),
  route(contract.withdrawLeave, withdrawLeave),
  route(contract.leaveRequests, leaveRequests),
  route(contract.decideLeave, decideLeave),
  route(contract.leaveCalendar, leaveCalendar),
]
