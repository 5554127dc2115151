// @ts-check
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project, however the script was called. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
