import type { VtexAddress } from '../../clients/masterdata/addresses'
import type { Answered, Sent } from '../contract'
import { guidOf } from './guid'
import { shown, textOf } from './text'
import { wholeOf } from './whole'

/** An address of Master Data. Pure. */
export function addressDto(address: VtexAddress): Answered<'AddressDTO'> {
  return { ...fieldsOf(address), Id: null }
}

/** The same where ids of addresses are texts. Pure. */
export function addressDto2(address: VtexAddress): Answered<'AddressDTO2'> {
  return { ...fieldsOf(address), Id: address.id }
}

/**
 * The fields of an address record that the address sets; `before`: the address as VTEX has it, null for a new one. What
 * is nil stays. Pure.
 */
export function changeOfAddress(
  sent: Sent<'AddressDTO'>,
  before: VtexAddress | null,
): Record<string, unknown> {
  return {
    receiver: textOf(sent.RecipientName),
    street: textOf(sent.Street),
    number: numberChange(sent.Number, before),
    complement: textOf(sent.More),
    neighborhood: textOf(sent.Neighborhood),
    city: textOf(sent.City),
    state: textOf(sent.State),
    zip: textOf(sent.ZipCode),
    country: textOf(sent.Country),
    reference: textOf(sent.ReferencePoint),
  }
}

/** A number of a house that VTEX holds in another form stays as it is. */
function numberChange(sent: number | null, before: VtexAddress | null): string | undefined {
  return sent === null || wholeOf(before?.number ?? null) === sent ? undefined : String(sent)
}

function fieldsOf(address: VtexAddress): Omit<Answered<'AddressDTO'>, 'Id'> {
  return {
    AddressGUID: guidOf(address.id),
    AddressNameV3: shown(address.addressName),
    AddressType: shown(address.addressType),
    City: shown(address.city),
    Country: shown(address.country),
    More: shown(address.complement),
    Neighborhood: shown(address.neighborhood),
    Number: wholeOf(address.number ?? null),
    RecipientName: shown(address.receiverName),
    ReferencePoint: shown(address.reference),
    State: shown(address.state),
    Street: shown(address.street),
    UserGUID: guidOf(address.userId),
    ZipCode: shown(address.postalCode),
  }
}
