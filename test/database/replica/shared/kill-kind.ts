import { z } from 'zod';

export const killKind = { name: 'made-here', version: 1, fields: z.object({ name: z.string().default('') }) };
