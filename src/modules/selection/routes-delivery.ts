import { route } from '#kernel/http.ts'
import { answerDelivery, reportDelivery } from '#modules/selection/commands/delivery.ts'
import { keepOrganisationAccount } from '#modules/selection/commands/keep-account.ts'
import * as contract from '#modules/selection/contract-delivery.ts'
import { deliveries, delivery, myDeliveries, myDelivery } from '#modules/selection/queries/delivery.ts'

/** Delivery of projects that were chosen. */
export const deliveryRoutes = [
  route(contract.deliveries, deliveries),
  route(contract.delivery, delivery),
  route(contract.myDeliveries, myDeliveries),
  route(contract.myDelivery, myDelivery),
  route(contract.reportDelivery, reportDelivery),
  route(contract.keepOrganisationAccount, keepOrganisationAccount),
  route(contract.answerDelivery, answerDelivery),
]
