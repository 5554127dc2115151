import { hash as digest, randomBytes } from 'node:crypto';
import type { StorageToWrite } from './rules/storage-to-write.ts';

/** Nobody ever guesses a random secret, whatever the cost: a greater one would only make members and this job wait. */
const highestCost = 12;

/** Characters that a new value takes; of a clear one, at most as many as the secret may have. */
export function roomNeeded({ family, scheme, like }: StorageToWrite): number {
  const hashed = { md5: 32, sha1: 40, sha256: 64, sha512: 128, 'mysql-native': 41, bcrypt: 60, argon2: 128, clear: 0 };
  return scheme.length + Math.max(hashed[family], family === 'argon2' ? like.length : 0);
}

/** The secret as the column stores passwords, in ASCII. The secret itself is left as it is. */
export async function storedAs(secret: Buffer, to: StorageToWrite): Promise<Buffer> {
  if (to.family === 'clear') return Buffer.from(secret);
  return Buffer.from(to.scheme + (await hashed(secret, to)));
}

async function hashed(secret: Buffer, { family, scheme, like }: StorageToWrite): Promise<string> {
  switch (family) {
    case 'bcrypt':
      return bcryptOf(secret, like);
    case 'argon2':
      return argon2Of(secret, like);
    case 'mysql-native':
      return `*${digest('sha1', digest('sha1', secret, 'buffer'), 'hex').toUpperCase()}`;
    default: {
      const bytes = digest(family as 'md5', secret, 'buffer');
      if (scheme !== '' && !/^[0-9a-f]*$/i.test(like)) return bytes.toString('base64');
      const hex = bytes.toString('hex');
      return /[A-F]/.test(like) ? hex.toUpperCase() : hex;
    }
  }
}

async function bcryptOf(secret: Buffer, like: string): Promise<string> {
  const { default: bcrypt } = await import('bcrypt');
  const [, kind = '2y', cost = '10'] = /^\$(2[abxy]?)\$(\d\d)\$/.exec(like) ?? [];
  const made = await bcrypt.hash(secret, Math.min(highestCost, Math.max(4, Number(cost))));
  // 2b is what the library writes; 2y names the same computation to PHP, 2a to older programs.
  return made.replace('$2b$', `$${kind === '2x' || kind === '2' ? '2y' : kind}$`);
}

/** In the order m, t, p, which is the only one that PHP reads: the library writes another. */
async function argon2Of(secret: Buffer, like: string): Promise<string> {
  const { argon2d, argon2i, argon2id, hash } = await import('argon2');
  const [, kind = 'id', m, t, p] = /^\$argon2(id|i|d)\$(?:v=19\$)?m=(\d+),t=(\d+),p=(\d+)/.exec(like) ?? [];
  const within = (text: string | undefined, usual: number, least: number, most: number) =>
    Math.min(most, Math.max(least, Number(text ?? usual)));
  const types: Readonly<Record<string, 0 | 1 | 2>> = { id: argon2id, i: argon2i, d: argon2d };
  const parallelism = within(p, 1, 1, 8);
  const memoryCost = within(m, 65_536, 8 * parallelism, 262_144);
  const timeCost = within(t, 4, 1, 10);
  const salt = randomBytes(16);
  const made = await hash(secret, {
    type: types[kind] ?? argon2id,
    memoryCost,
    timeCost,
    parallelism,
    salt,
    raw: true,
  });
  const text = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2${kind}$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${text(salt)}$${text(made)}`;
}
