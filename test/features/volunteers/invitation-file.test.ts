import { expect, test } from 'vitest';
import { invitationFile } from '../../../main/features/volunteers/invitation-file.ts';

test.each(['fr', 'en'] as const)('an invitation file says what it is, then the code alone on a line (%s)', (locale) => {
  const lines = invitationFile('Ouvaton', 'ouvainvite1qqqq', locale).split('\n');
  expect(lines[0]).toContain('Ouvaton');
  expect(lines).toContain('ouvainvite1qqqq');
  expect(lines.at(-1)).toBe('');
});
