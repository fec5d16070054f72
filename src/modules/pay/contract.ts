// The contract of the module, by subject; routes, screens and tests import this file.
export * from '#modules/pay/contract-grades.ts'
export * from '#modules/pay/contract-leave.ts'
export * from '#modules/pay/contract-payroll.ts'
export * from '#modules/pay/contract-person.ts'
export * from '#modules/pay/contract-schemes.ts'
