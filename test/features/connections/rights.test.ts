import { expect, test } from 'vitest';
import { beyondReading } from '../../../main/features/connections/test-rights.ts';

const user = "TO `u`@`%` IDENTIFIED BY PASSWORD '*HASH' REQUIRE SSL";

test.each([
  [['GRANT USAGE ON *.* ', 'GRANT SELECT ON `o`.* '], false, []],
  [['GRANT USAGE ON *.* ', 'GRANT SELECT ON `o`.* '], true, ['SELECT ON `o`.*']],
  [['GRANT SELECT (`id`, `login`) ON `o`.`account` '], true, []],
  [['GRANT SELECT (`id`), UPDATE (`id`) ON `o`.`account` '], true, ['UPDATE (…)']],
  [['GRANT SELECT, INSERT, DELETE ON `o`.* '], false, ['INSERT', 'DELETE']],
  [['GRANT SELECT (`a) ON b`, `c, INSERT`) ON `o`.`x ON y` '], true, []],
  [['GRANT ALL PRIVILEGES ON *.* '], false, ['ALL PRIVILEGES']],
] as [string[], boolean, string[]][])('beyond reading in %o (mapped: %s)', (grants, mapped, expected) => {
  expect(
    beyondReading(
      grants.map((grant) => `${grant}${user}`),
      mapped,
    ),
  ).toEqual(expected);
});

test('the right to grant, and what is no privilege', () => {
  expect(
    beyondReading(['GRANT SELECT ON `o`.* TO `u`@`%` WITH GRANT OPTION', 'GRANT `role` TO `u`@`%`'], false),
  ).toEqual(['GRANT OPTION']);
});
