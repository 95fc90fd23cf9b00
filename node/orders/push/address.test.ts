import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allowedAddresses, LONGEST_ADDRESS, parseAddress, pushTargets } from './address'

const parse = (text: string) => parseAddress(text, 'acme')

it.each([
  ['https://acme.myvtex.com/_v/erp-orders/new', '/_v/erp-orders/new', ''],
  ['https://ACME.MyVtex.com/_v/erp-orders/new', '/_v/erp-orders/new', ''],
  ['https://acme.myvtex.com/_v/erp-orders/v1/sub-path_2.json', '/_v/erp-orders/v1/sub-path_2.json', ''],
  [
    'https://acme.myvtex.com/_v/erp-orders/new?erp=sap&site=1%202',
    '/_v/erp-orders/new',
    '?erp=sap&site=1%202',
  ],
])('takes %s', (text, path, query) => {
  expect(parse(text)._unsafeUnwrap()).toEqual({ host: 'acme.myvtex.com', path, query })
})

it.each([
  ['nothing', ''],
  ['http', 'http://acme.myvtex.com/_v/erp-orders/new'],
  ['another scheme', 'ftp://acme.myvtex.com/_v/erp-orders/new'],
  ['no scheme', 'acme.myvtex.com/_v/erp-orders/new'],
  ['only the start of the path', 'https://acme.myvtex.com/_v/erp-orders/'],
  ['another path', 'https://acme.myvtex.com/_v/erp-ordersx/new'],
  ['the path in other letters', 'https://acme.myvtex.com/_V/erp-orders/new'],
  ['another app', 'https://acme.myvtex.com/_v/private/erp-integrator/v1/health'],
  ['another account', 'https://other.myvtex.com/_v/erp-orders/new'],
  ['a workspace', 'https://dev--acme.myvtex.com/_v/erp-orders/new'],
  ['another host', 'https://erp.example/_v/erp-orders/new'],
  ['the host as a start', 'https://acme.myvtex.com.evil.example/_v/erp-orders/new'],
  ['the host as an end', 'https://evil-acme.myvtex.com/_v/erp-orders/new'],
  ['a dot after the host', 'https://acme.myvtex.com./_v/erp-orders/new'],
  ['an address of the machine', 'https://127.0.0.1/_v/erp-orders/new'],
  ['an IPv6 address', 'https://[::1]/_v/erp-orders/new'],
  ['the metadata service', 'https://169.254.169.254/_v/erp-orders/new'],
  ['a port', 'https://acme.myvtex.com:8443/_v/erp-orders/new'],
  ['the usual port', 'https://acme.myvtex.com:443/_v/erp-orders/new'],
  ['a user', 'https://ana@acme.myvtex.com/_v/erp-orders/new'],
  ['user and password', 'https://ana:pw@acme.myvtex.com/_v/erp-orders/new'],
  ['the host as a user', 'https://acme.myvtex.com@evil.example/_v/erp-orders/new'],
  ['the host as a user, encoded', 'https://acme.myvtex.com%40evil.example/_v/erp-orders/new'],
  ['two dots', 'https://acme.myvtex.com/_v/erp-orders/../private/x'],
  ['one dot', 'https://acme.myvtex.com/_v/erp-orders/./x'],
  ['two dots at the end', 'https://acme.myvtex.com/_v/erp-orders/..'],
  ['encoded dots', 'https://acme.myvtex.com/_v/erp-orders/%2e%2e/private/x'],
  ['an encoded slash', 'https://acme.myvtex.com/_v/erp-orders/a%2fb'],
  ['a slash encoded twice', 'https://acme.myvtex.com/_v/erp-orders/a%252fb'],
  ['a backslash', 'https://acme.myvtex.com/_v/erp-orders/..\\private'],
  ['a backslash for the host', 'https://evil.example\\@acme.myvtex.com/_v/erp-orders/x'],
  ['two slashes', 'https://acme.myvtex.com//_v/erp-orders/x'],
  ['two slashes within', 'https://acme.myvtex.com/_v/erp-orders//x'],
  ['a slash at the end', 'https://acme.myvtex.com/_v/erp-orders/x/'],
  ['a semicolon', 'https://acme.myvtex.com/_v/erp-orders/..;/x'],
  ['a fragment', 'https://acme.myvtex.com/_v/erp-orders/x#y'],
  ['a line break', 'https://acme.myvtex.com/_v/erp-orders/x\r\nHost: evil.example'],
  ['a line break at the end', 'https://acme.myvtex.com/_v/erp-orders/x\n'],
  ['a tab', 'https://acme.myvtex.com/_v/erp-\torders/x'],
  ['a blank before', ' https://acme.myvtex.com/_v/erp-orders/x'],
  ['letters that look alike', 'https://аcme.myvtex.com/_v/erp-orders/x'],
  ['a letter that is folded to ASCII', 'https://acme.myvtex.com/_v/erp-orderſ/x'],
  ['a query with an address', 'https://acme.myvtex.com/_v/erp-orders/x?to=//evil.example'],
  ['a token in the query', 'https://acme.myvtex.com/_v/erp-orders/x?access_token=abc'],
  ['a key in the query', 'https://acme.myvtex.com/_v/erp-orders/x?apiKey=abc'],
  ['too much', `https://acme.myvtex.com/_v/erp-orders/${'x'.repeat(LONGEST_ADDRESS)}`],
])('refuses %s, and says what is allowed', (_name, text) => {
  const failed = parse(text)._unsafeUnwrapErr()
  expect(failed).toMatchObject({ code: 'push_address_refused', errors: [{ pointer: '/address' }] })
  expect(failed.detail).toContain('Allowed: https://acme.myvtex.com/_v/erp-orders/*')
})

it('reads what it takes as the platform’s own parser does', () => {
  const text = 'https://ACME.myvtex.com/_v/erp-orders/a.b/c?d=e'
  const { host, path, query } = parse(text)._unsafeUnwrap()
  const { hostname, pathname, search, port, username } = new URL(text)
  expect([host, path, query, '', '']).toEqual([hostname, pathname, search, port, username])
})

it('takes a host that a store’s own build adds, and that path alone', () => {
  const targets = [...pushTargets, { host: 'erp.acme.example', path: '/orders' }]
  expect(parseAddress('https://erp.acme.example/orders', 'acme', targets).isOk()).toBe(true)
  expect(parseAddress('https://erp.acme.example/orders/x', 'acme', targets).isErr()).toBe(true)
})

/** VTEX's own APIs; every other policy lets orders out. */
const ofVtex =
  /^(portal\.vtexcommercestable\.com\.br|\{\{account\}\}\.(vtexcommercestable|vtexpayments)\.com\.br|api\.vtex\.com)$/

it('allows what the manifest declares for it, and nothing wide', () => {
  const manifest = JSON.parse(readFileSync(join(__dirname, '../../../manifest.json'), 'utf8')) as {
    policies: { name: string; attrs?: { host: string; path: string } }[]
  }
  const declared = manifest.policies.flatMap(({ name, attrs }) =>
    name === 'outbound-access' && attrs && !ofVtex.test(attrs.host) ? [attrs] : [],
  )
  expect(pushTargets).toEqual(declared)
  for (const { host, path } of pushTargets) {
    expect(host).not.toContain('*')
    expect(path).toMatch(/^\/[^*]+[^*]*(\/\*)?$/)
  }
  expect(allowedAddresses('acme')).toEqual(['https://acme.myvtex.com/_v/erp-orders/*'])
})
