import type { ReactNode } from 'react';
import c from './column-encryption.module.css';

interface PartProps {
  title: string;
  /** A quiet line under the title. */
  line?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}

/** A part of the panel with its heading and at most one action of its own. */
export function Part({ title, line, action, children }: PartProps) {
  return (
    <section className={c.part}>
      <div className={c.partHead}>
        <div>
          <h3 className={c.partTitle}>{title}</h3>
          {line !== undefined && <p className={c.partLine}>{line}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}

/** What most readers pass over: opened by whoever wants it. */
export function Fold({ title, line, open, children }: Omit<PartProps, 'action'> & { open?: boolean }) {
  return (
    <details className={c.fold} open={open}>
      <summary>
        {title} {line !== undefined && <span className="quiet">{line}</span>}
      </summary>
      <div className={c.folded}>{children}</div>
    </details>
  );
}
