// The contract of the module, by subject; routes, screens and tests import this file.
export * from '#modules/development/contract-cooperation.ts'
export * from '#modules/development/contract-forums.ts'
export * from '#modules/development/contract-growth.ts'
export * from '#modules/development/contract-pools.ts'
export * from '#modules/development/contract-standing.ts'
