import { Button, Checkbox, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { AccessRow } from '../../../preload/contract/column-encryption.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import type { Asked } from './use-access.ts';

interface AccessRowsProps {
  rows: readonly AccessRow[];
  reading: boolean;
  onRead: (asked: Asked) => void;
}

const idOf = ({ table, key }: AccessRow) => `${table} ${key}`;

/** The rows that may be the person's, to be ticked, and who asks; only then are they read. */
export function AccessRows({ rows, reading, onRead }: AccessRowsProps) {
  const t = useWords('columnEncryption');
  const [picked, setPicked] = useState<readonly string[]>([]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const chosen = rows.filter((row) => picked.includes(idOf(row)));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen.length > 0 && reason.trim() !== '') onRead({ rows: chosen, reason: reason.trim() });
  };
  const toggle = (id: string, on: boolean) => setPicked(on ? [...picked, id] : picked.filter((one) => one !== id));
  return (
    <form className={c.stack} onSubmit={send} noValidate>
      <Checkbox.Group
        value={[...picked]}
        label={t('access.found', { count: rows.length })}
        description={t('access.pick')}
        error={tried && chosen.length === 0 ? t('access.pickMissing') : undefined}
        classNames={{ label: c.legend ?? '' }}
      >
        <ul className={c.rows}>
          {rows.map((row) => (
            <li key={idOf(row)}>
              <Checkbox
                size="sm"
                value={idOf(row)}
                checked={picked.includes(idOf(row))}
                onChange={(event) => toggle(idOf(row), event.currentTarget.checked)}
                label={
                  <>
                    {row.label} <code className="quiet">{row.table}</code>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      </Checkbox.Group>
      {rows.length > 1 && chosen.length < rows.length && (
        <div>
          <button type="button" className={c.link} onClick={() => setPicked(rows.map(idOf))}>
            {t('access.all')}
          </button>
        </div>
      )}
      <Textarea
        label={t('access.reason')}
        description={t('access.reasonHint')}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && reason.trim() === '' ? t('access.reasonMissing') : undefined}
      />
      <div>
        <Button type="submit" loading={reading}>
          {t('access.read')}
        </Button>
      </div>
    </form>
  );
}
