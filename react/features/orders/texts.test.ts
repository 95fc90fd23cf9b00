import { helpOf, stuckTexts, troubleTexts } from './texts'

it('what to do about a stuck order depends on whom it waits for, and of others on what is wrong', () => {
  expect(helpOf('STUCK', 'INVOICE')).toBe(stuckTexts.INVOICE)
  expect(helpOf('STUCK', null)).toBe(troubleTexts.STUCK.help)
  expect(helpOf('REJECTED', 'ERP')).toBe(troubleTexts.REJECTED.help)
})
