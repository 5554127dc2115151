import type { Preview } from '../../../preload/contract/column-encryption.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { places } from './places.ts';

/** Where the next step of a warning is taken. */
const elsewhere = {
  'no-recent-audit': places.passwords,
  'no-team': places.volunteers,
  'no-recovery': places.recovery,
} as const;

type Warning = Preview['warnings'][number];
const leads = (warning: Warning): warning is keyof typeof elsewhere => warning in elsewhere;
/** Worth knowing; the others are worth stopping for. */
const quiet = new Set<Warning>(['replicas', 'binary-log']);

/** What one should know before beginning; none of it closes the way. */
export function PreviewWarnings({ warnings }: { warnings: readonly Warning[] }) {
  const t = useWords('columnEncryption');
  return warnings.map((warning) => (
    <Notice
      key={warning}
      kind={quiet.has(warning) ? 'info' : 'review'}
      title={t(`warning.${warning}.what`)}
      {...(leads(warning) ? { action: <a href={`#${elsewhere[warning]}`}>{t(`warning.${warning}.go`)}</a> } : {})}
    >
      {t(`warning.${warning}.why`)}
    </Notice>
  ));
}
