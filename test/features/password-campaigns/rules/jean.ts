import type { Identity } from '../../../../main/features/password-campaigns/rules/identity.ts';

/** A holder nobody knows, for the examples. */
export const jean: Identity = {
  login: 'boulange34',
  email: 'jean.dupont@boulangerie-dupont.fr',
  name: 'Jean Dupont',
  host: ['ouvaton', 'ouvadmin'],
};
export const nobody: Identity = { login: '', email: '', name: '' };
