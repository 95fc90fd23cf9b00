import type { Conversion } from '../../document'
import { tablesWith } from '../../../testing/mapping'
import { startRun } from '../scope'
import { compileConversion } from './index'

const run = () => startRun({}, tablesWith({ warehouse: { '01': 'main', __proto__: 'x' } }))
const convert = (conversion: Conversion, value: unknown) => compileConversion(conversion)(value, run())

const comma = { kind: 'number', decimal: ',', group: '.' } as const
const point = { kind: 'number', decimal: '.', group: ',' } as const
const plain = { kind: 'number', decimal: '.' } as const
const yes = { kind: 'boolean', true: ['S', '1', 'yes'], false: ['N', '0', ''] } as const
const day = { kind: 'date', format: 'yyyyMMdd', zone: '-03:00' } as const
const minute = { kind: 'date', format: 'dd/MM/yyyy HH:mm', zone: 'Z' } as const

it.each<[Conversion, unknown, unknown]>([
  [comma, '1.234,56', 1234.56],
  [comma, '1.234.567', 1234567],
  [comma, '-12,5', -12.5],
  [comma, '12,50-', -12.5],
  [comma, ' 7 ', 7],
  [comma, 12.5, 12.5],
  [point, '1,234.56', 1234.56],
  [plain, '868.6342', 868.6342],
  [plain, '.5', 0.5],
  [{ kind: 'number', decimal: ',', group: ' ' }, '1\u00a0234,5', 1234.5],
  [{ kind: 'number', decimal: '.', group: "'" }, "1'234.5", 1234.5],
  [{ kind: 'multiply', by: 0.01 }, 110, 1.1],
  [{ kind: 'multiply', by: 3 }, 0.1, 0.3],
  [{ kind: 'multiply', by: 0.01 }, 868.63, 8.6863],
  [{ kind: 'multiply', by: 2 }, '1.5', 3],
  [{ kind: 'round', digits: 2 }, 868.6342, 868.63],
  [{ kind: 'round', digits: 2 }, 1.005, 1.01],
  [{ kind: 'round', digits: 2 }, -1.005, -1.01],
  [{ kind: 'round', digits: 0 }, 2.5, 3],
  [{ kind: 'unit', from: 'lb', to: 'kg' }, 2, 0.90718474],
  [{ kind: 'unit', from: 'g', to: 'kg' }, 350, 0.35],
  [{ kind: 'unit', from: 'in', to: 'cm' }, 3, 7.62],
  [yes as unknown as Conversion, 's', true],
  [yes as unknown as Conversion, 0, false],
  [yes as unknown as Conversion, true, true],
  [day, '20260131', '2026-01-31T00:00:00-03:00'],
  [day, 20260131, '2026-01-31T00:00:00-03:00'],
  [day, '00000000', undefined],
  [minute, '31/01/2026 23:59', '2026-01-31T23:59:00Z'],
  [{ kind: 'duration', unit: 'days' }, 2, 'P2D'],
  [{ kind: 'duration', unit: 'hours' }, '36', 'PT36H'],
  [{ kind: 'text' }, 1001, '1001'],
  [{ kind: 'text', case: 'upper' }, ' ab ', 'AB'],
  [{ kind: 'text', padStart: { length: 5, with: '0' } }, 42, '00042'],
  [{ kind: 'text', maxLength: 3 }, 'abcdef', 'abc'],
  [{ kind: 'text', maxLength: 2 }, 'a😀b', 'a'],
  [{ kind: 'replace', find: '.', with: '-' }, 'a.b.c', 'a-b-c'],
  [{ kind: 'split', separator: ';' }, 'a; b;;c ', ['a', 'b', 'c']],
  [{ kind: 'split', separator: ',' }, 7891234567895, ['7891234567895']],
  [{ kind: 'text' }, [1, null, ' ', 'b'], ['1', 'b']],
  [{ kind: 'split', separator: ',' }, ['a,b', 'c'], ['a', 'b', 'c']],
  [{ kind: 'table', table: 'warehouse' }, ' 01 ', 'main'],
])('%j makes of %j %j', (conversion, value, expected) => {
  expect(convert(conversion, value)._unsafeUnwrap()).toEqual(expected)
})

it.each<[Conversion, unknown, string]>([
  [comma, '12.5', 'not_a_number'],
  [comma, '1,234.56', 'not_a_number'],
  [comma, '1.23,4', 'not_a_number'],
  [comma, '12 €', 'not_a_number'],
  [plain, '1,5', 'not_a_number'],
  [plain, '1e3', 'not_a_number'],
  [plain, '1234567890123456', 'not_a_number'],
  [plain, {}, 'not_a_number'],
  [{ kind: 'multiply', by: 2 }, 'x', 'not_a_number'],
  [{ kind: 'multiply', by: 1e300 }, 1e300, 'not_a_number'],
  [yes as unknown as Conversion, 'maybe', 'not_a_boolean'],
  [day, '20260231', 'not_a_date'],
  [day, '2026-01-31', 'not_a_date'],
  [minute, '31/01/2026 24:00', 'not_a_date'],
  [{ kind: 'duration', unit: 'days' }, 1.5, 'not_a_number'],
  [{ kind: 'text' }, { a: 1 }, 'not_a_text'],
  [{ kind: 'replace', find: 'a', with: 'b'.repeat(200) }, 'a'.repeat(2_000), 'too_long'],
  [{ kind: 'table', table: 'warehouse' }, '__proto__', 'unmapped_code'],
  [{ kind: 'table', table: 'constructor' }, 'name', 'unmapped_code'],
  [plain, ['1', 'x'], 'not_a_number'],
])('%j refuses %j', (conversion, value, code) => {
  expect(convert(conversion, value)._unsafeUnwrapErr().code).toBe(code)
})

it('says nothing of the value', () => {
  expect(convert(comma, 'secret')._unsafeUnwrapErr().message).toBe('is not a number such as 1.234,56')
})
