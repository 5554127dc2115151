import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exportFileName, type FileNameFacts } from '../../../main/features/exports/file-name.ts';

const facts: FileNameFacts = {
  title: 'Mots de passe à revoir',
  subject: 'Ouvadmin',
  purpose: 'Écrire aux membres',
  author: 'Jeanne',
  day: '2026-11-24',
  deleteBy: '2026-12-24',
  format: 'ods',
  locale: 'fr',
};

test('the name says what and until when; that of a CSV also says why and who', () => {
  expect(exportFileName(facts)).toBe('Mots de passe à revoir - Ouvadmin - 2026-11-24 - à supprimer le 2026-12-24.ods');
  expect(exportFileName({ ...facts, format: 'csv', locale: 'en' })).toBe(
    'Mots de passe à revoir - Ouvadmin - Écrire aux membres - Jeanne - 2026-11-24 - delete by 2026-12-24.csv',
  );
});

test('whatever the words, it is one name that every system accepts', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom('../../etc', 'a\\b:c*?"<>|', '\u202Etxt.', '...', '=cmd'),
  );
  fc.assert(
    fc.property(word, word, word, word, (title, subject, purpose, author) => {
      const name = exportFileName({ ...facts, title, subject, purpose, author, format: 'csv' });
      expect(name).toMatch(/2026-11-24 - à supprimer le 2026-12-24\.csv$/);
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\\/:*?"<>|]/u);
      expect(name.startsWith('.')).toBe(false);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(name.isWellFormed()).toBe(true);
    }),
  );
});
