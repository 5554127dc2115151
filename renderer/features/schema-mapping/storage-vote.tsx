import { Button, NativeSelect } from '@mantine/core';
import type { SystemMapping } from '../../../preload/contract/schema-mapping.ts';
import { storageFamilies } from '../../../preload/contract/schema-mapping.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './storage-vote.module.css';
import { familyWord } from './system-section.tsx';
import { useStorageVote, type Vote } from './use-storage-vote.ts';

interface StorageVoteProps {
  connectionId: string;
  mapping: SystemMapping;
  ready: boolean;
  onChange: (mapping: SystemMapping) => void;
}

/** How the passwords are stored: recognised row by row, or decided after a vote of all rows, shown as bars with their numbers. */
export function StorageVote({ connectionId, mapping, ready, onChange }: StorageVoteProps) {
  const t = useWords('schemaMapping');
  const explain = useExplain('schemaMapping');
  const vote = useStorageVote(connectionId, mapping);
  const options = ['auto', ...storageFamilies.filter((family) => family !== 'empty' && family !== 'none')] as const;
  return (
    <div className={c.storage}>
      <div className={c.head}>
        <span className={c.title}>{t('storage.title')}</span>
        <NativeSelect
          size="xs"
          className={c.select ?? ''}
          aria-label={`${t('storage.title')}, ${t(`system.${mapping.system}`)}`}
          value={mapping.storage}
          data={options.map((value) => ({
            value,
            label: value === 'auto' ? t('storage.auto') : familyWord(t, value),
          }))}
          onChange={(event) =>
            onChange({ ...mapping, storage: options.find((one) => one === event.currentTarget.value) ?? 'auto' })
          }
        />
        <Button variant="default" size="compact-sm" disabled={!ready || vote.running} onClick={vote.run}>
          {t('storage.count')}
        </Button>
      </div>
      {!ready && <p className="quiet">{t('storage.needs')}</p>}
      {vote.running && (
        <ProgressBar
          label={t('storage.counting')}
          name={t('storage.counting')}
          done={vote.progress?.done ?? 0}
          total={vote.progress?.total}
          rate={vote.progress?.rate}
          secondsLeft={vote.progress?.secondsLeft}
          onCancel={vote.cancel}
        />
      )}
      {vote.error !== undefined && (
        <Notice kind="danger" title={explain(vote.error).what}>
          {explain(vote.error).why} {explain(vote.error).next}
        </Notice>
      )}
      {vote.result && <Votes votes={vote.result.votes} rows={vote.result.rows} mapping={mapping} onChange={onChange} />}
    </div>
  );
}

type VotesProps = { votes: Vote[]; rows: number; mapping: SystemMapping; onChange: (mapping: SystemMapping) => void };

function Votes({ votes, rows, mapping, onChange }: VotesProps) {
  const t = useWords('schemaMapping');
  const format = useFormat();
  const inOrder = votes.toSorted((a, b) => b.count - a.count);
  const stored = inOrder.filter(({ family }) => family !== 'none' && family !== 'empty');
  const only = stored.length === 1 ? stored[0]?.family : undefined;
  return (
    <>
      <table className={c.votes}>
        <caption className="visually-hidden">{t('storage.title')}</caption>
        <tbody>
          {inOrder.map(({ family, count }) => (
            <tr key={family}>
              <th scope="row">{familyWord(t, family)}</th>
              <td className={c.bar} aria-hidden>
                <span style={{ width: `${rows === 0 ? 0 : Math.max(0.5, (100 * count) / rows)}%` }} />
              </td>
              <td className="number">{format.number(count)}</td>
              <td className="number">{format.percent(rows === 0 ? 0 : count / rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{t('storage.result', { rows })}</p>
      {only !== undefined && mapping.storage !== only && (
        <div>
          <Button variant="light" size="compact-sm" onClick={() => onChange({ ...mapping, storage: only })}>
            {t('storage.keep', { family: familyWord(t, only) })}
          </Button>
        </div>
      )}
    </>
  );
}
