import { fileURLToPath } from 'node:url';

/** A folder of the built tree (out/renderer, out/preload), seen from main/ or from out/main/, whichever runs. */
export function builtFolder(name: 'renderer' | 'preload' | 'compiled', callerUrl: string): string {
  return fileURLToPath(new URL(callerUrl.endsWith('.ts') ? `../out/${name}` : `../${name}`, callerUrl));
}
