// The contract of the module, by subject; routes, screens and tests import this file.
export * from '#modules/services/contract-cases.ts'
export * from '#modules/services/contract-clients.ts'
export * from '#modules/services/contract-codes.ts'
export * from '#modules/services/contract-records.ts'
export * from '#modules/services/contract-today.ts'
