import type { ErpOrder } from '../../orders/erp-order'
import type { Answered } from '../contract'
import { storedDecimal } from './decimal'
import { guidOf } from './guid'
import { nothingOf } from './nothing'
import { byClock } from './text'
import { wholeOf } from './whole'

/** Who bought; a company by its own document. Pure. */
export function clientDto({ customer }: ErpOrder): Answered<'ClientDTO'> {
  const { corporate } = customer
  return {
    ...nothingOf('ClientDTO'),
    CompanyName: corporate?.name ?? null,
    CompanyNickName: corporate?.tradeName ?? null,
    CpfCnpj: corporate?.document ?? customer.document,
    Email: customer.email,
    FirstName: customer.firstName,
    IsCorporate: corporate !== null,
    LastName: customer.lastName,
    Phone: customer.phone,
    StateInscription: corporate?.stateRegistration ?? null,
    UserGUID: guidOf(customer.ref),
  }
}

/** Where it goes. Pure. */
export function addressDto({ shipTo, customer }: ErpOrder): Answered<'AddressOrderDTO'> | null {
  if (!shipTo) return null
  return {
    ...nothingOf('AddressOrderDTO'),
    AddressName: shipTo.ref,
    City: shipTo.city,
    Country: shipTo.country,
    More: shipTo.complement,
    Neighborhood: shipTo.neighborhood,
    Number: wholeOf(shipTo.number),
    NumberV3: shipTo.number,
    Phone: customer.phone,
    ReceiverName: shipTo.receiver,
    ReferencePoint: shipTo.reference,
    State: shipTo.state,
    Street: shipTo.street,
    ZipCode: shipTo.zip,
  }
}

/** How it is paid, with the address of the invoice. Pure. */
export function paymentDtos({ payments, invoiceTo, sequence }: ErpOrder): Answered<'OrderPaymentDTO'>[] {
  return payments.map((payment, index) => ({
    ...nothingOf('OrderPaymentDTO'),
    CardLast4Numbers: payment.last4,
    City: invoiceTo?.city ?? null,
    Complement: invoiceTo?.complement ?? null,
    CostWithInterest: storedDecimal(payment.value),
    Country: invoiceTo?.country ?? null,
    Date: byClock(payment.dueAt),
    GiftCardIdV3: payment.giftCard,
    Id: index + 1,
    InstallmentValue: storedDecimal(payment.value / (payment.installments || 1)),
    IsValid: true,
    Neighborhood: invoiceTo?.neighborhood ?? null,
    Number: wholeOf(invoiceTo?.number ?? null),
    NumberV3: invoiceTo?.number ?? null,
    OrderId: wholeOf(sequence),
    PaymentAuthorizationId: payment.authorizationCode,
    PaymentId: wholeOf(payment.code),
    PaymentTransactionId: payment.transactionId,
    Plots: payment.installments,
    ReferencePoint: invoiceTo?.reference ?? null,
    State: invoiceTo?.state ?? null,
    Street: invoiceTo?.street ?? null,
    ZipCode: invoiceTo?.zip ?? null,
  }))
}
