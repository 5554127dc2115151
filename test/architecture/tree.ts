import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve, sep } from 'node:path';
import { parseSync } from 'vite';

export const root = resolve(import.meta.dirname, '../..');

/** One import as a file writes it: types and values alike, for a wall stands for both. Paths are from the root, with slashes. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
  /** The file that a relative import names. */
  readonly target?: string;
  /** The package that a bare import names ("node:fs", "zod", "@orpc/client"). */
  readonly package?: string;
}

/** All source files below some folders. */
export function sourceFiles(...folders: string[]): string[] {
  return filesBelow(...folders).filter((file) => /\.(ts|tsx|mjs)$/.test(file));
}

/** All files below some folders. */
export function filesBelow(...folders: string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
    )
    .map((file) => file.split(sep).join('/'));
}

/** The names of the folders in a folder. */
export function foldersIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** What a file imports and exports again, as the parser reads it; `import("…")` within a type is found in the text. */
export function importsOf(file: string, text = textOf(file)): Import[] {
  const { module } = parseSync(file, text);
  const specifiers = new Set([
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest?.value ?? '')),
    ...[...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)].map(([, specifier]) => specifier ?? ''),
  ]);
  specifiers.delete('');
  return [...specifiers].map((specifier) => importFrom(file, specifier));
}

/** Whether a file has a default export. */
export function hasDefaultExport(file: string): boolean {
  return parseSync(file, textOf(file)).module.staticExports.some(({ entries }) =>
    entries.some(({ exportName }) => exportName.kind === 'Default'),
  );
}

/** An import of a file, with what it leads to. */
export function importFrom(file: string, specifier: string): Import {
  if (specifier.startsWith('.')) return { file, specifier, target: posix.join(posix.dirname(file), specifier) };
  const parts = specifier.split('/');
  return { file, specifier, package: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}
