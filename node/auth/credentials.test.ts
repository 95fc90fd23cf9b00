import { credentialsOf } from './credentials'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
const key = (appKey: string, appToken: string) => ({ kind: 'key', pair: { appKey, appToken } })
const token = (text: string) => ({ kind: 'token', token: text })

function of(headers: Record<string, string>, cookies: Record<string, string> = {}) {
  return credentialsOf({
    header: (name) => headers[name.toLowerCase()] ?? '',
    cookie: (name) => cookies[name],
  })
}

const pair = { 'x-vtex-api-appkey': 'k', 'x-vtex-api-apptoken': 't' }
const cookie = { VtexIdclientAutCookie: 'from-cookie' }

it.each<[string, Record<string, string>, Record<string, string>, unknown]>([
  ['the pair', pair, {}, key('k', 't')],
  [
    'the pair before all others',
    { ...pair, authorization: basic('a:b'), vtexidclientautcookie: 'x' },
    cookie,
    key('k', 't'),
  ],
  ['Basic', { authorization: basic('k:t') }, {}, key('k', 't')],
  ['Basic in lower case', { authorization: basic('k:t').replace('Basic', 'basic') }, {}, key('k', 't')],
  ['Basic with colons in the token', { authorization: basic('k:t:u:v') }, {}, key('k', 't:u:v')],
  ['Basic before a token', { authorization: basic('k:t'), vtexidclientautcookie: 'x' }, {}, key('k', 't')],
  ['a token in the header', { vtexidclientautcookie: 'x' }, cookie, token('x')],
  ['a token in the cookie', {}, cookie, token('from-cookie')],
  ['a token beside another scheme', { authorization: 'Bearer x' }, cookie, token('from-cookie')],
  ['no credentials', {}, {}, null],
  ['half a pair', { 'x-vtex-api-appkey': 'k' }, cookie, null],
  ['the other half', { 'x-vtex-api-apptoken': 't' }, {}, null],
  ['Basic without a token', { authorization: basic('k') }, {}, null],
  ['Basic without a key', { authorization: basic(':t') }, {}, null],
  ['Basic that is not Base64', { authorization: 'Basic ###' }, {}, null],
  ['Bearer', { authorization: 'Bearer x' }, {}, null],
  ['a token of 4,096 characters', { vtexidclientautcookie: 'x'.repeat(4_096) }, {}, token('x'.repeat(4_096))],
  ['a token of 4,097', { vtexidclientautcookie: 'x'.repeat(4_097) }, {}, null],
  ['a pair of more than 4,096', { ...pair, 'x-vtex-api-apptoken': 'x'.repeat(4_096) }, {}, null],
])('reads %s', (_name, headers, cookies, expected) => {
  expect(of(headers, cookies)).toEqual(expected)
})
