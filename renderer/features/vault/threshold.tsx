import type { ReactNode } from 'react';
import { Mark } from '../../ui/mark.tsx';
import c from './threshold.module.css';

/** The page before the vault is open: the mark, a title, one line, and what to do. */
export function Threshold({ title, line, children }: { title: string; line: ReactNode; children: ReactNode }) {
  return (
    <main className={c.page}>
      <div className={c.sheet}>
        <Mark />
        <h1 className={c.title}>{title}</h1>
        <p className={c.line}>{line}</p>
        {children}
      </div>
    </main>
  );
}
