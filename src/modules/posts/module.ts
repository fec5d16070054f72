export const name = 'posts'
export { jobs } from '#modules/posts/jobs.ts'
export { refusals } from '#modules/posts/refusals.ts'
export { routes } from '#modules/posts/routes.ts'
