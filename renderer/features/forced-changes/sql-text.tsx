import { CopyButton } from '../../ui/copy-button.tsx';
import c from './forced-changes.module.css';

/** Statements as they stand, with the way to copy them. */
export function SqlText({ text, label }: { text: string; label?: string }) {
  return (
    <div className={c.sqlBox} data-below={label !== undefined || undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <pre className={c.sql} tabIndex={0}>
        {text}
      </pre>
      <CopyButton text={text} {...(label === undefined ? {} : { label })} />
    </div>
  );
}
