import type { Profile } from '../../preload/contract/connections.ts';
import type { Proposal, Role, Table } from '../../preload/contract/schema-mapping.ts';

export function sampleProfiles(): Profile[] {
  return [
    {
      id: 'c1',
      name: 'Ouvadmin',
      target: {
        kind: 'server',
        user: 'ouvadesk',
        database: 'ouvadmin',
        route: {
          kind: 'ssh',
          ssh: { host: 'admin.ouvaton.example', port: 22, user: 'camille', auth: 'key' },
          host: '127.0.0.1',
          port: 3306,
          tls: { kind: 'none' },
        },
      },
      held: ['databasePassword', 'sshKey'],
      keptIn: 'keychain',
      hostKey: 'SHA256:pQ5Zy2l7Zc0m6lq5l6o6T4u3o0l8Vq1i3n0e8tq9y1A',
      lastTest: { at: '2026-11-24T09:58:00.000Z', passed: true },
    },
    {
      id: 'c2',
      name: 'Copie de travail',
      target: {
        kind: 'server',
        user: 'lecture',
        database: 'ouvadmin_copie',
        route: { kind: 'direct', host: 'copie.ouvaton.example', port: 3306, tls: { kind: 'system' } },
      },
      held: ['databasePassword'],
      keptIn: 'vault',
      lastTest: { at: '2026-11-22T08:10:00.000Z', passed: false },
    },
  ];
}

const column = (name: string, type = 'varchar(255)') => ({ name, type, nullable: true, charset: 'utf8mb4' });

export function sampleTables(): Table[] {
  return [
    {
      name: 'compte',
      primaryKey: ['id'],
      rows: 1760,
      columns: [
        column('id', 'varchar(10)'),
        column('login'),
        column('email'),
        column('nom'),
        column('etat', 'varchar(20)'),
        column('password'),
        column('date_mdp', 'date'),
        column('derniere_connexion', 'datetime'),
      ],
    },
    {
      name: 'mail_boite',
      primaryKey: ['id'],
      rows: 10_240,
      columns: [column('id', 'int(11)'), column('adresse'), column('mdp'), column('compte_id', 'varchar(10)')],
    },
  ];
}

export function sampleProposals(): Proposal[] {
  return [
    {
      mapping: {
        system: 'account',
        table: 'compte',
        columns: {
          id: 'id',
          login: 'login',
          email: 'email',
          name: 'nom',
          status: 'etat',
          password: 'password',
          passwordChangedOn: 'date_mdp',
          lastLogin: 'derniere_connexion',
        },
        storage: 'auto',
      },
      confidence: {
        id: { score: 0.98, because: ['key', 'name'] },
        login: { score: 0.95, because: ['name'] },
        email: { score: 0.97, because: ['name', 'content'] },
        name: { score: 0.7, because: ['name'] },
        status: { score: 0.45, because: ['content'] },
        password: { score: 0.99, because: ['name', 'content'] },
        passwordChangedOn: { score: 0.8, because: ['name', 'type'] },
        lastLogin: { score: 0.9, because: ['name', 'type'] },
      },
    },
    {
      mapping: {
        system: 'mailbox',
        table: 'mail_boite',
        columns: { id: 'id', login: 'adresse', email: 'adresse', password: 'mdp' },
        storage: 'auto',
      },
      confidence: {
        id: { score: 0.98, because: ['key'] },
        login: { score: 0.6, because: ['content'] },
        password: { score: 0.9, because: ['name'] },
      },
    },
  ];
}

export function sampleRows(): Partial<Record<Role, string | null>>[] {
  return Array.from({ length: 6 }, (_, index) => ({
    id: `0•••${index}`,
    login: 'm•••••',
    email: 'm•••••@o••••.fr',
    name: 'M•••• L••••',
    status: 'a••••',
    password: index % 3 === 0 ? 'clear' : 'md5',
    passwordChangedOn: index === 2 ? null : '20••-••-••',
    lastLogin: '20••-••-••',
  }));
}

export function sampleVotes() {
  return [
    { family: 'clear' as const, count: 3905 },
    { family: 'md5' as const, count: 1080 },
    { family: 'none' as const, count: 15 },
  ];
}
