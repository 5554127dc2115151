import { CloseButton } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { useWords } from '../words.ts';
import { useKeys } from './keys.ts';
import c from './side-panel.module.css';

const smallest = 280;
const largest = 640;
const within = (width: number) => Math.min(largest, Math.max(smallest, Math.round(width)));

interface SidePanelProps {
  title: string;
  /** A quiet line under the title. */
  line?: ReactNode;
  onClose: () => void;
  /** Under this name the width is kept on this computer. */
  name: string;
  /** Pixels, as long as nobody has chosen another width. */
  first?: number;
  footer?: ReactNode;
  children: ReactNode;
}

function keptWidth(name: string, first: number): number {
  const kept = Number(localStorage.getItem(`panel.${name}`));
  return kept > 0 ? within(kept) : first;
}

/** Details beside the table, never over it. Escape closes; the edge is dragged, or moved with the arrows. */
export function SidePanel({ title, line, onClose, name, first = 360, footer, children }: SidePanelProps) {
  const t = useWords('ui');
  const [width, setWidth] = useState(() => keptWidth(name, first));
  useKeys([{ keys: 'escape', says: t('close'), run: onClose }]);

  const keep = (next: number) => {
    setWidth(within(next));
    localStorage.setItem(`panel.${name}`, String(within(next)));
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    const edge = event.currentTarget.parentElement?.getBoundingClientRect().right ?? 0;
    keep(edge - event.clientX);
  };
  const arrows = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') keep(width + 24);
    if (event.key === 'ArrowRight') keep(width - 24);
  };

  return (
    <aside className={c.panel} style={{ width }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is not a rule; hr cannot take the focus */}
      <div
        className={c.edge}
        role="separator"
        aria-orientation="vertical"
        aria-label={t('resizePanel')}
        aria-valuenow={width}
        aria-valuemin={smallest}
        aria-valuemax={largest}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onKeyDown={arrows}
      />
      <header className={c.header}>
        <div className={c.titles}>
          <h2 className={c.title}>{title}</h2>
          {line !== undefined && <div className={c.line}>{line}</div>}
        </div>
        <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
      <section className={c.body} tabIndex={0} aria-label={title}>
        {children}
      </section>
      {footer !== undefined && <footer className={c.footer}>{footer}</footer>}
    </aside>
  );
}
