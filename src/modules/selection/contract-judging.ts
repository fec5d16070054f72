// Judging: the panel and its conflicts, who is given what and why, what each gave, and what it comes to.
export * from '#modules/selection/contract-assignment.ts'
export * from '#modules/selection/contract-panel.ts'
export * from '#modules/selection/contract-reviews.ts'
