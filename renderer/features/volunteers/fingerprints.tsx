import { useWords } from '../../words.ts';
import c from './volunteers.module.css';

/** One fingerprint, large: groups of five digits to be read aloud. */
export function Fingerprint({ label, groups }: { label: string; groups: readonly string[] }) {
  return (
    <div className={c.print}>
      <p className={c.printLabel}>{label}</p>
      <p className={c.digits}>
        {groups.map((group, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one fingerprint never move
          <span key={index}>{group}</span>
        ))}
      </p>
    </div>
  );
}

/** Both fingerprints side by side, as the other screen shows them too. */
export function Fingerprints({
  mine,
  theirs,
  name,
}: {
  mine: readonly string[];
  theirs: readonly string[];
  name: string;
}) {
  const t = useWords('volunteers');
  return (
    <div className={c.prints}>
      <Fingerprint label={t('print.mine')} groups={mine} />
      <Fingerprint label={t('print.theirs', { name })} groups={theirs} />
    </div>
  );
}
