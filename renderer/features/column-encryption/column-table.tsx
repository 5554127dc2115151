import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useKeys } from '../../ui/keys.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import type { Line } from './column-lines.ts';
import { ColumnRow } from './column-row.tsx';

/** How many undecided columns are shown before the followed ones are pushed out of sight. */
const firstShown = 6;
const told = () => {};

interface ColumnTableProps {
  lines: readonly Line[];
  /** Something narrows the list: nothing of it is folded. */
  whole: boolean;
  opened: string | undefined;
  /** A panel stands beside it: only what tells one line from another. */
  narrow: boolean;
  onOpen: (key: string) => void;
}

/** The columns in two parts: to decide, then followed. Arrows go from line to line, Enter opens the plan beside. */
export function ColumnTable({ lines, whole, opened, narrow, onOpen }: ColumnTableProps) {
  const t = useWords('columnEncryption');
  const body = useRef<HTMLTableElement>(null);
  const [unfolded, setUnfolded] = useState(false);
  const undecided = lines.filter(({ group }) => group === 'undecided');
  const followed = lines.filter(({ group }) => group !== 'undecided');
  const folds = !whole && !unfolded && undecided.length > firstShown + 1 && followed.length > 0;
  const shown = folds ? undecided.slice(0, firstShown) : undecided;
  const first = shown[0] ?? followed[0];
  const current = [...shown, ...followed].find(({ key }) => key === opened) ?? first;
  const small = useMediaQuery('(max-width: 1150px)') ?? false;
  const wide = narrow ? 'least' : small ? 'some' : 'all';
  const span = { least: 2, some: 4, all: 6 }[wide];

  useKeys([
    { keys: 'arrows', says: t('keyMove'), run: told, toldOnly: true },
    { keys: 'enter', says: t('keyOpen'), run: told, toldOnly: true },
  ]);
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const names = [...(body.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const here = names.indexOf(document.activeElement as HTMLElement);
    if (here < 0) return;
    const to = event.key === 'Home' ? names[0] : event.key === 'End' ? names.at(-1) : step && names[here + step];
    if (!to) return;
    event.preventDefault();
    to.focus();
    // The panel that is open shows the line on which one comes to stand.
    if (opened !== undefined && to.dataset.line) onOpen(to.dataset.line);
  };
  const row = (line: Line) => (
    <ColumnRow
      key={line.key}
      line={line}
      wide={wide}
      open={line.key === opened}
      stop={line.key === current?.key}
      onOpen={() => onOpen(line.key)}
    />
  );
  return (
    <div className={c.tableBox}>
      <table ref={body} className={c.table} data-wide={wide} aria-label={t('table')} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            {wide !== 'least' && <th scope="col">{t('column.holds')}</th>}
            {wide !== 'least' && <th scope="col">{t('column.becomes')}</th>}
            <th scope="col">{t('column.state')}</th>
            {wide === 'all' && <th scope="col">{t('column.verified')}</th>}
            {wide === 'all' && <th scope="col">{t('column.by')}</th>}
          </tr>
        </thead>
        {shown.length > 0 && (
          <tbody>
            <GroupRow name={t('group.undecided')} count={undecided.length} span={span} />
            {shown.map(row)}
            {folds && (
              <tr className={c.more}>
                <td colSpan={span}>
                  <button type="button" className={c.link} onClick={() => setUnfolded(true)}>
                    {t('more', { count: undecided.length - firstShown })}
                  </button>
                </td>
              </tr>
            )}
          </tbody>
        )}
        {followed.length > 0 && (
          <tbody>
            {shown.length > 0 && <GroupRow name={t('group.followed')} count={followed.length} span={span} />}
            {followed.map(row)}
          </tbody>
        )}
      </table>
    </div>
  );
}

function GroupRow({ name, count, span }: { name: string; count: number; span: number }) {
  return (
    <tr className={c.group}>
      <th scope="rowgroup" colSpan={span}>
        {name} <span className="quiet">{count}</span>
      </th>
    </tr>
  );
}
