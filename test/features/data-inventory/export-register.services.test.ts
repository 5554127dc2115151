import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type ExportedRegister,
  processingRegister,
  registerPurposes,
} from '../../../main/features/data-inventory/register/export-register.ts';
import { writeSpreadsheet } from '../../../main/shared/spreadsheet/write-spreadsheet.ts';
import { newReplica } from '../../database/replica/new-replica.ts';
import { sampleRegister } from '../../renderer/fake-data-inventory.ts';
import { hasLibreOffice, openedByLibreOffice } from '../../shared/spreadsheet/libreoffice.ts';
import { temporaryFolder } from '../../shared/temporary-folder.ts';

if (!hasLibreOffice) console.info('skipped: LibreOffice (soffice) is not here, so the register is not opened by it.');

const { controller, activities } = sampleRegister;
const query: ExportedRegister = { controller, activities, detailed: true };

async function written(format: 'ods' | 'xlsx', folder: string) {
  const { db } = await newReplica();
  const path = join(folder, `registre-${format}.${format}`);
  const keys = registerPurposes[0]?.columns ?? [];
  const result = await writeSpreadsheet({
    ...{ format, path, profile: 'tableur-francais', locale: 'fr', timeZone: 'Europe/Paris' },
    columns: keys.flatMap((key) => {
      const column = processingRegister.columns.find((one) => one.key === key);
      return column ? [{ ...column, header: column.header.fr }] : [];
    }),
    rows: processingRegister.rows(db, query, 'fr', keys),
    more: processingRegister.sheets?.(db, query, 'fr') ?? [],
    about: {
      ...{ title: 'Registre des traitements', author: 'Jeanne', purpose: 'p', note: '' },
      ...{ createdAt: '2026-11-24T10:00:00.000Z', deleteBy: '2027-11-24' },
    },
  });
  return { path, result };
}

describe.skipIf(!hasLibreOffice)('the register of processing, opened by LibreOffice', () => {
  test('has the list, a form for each activity, the columns, and says what it is', async () => {
    const folder = temporaryFolder();
    const files = [await written('ods', folder), await written('xlsx', folder)];
    expect(files.map(({ result }) => result.sheets)).toEqual([4, 4]);
    const opened = await openedByLibreOffice(
      files.map(({ path }) => path),
      { home: folder, timeZone: 'Europe/Paris' },
    );
    for (const sheets of opened) {
      expect(sheets.map(({ name }) => name)).toEqual([
        'Registre des traitements',
        'T-01 Gestion des clients de l’h',
        'T-02 Comptes et accès',
        'Colonnes',
        'À propos',
      ]);
      const [list, form, , columns] = sheets;
      expect(list?.rows[0]?.[1]?.value).toBe('Activité');
      expect(list?.rows[1]?.[1]?.value).toBe('Gestion des clients de l’hébergement');
      expect(list?.rows[1]?.[11]).toMatchObject({ type: 'date' });
      const said = new Map(form?.rows.map(([label, value]) => [label?.value ?? '', value?.value ?? '']));
      expect(said.get('Responsable du traitement')).toContain('Ouvaton SA coopérative');
      expect(said.get('Finalité principale')).toBe('Fournir l’hébergement et en gérer les contrats');
      expect(said.get('Données\u00a0: État civil, identité, coordonnées, images')).toContain(
        '5 ans après la fin du contrat',
      );
      expect(said.get('Transferts hors UE')).toBe('Non');
      expect(columns?.rows.map((row) => row.map(({ value }) => value).slice(1, 4))).toEqual([
        ['Table', 'Colonne', 'Catégorie'],
        ['comptes', 'titulaire', 'nom, prénom'],
        ['comptes', 'courriel', 'adresse électronique'],
        ['comptes', 'mot_de_passe', 'mot de passe en clair'],
      ]);
    }
  }, 120_000);
});
