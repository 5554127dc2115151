import { parseArgs } from 'node:util';

export interface HostOptions {
  readonly data: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** Whether the volunteer's browser is opened at once. */
  readonly open: boolean;
}

/** Reads the command line of the browser shell: --data <folder>, --port <number>, --no-open; or tells what is wrong with it. */
export function hostOptions(args: readonly string[], defaultData: string): HostOptions | { readonly wrong: string } {
  try {
    return read(args, defaultData);
  } catch (error) {
    return { wrong: (error as Error).message };
  }
}

function read(args: readonly string[], defaultData: string): HostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string', default: defaultData },
      port: { type: 'string', default: '0' },
      open: { type: 'boolean', default: true },
    },
    allowNegative: true,
    strict: true,
  });
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN;
  if (!(port <= 65_535)) throw new RangeError(`--port ${values.port}`);
  if (values.data === '') throw new RangeError('--data');
  return { data: values.data, port, open: values.open };
}
