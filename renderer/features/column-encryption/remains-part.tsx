import { Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Health, Plan } from '../../../preload/contract/column-encryption.ts';
import type { Profile } from '../../../preload/contract/connections.ts';
import { api } from '../../client.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { Part } from './part.tsx';
import { Problem } from './problem.tsx';
import { useHealth } from './use-columns.ts';

type Remain = Health['remains'][number];

/** What a person must still do so that the clear text leaves the disks, to tick one by one. */
export function RemainsPart({ base, plan }: { base: Profile; plan: Plan }) {
  const t = useWords('columnEncryption');
  const remains = useHealth(base.id).data?.remains.filter(({ planId }) => planId === plan.id) ?? [];
  if (remains.length === 0) return null;
  const done = remains.filter(({ doneAt }) => doneAt !== undefined).length;
  return (
    <Part
      title={t('remains.title')}
      line={t('remains.line')}
      action={<span className="quiet">{t('remains.progress', { done, total: remains.length })}</span>}
    >
      <RemainsList remains={remains} />
    </Part>
  );
}

/** The list itself; each is ticked or unticked at once. */
export function RemainsList({ remains }: { remains: readonly Remain[] }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const set = useMutation(api.columnEncryption.setRemains.mutationOptions());
  const asked = set.isPending ? set.variables : undefined;
  return (
    <>
      <ul className={c.remains}>
        {remains.map(({ planId, what, doneAt, doneBy }) => {
          const pending = asked?.planId === planId && asked.what === what;
          const when = doneAt === undefined ? '' : format.when(doneAt);
          const said = doneBy === '' ? t('remains.doneNobody', { when }) : t('remains.done', { when, name: doneBy });
          return (
            <li key={`${planId} ${what}`}>
              <Checkbox
                size="sm"
                checked={pending ? asked.done : doneAt !== undefined}
                onChange={(event) => set.mutate({ planId, what, done: event.currentTarget.checked })}
                label={t(`remains.what.${what}`)}
                classNames={{ description: c.means ?? '' }}
                description={doneAt === undefined ? t(`remains.how.${what}`) : said}
              />
            </li>
          );
        })}
      </ul>
      {set.error && <Problem error={set.error} />}
    </>
  );
}
