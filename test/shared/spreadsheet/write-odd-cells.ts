import { join } from 'node:path';
import { writeSpreadsheet } from '../../../main/shared/spreadsheet/write-spreadsheet.ts';
import { orderOf } from './odd-cells.ts';

/** Run as a process of its own, in the time zone of its environment: the odd cells in each format, into the given folder, their names beginning as given. */
const [folder = '.', before = ''] = process.argv.slice(2);
await writeSpreadsheet(orderOf({ format: 'ods', path: join(folder, `${before}typed.ods`) }));
await writeSpreadsheet(orderOf({ format: 'xlsx', path: join(folder, `${before}excel.xlsx`) }));
await writeSpreadsheet(orderOf({ format: 'csv', path: join(folder, `${before}francais.csv`) }));
await writeSpreadsheet(orderOf({ format: 'csv', profile: 'echange', path: join(folder, `${before}echange.csv`) }));
