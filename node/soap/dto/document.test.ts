import { isCnpj, isCpf, isSameDocument, plainDocument, spellingsOf } from './document'

it.each([
  ['123.456.789-01', '12345678901', ['12345678901', '123.456.789-01']],
  ['12.345.678/0001-95', '12345678000195', ['12345678000195', '12.345.678/0001-95']],
  ['12.ABC.345/01DE-35', '12ABC34501DE35', ['12ABC34501DE35', '12.ABC.345/01DE-35']],
  [' X-1 ', 'X1', ['X1']],
])('%s is stored as it is printed or plain', (printed, plain, spellings) => {
  expect(plainDocument(printed)).toBe(plain)
  expect(spellingsOf(plain)).toEqual(spellings)
  for (const each of spellings) expect(isSameDocument(each.toLowerCase(), plain)).toBe(true)
})

it.each([
  ['12345678901', true, false],
  ['12345678000195', false, true],
  ['12ABC34501DE35', false, true],
  ['', false, false],
])('%p: a CPF %p, a CNPJ %p', (plain, cpf, cnpj) => {
  expect([isCpf(plain), isCnpj(plain)]).toEqual([cpf, cnpj])
})
