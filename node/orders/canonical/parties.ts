import type { VtexAddress, VtexClientProfile } from '../../clients/oms-order'
import { filled } from './filled'
import type { Order, OrderAddress } from './schema'

export function customerOf(profile: VtexClientProfile | null | undefined): Order['customer'] {
  return {
    ref: filled(profile?.userProfileId),
    email: filled(profile?.email),
    firstName: filled(profile?.firstName),
    lastName: filled(profile?.lastName),
    document: filled(profile?.document),
    documentType: filled(profile?.documentType),
    phone: filled(profile?.phone),
    corporate: profile?.isCorporate ? companyOf(profile) : null,
  }
}

function companyOf(profile: VtexClientProfile): NonNullable<Order['customer']['corporate']> {
  return {
    name: filled(profile.corporateName),
    tradeName: filled(profile.tradeName),
    document: filled(profile.corporateDocument),
    stateRegistration: filled(profile.stateInscription),
  }
}

export function addressOf(address: VtexAddress | null | undefined): OrderAddress | null {
  if (!address) return null
  const [longitude, latitude] = address.geoCoordinates ?? []
  return {
    ref: filled(address.addressId),
    receiver: filled(address.receiverName),
    street: filled(address.street),
    number: filled(address.number),
    complement: filled(address.complement),
    neighborhood: filled(address.neighborhood),
    city: filled(address.city),
    state: filled(address.state),
    zip: filled(address.postalCode),
    country: filled(address.country),
    reference: filled(address.reference),
    geo: longitude === undefined || latitude === undefined ? null : { longitude, latitude },
  }
}
