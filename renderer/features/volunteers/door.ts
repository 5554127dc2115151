import type { Door } from '../../door.ts';

export const door: Door = {};
