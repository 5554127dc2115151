import type { ReactNode } from 'react';
import c from './page.module.css';

interface PageProps {
  title: string;
  /** The one line that says what is being looked at. */
  line?: ReactNode;
  /** The one primary action, and beside it at most a menu of others. */
  action?: ReactNode;
  /** The search field, at the left of the action. */
  search?: ReactNode;
  /** Chips above the table. */
  filters?: ReactNode;
  /** The detail panel, beside the content. */
  panel?: ReactNode;
  /** scroll: the page scrolls as a text does; fill: the content takes the height and scrolls by itself (tables). */
  body?: 'scroll' | 'fill';
  children: ReactNode;
}

/** The shape of every page: title, line, action; filters; content with its panel beside it. */
export function Page({ title, line, action, search, filters, panel, body = 'scroll', children }: PageProps) {
  return (
    <div className={c.page}>
      <header className={c.header}>
        <div className={c.titles}>
          <h1 className={c.title}>{title}</h1>
          {line !== undefined && <div className={c.line}>{line}</div>}
        </div>
        {(search !== undefined || action !== undefined) && (
          <div className={c.actions}>
            {search}
            {action}
          </div>
        )}
      </header>
      {filters !== undefined && <div className={c.filters}>{filters}</div>}
      <div className={c.split}>
        <div className={body === 'fill' ? c.fill : c.scroll}>{children}</div>
        {panel}
      </div>
    </div>
  );
}

/** A part of a page with a heading, a rule above it, and an action of its own. */
export function Section({
  title,
  line,
  action,
  children,
}: {
  title: string;
  line?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={c.section}>
      <div className={c.sectionHead}>
        <div>
          <h2 className={c.sectionTitle}>{title}</h2>
          {line !== undefined && <p className={c.sectionLine}>{line}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
