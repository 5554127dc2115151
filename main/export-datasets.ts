import { campaignLetters, campaignPeople } from './features/campaigns/export-people.ts';
import { campaignReport } from './features/campaigns/export-report.ts';
import { personData } from './features/column-encryption/access/export-person.ts';
import { processingRegister } from './features/data-inventory/register/export-register.ts';
import { passwordVerdicts } from './features/password-campaigns/export-accounts.ts';
import { registerLines } from './features/register/export-entries.ts';
import { deletionCertificates } from './features/retention/export-certificates.ts';
import type { Datasets } from './shared/spreadsheet/dataset.ts';

/** Everything that can be exported. One line a feature. */
export const datasets: Datasets = {
  'password-verdicts': passwordVerdicts,
  register: registerLines,
  'processing-register': processingRegister,
  'deletion-certificates': deletionCertificates,
  'person-data': personData,
  'campaign-people': campaignPeople,
  'campaign-letters': campaignLetters,
  'campaign-report': campaignReport,
};
