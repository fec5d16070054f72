import type { Route } from '#kernel/http.ts'

export const routes: Route[] = []
