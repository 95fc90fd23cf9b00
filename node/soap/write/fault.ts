import type { ErrorCode, ErrorOwner } from '../../errors/catalogue'
import { entryOf, isRetryable, type Failure } from '../../errors/failure'
import { escapeText } from '../xml/escape'
import { envelope } from './answer'

/** Namespace of what this app adds to a fault. */
export const FAULT_NAMESPACE = 'urn:erp-integrator:fault'

/** Who reads faults are the people at Brazilian ERPs, and their programs look into the text. */
const leads: Readonly<Record<ErrorOwner, string>> = {
  source: 'Requisição inválida',
  configuration: 'Chave ou configuração da loja',
  vtex: 'A VTEX não aceitou a operação',
  app: 'Erro interno',
}

const ownLeads: Partial<Record<ErrorCode, string>> = {
  operation_not_supported: 'Operação não suportada',
  unknown_operation: 'Operação desconhecida',
  not_activatable: 'O SKU não pode ser ativado',
  vtex_rate_limited: 'Limite de requisições da VTEX',
  vtex_unavailable: 'A VTEX não está disponível',
  vtex_timeout: 'A VTEX não respondeu a tempo',
}

const WCF = 'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher'
const ADDRESSING = 'http://schemas.microsoft.com/ws/2005/05/addressing/none'

/** A failure as a SOAP 1.1 fault, its code of the catalogue in the detail. Pure. */
export function writeFault(failed: Failure): string {
  const { help, owner } = entryOf(failed)
  const text = `${ownLeads[failed.code] ?? leads[owner]}: ${failed.detail}`
  const fields = (failed.errors ?? []).map(({ pointer }) => tagged('field', pointer.slice(1)))
  const detail = [
    tagged('code', failed.code),
    tagged('message', failed.detail),
    tagged('help', help),
    ...fields,
  ]
  return envelope(
    [
      '<s:Fault>',
      faultCode(failed),
      `<faultstring xml:lang="pt-BR">${escapeText(text)}</faultstring>`,
      `<detail><e:failure xmlns:e="${FAULT_NAMESPACE}">${detail.join('')}</e:failure></detail>`,
      '</s:Fault>',
    ].join(''),
  )
}

function faultCode(failed: Failure): string {
  if (failed.code === 'header_not_understood') return '<faultcode>s:MustUnderstand</faultcode>'
  if (failed.code === 'unknown_operation')
    return `<faultcode xmlns:a="${ADDRESSING}">a:ActionNotSupported</faultcode>`
  if (isRetryable(failed)) return `<faultcode xmlns:a="${WCF}">a:InternalServiceFault</faultcode>`
  return '<faultcode>s:Client</faultcode>'
}

const tagged = (name: string, text: string): string => `<e:${name}>${escapeText(text)}</e:${name}>`
