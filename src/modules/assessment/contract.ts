// The contract of the module, by subject; routes, screens and tests import this file.
export * from './contract-grades.ts'
export * from './contract-people.ts'
export * from './contract-results.ts'
export * from './contract-rounds.ts'
export * from './contract-scoring.ts'
