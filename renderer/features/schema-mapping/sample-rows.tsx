import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { System } from '../../../preload/contract/common.ts';
import { type Role, roles, type SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import c from './sample-rows.module.css';
import { familyWord } from './system-section.tsx';

type Rows = Partial<Record<Role, string | null>>[];

interface SampleRowsProps {
  system: System;
  mapping: SystemMapping;
  sample: UseQueryResult<Rows>;
  shown: boolean;
  onShow: (shown: boolean) => void;
}

/** Ten rows, masked in main before they come here. */
export function SampleRows({ system, mapping, sample, shown, onShow }: SampleRowsProps) {
  const t = useWords('schemaMapping');
  const explain = useExplain('schemaMapping');
  const Icon = shown ? ChevronDown : ChevronRight;
  const body = () => {
    if (sample.error) return <Notice kind="review">{explain(sample.error).what}</Notice>;
    if (sample.isPending) return <Loading rows={4} />;
    if (sample.data.length === 0) return <p className="quiet">{t('sampleEmpty')}</p>;
    return <Rows rows={sample.data} mapping={mapping} caption={t('sampleTitle', { system: t(`system.${system}`) })} />;
  };
  return (
    <div className={c.sample}>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        aria-expanded={shown}
        leftSection={<Icon size={14} aria-hidden />}
        onClick={() => onShow(!shown)}
      >
        {t('sample')}
      </Button>
      {shown && <p className={c.line}>{t('sampleLine')}</p>}
      {shown && body()}
    </div>
  );
}

function Rows({ rows, mapping, caption }: { rows: Rows; mapping: SystemMapping; caption: string }) {
  const t = useWords('schemaMapping');
  const shown = roles.filter((role) => mapping.columns[role] !== undefined);
  const cell = (role: Role, value: string | null | undefined) => {
    if (value === null || value === undefined || value === '') return <span className="quiet">{t('nothing')}</span>;
    return role === 'password' ? familyWord(t, value) : value;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <section className={c.scroll} tabIndex={0} aria-label={caption}>
      <table className={c.rows}>
        <thead>
          <tr>
            {shown.map((role) => (
              <th key={role} scope="col">
                {t(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: masked rows have nothing that tells them apart
            <tr key={index}>
              {shown.map((role) => (
                <td key={role}>{cell(role, row[role])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
