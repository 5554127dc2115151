import { Button } from '@mantine/core';
import { CloudOff, type LucideIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useWords } from '../words.ts';
import c from './states.module.css';
import { useFormat } from './use-format.ts';

/** True once `milliseconds` have passed since the component appeared: what is quick shows no skeleton. */
export function useAfter(milliseconds: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return passed;
}

/** A skeleton of `rows` lines of `height` pixels, after 200 ms; the place is taken from the start so that nothing jumps. */
export function Loading({ rows = 6, height = 32 }: { rows?: number; height?: number }) {
  const t = useWords('ui');
  const late = useAfter(200);
  return (
    <div className={c.loading} role="status" aria-busy="true" style={{ minHeight: rows * height }}>
      {late && <span className="visually-hidden">{t('loading')}</span>}
      {late &&
        Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
          <div key={index} className={c.line} style={{ height }}>
            <span style={{ width: `${[72, 58, 81, 66, 49][index % 5]}%` }} />
          </div>
        ))}
    </div>
  );
}

interface StateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: LucideIcon;
}

/** Nothing here yet: one sentence, one action. */
export function Empty({ title, children, action, icon: Icon }: StateProps) {
  return (
    <div className={c.state}>
      {Icon && <Icon className={c.icon} size={28} strokeWidth={1.5} aria-hidden />}
      <p className={c.title}>{title}</p>
      {children !== undefined && <div className={c.text}>{children}</div>}
      {action !== undefined && <div className={c.action}>{action}</div>}
    </div>
  );
}

/** What could not be done: what happened, why and what was kept, what to do; `explain` in refusals/ makes one of an error. */
export interface Explanation {
  what: string;
  why?: string | undefined;
  next?: string | undefined;
  /** For whoever will look for the cause: a code or the number under which the log has it. */
  detail?: string | undefined;
}

/** An error in the place of what should have been shown, with a way to try again. */
export function Failure({
  explanation,
  retry,
  action,
}: {
  explanation: Explanation;
  retry?: (() => void) | undefined;
  action?: ReactNode;
}) {
  const t = useWords('ui');
  const { what, why, next, detail } = explanation;
  return (
    <div className={c.state} role="alert">
      <TriangleAlert className={c.trouble} size={28} strokeWidth={1.5} aria-hidden />
      <p className={c.title}>{what}</p>
      {why && <p className={c.text}>{why}</p>}
      {next && <p className={c.text}>{next}</p>}
      <div className={c.action}>
        {action}
        {retry && (
          <Button variant="default" onClick={retry}>
            {t('retry')}
          </Button>
        )}
      </div>
      {detail && <code className={c.detail}>{detail}</code>}
    </div>
  );
}

/** The line above what was kept: it is of then. `since` when the network left, `of` when what is shown was read. */
export function Offline({ since, of }: { since?: string | undefined; of: string }) {
  const t = useWords('ui');
  const format = useFormat();
  return (
    <p className={c.offline} role="status">
      <CloudOff size={15} aria-hidden />
      {since === undefined
        ? t('offlineNow', { moment: format.moment(of) })
        : t('offlineSince', { time: format.time(since), moment: format.moment(of) })}
    </p>
  );
}
