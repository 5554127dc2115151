import type { ExportPurpose } from '../../../preload/contract/common.ts';

/** Why people of a campaign may leave the application, and no more columns than each purpose needs (product.md, rule 4). */
export const campaignPurposes: Readonly<Record<'people' | 'letters' | 'report', readonly ExportPurpose[]>> = {
  people: [
    {
      key: 'campaign-follow-up',
      keepDays: 60,
      columns: [
        'name',
        'address',
        'standing',
        'unreachable',
        'system',
        'accountId',
        'login',
        'reasons',
        'last',
        'next',
        'exception',
      ],
    },
  ],
  letters: [
    { key: 'letters', keepDays: 30, columns: ['name', 'accountId', 'accounts', 'reasons'] },
    { key: 'calls', keepDays: 30, columns: ['name', 'accountId', 'unreachable', 'address', 'accounts', 'reasons'] },
  ],
  report: [{ key: 'report', keepDays: 365, columns: ['standing', 'people', 'share'] }],
};
