import { Button } from '@mantine/core';
import { ChartNoAxesColumn, Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../words.ts';
import { CopyButton } from '../copy-button.tsx';
import c from './charts.module.css';

/** The table behind a chart: titles, then rows of texts; the first column names the row, the others are numbers. */
export interface ChartTable {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface FigureProps {
  title: string;
  /** What is counted, and of how many. */
  line?: ReactNode;
  /** The number in words, which the chart only illustrates. */
  summary: ReactNode;
  table: ChartTable;
  children: ReactNode;
}

/** A chart with its number in words, its base and the table behind it. */
export function Figure({ title, line, summary, table, children }: FigureProps) {
  const t = useWords('charts');
  const [asTable, setAsTable] = useState(false);
  const text = [table.titles, ...table.rows].map((row) => row.join('\t')).join('\n');
  return (
    <figure className={c.figure}>
      <figcaption className={c.head}>
        <div>
          <h2 className={c.title}>{title}</h2>
          {line !== undefined && <p className={c.line}>{line}</p>}
        </div>
        <div className={c.actions}>
          <CopyButton text={text} />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={asTable ? <ChartNoAxesColumn size={14} aria-hidden /> : <Table2 size={14} aria-hidden />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('asChart') : t('asTable')}
          </Button>
        </div>
      </figcaption>
      <p className={c.summary}>{summary}</p>
      {asTable ? <PlainTable title={title} table={table} /> : children}
    </figure>
  );
}

function PlainTable({ title, table }: { title: string; table: ChartTable }) {
  return (
    <table className={c.table} aria-label={title}>
      <thead>
        <tr>
          {table.titles.map((one) => (
            <th key={one} scope="col">
              {one}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th key={table.titles[index]} scope="row">
                  {cell}
                </th>
              ) : (
                <td key={table.titles[index]}>{cell}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
