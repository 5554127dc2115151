// @ts-check
// npm run native:keytar
import { compileKeytar } from './keytar.mjs';
import { root } from './root.mjs';

process.exitCode = (await compileKeytar(root)) ? 0 : 1;
