import { CopyButton } from './copy-button.tsx';
import c from './sql-text.module.css';

interface SqlTextProps {
  text: string;
  /** Words on the button, which then stands below. */
  label?: string;
  /** Long lines break instead of scrolling: for code that is read beside another. */
  wrap?: boolean;
}

/** Statements or code as they stand, with the way to copy them. */
export function SqlText({ text, label, wrap = false }: SqlTextProps) {
  return (
    <div className={c.box} data-below={label !== undefined || undefined}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <pre className={c.text} data-wrap={wrap || undefined} tabIndex={0}>
        {text}
      </pre>
      <CopyButton text={text} {...(label === undefined ? {} : { label })} />
    </div>
  );
}
