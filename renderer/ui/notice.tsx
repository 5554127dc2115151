import { CloseButton } from '@mantine/core';
import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useWords } from '../words.ts';
import c from './notice.module.css';

/** info: worth knowing; good: done; review: look at it; danger: acts now or loses. Each has its shape besides its colour. */
export type NoticeKind = 'info' | 'good' | 'review' | 'danger';

const icons: Record<NoticeKind, LucideIcon> = { info: Info, good: CircleCheck, review: TriangleAlert, danger: CircleX };

interface NoticeProps {
  kind: NoticeKind;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  onDismiss?: () => void;
}

/** A message in the page, where it belongs. */
export function Notice({ kind, title, children, action, onDismiss }: NoticeProps) {
  const t = useWords('ui');
  const Icon = icons[kind];
  return (
    <div className={c.notice} data-kind={kind} role={kind === 'danger' ? 'alert' : 'status'}>
      <Icon className={c.icon} size={17} aria-hidden />
      <div className={c.text}>
        {title !== undefined && <p className={c.title}>{title}</p>}
        {children !== undefined && <div className={c.body}>{children}</div>}
        {action !== undefined && <div className={c.action}>{action}</div>}
      </div>
      {onDismiss && <CloseButton size="sm" aria-label={t('dismiss')} onClick={onDismiss} />}
    </div>
  );
}

interface Posted {
  id: number;
  kind: NoticeKind;
  text: string;
  detail?: string | undefined;
}

let posted: Posted[] = [];
let number = 0;
const listeners = new Set<() => void>();

function change(next: Posted[]) {
  posted = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Says something at the foot of the window, whatever page is open. What went well leaves by itself; the rest stays until closed. */
export function notify(kind: NoticeKind, text: string, detail?: string): void {
  number += 1;
  const id = number;
  change([...posted.filter((one) => one.text !== text), { id, kind, text, detail }].slice(-3));
  if (kind === 'good' || kind === 'info') setTimeout(() => change(posted.filter((one) => one.id !== id)), 5000);
}

/** Where `notify` speaks; the frame shows it once. */
export function Notices() {
  const list = useSyncExternalStore(subscribe, () => posted);
  return (
    <div className={c.notices} aria-live="polite">
      {list.map((one) => (
        <div key={one.id} className={c.posted}>
          <Notice
            kind={one.kind}
            title={one.text}
            onDismiss={() => change(posted.filter((other) => other.id !== one.id))}
          >
            {one.detail}
          </Notice>
        </div>
      ))}
    </div>
  );
}
