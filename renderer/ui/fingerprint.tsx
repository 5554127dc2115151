import { CopyButton } from './copy-button.tsx';
import c from './fingerprint.module.css';

/** The fingerprint of a server's key, large enough to be compared, in groups of four. */
export function Fingerprint({ label, value }: { label: string; value: string }) {
  const [kind = '', print = ''] = value.includes(':') ? value.split(/:(.*)/s) : ['', value];
  const groups = print.match(/.{1,4}/g) ?? [];
  return (
    <div className={c.print}>
      <span className={c.label}>{label}</span>
      <div className={c.row}>
        <code className={c.value}>
          {kind !== '' && <span className={c.kind}>{kind}</span>}
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one fingerprint never move
            <span key={index}>{group}</span>
          ))}
        </code>
        <CopyButton text={value} />
      </div>
    </div>
  );
}
