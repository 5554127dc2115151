import { expect, test } from 'vitest';
import { greetsAsMysql } from '../../../main/database/ouvadmin/mysql-stream.ts';

test.each([
  [[0x4a, 0, 0, 0, 0x0a, 0x35], true],
  [[0x10, 0, 0, 0, 0xff, 0x10], true],
  [[0x4a, 0, 0, 0], true],
  [[0x4a], true],
  [[0x4a, 0, 0, 1, 0x0a], false],
  [[0x4a, 0, 0, 0, 0x0b], false],
  [[...Buffer.from('SSH-2.0-x')], false],
  [[...Buffer.from('220 mail')], false],
])('%o greets as MySQL: %s', (bytes, expected) => {
  expect(greetsAsMysql(Buffer.from(bytes))).toBe(expected);
});
