// The contract of the module, by subject; routes, screens and tests import this file.
export * from '#modules/posts/contract-candidates.ts'
export * from '#modules/posts/contract-caseload.ts'
export * from '#modules/posts/contract-establishment.ts'
export * from '#modules/posts/contract-handover.ts'
export * from '#modules/posts/contract-lone-visits.ts'
export * from '#modules/posts/contract-recruitment.ts'
export * from '#modules/posts/contract-secondment.ts'
export * from '#modules/posts/contract-staffing.ts'
