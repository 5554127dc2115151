import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ProcessingRegister } from '../../../preload/contract/data-inventory.ts';
import { api } from '../../client.ts';
import { Section } from '../../ui/page.tsx';
import { useLocale, useWords } from '../../words.ts';
import c from './data-inventory.module.css';
import { Refused } from './refused.tsx';

/** Activities that the kept columns of each connection speak of, and that the register does not name yet. */
export function ProposedPart({
  register,
  onEntered,
}: {
  register: ProcessingRegister;
  onEntered: (id: string) => void;
}) {
  const connections = useQuery(api.connections.list.queryOptions());
  if (register.unlinked.length === 0) return null;
  return connections.data?.map(({ id, name }) => (
    <ProposedOf
      key={id}
      connectionId={id}
      base={(connections.data?.length ?? 0) > 1 ? name : undefined}
      version={register.unlinked.map((column) => column.id).join()}
      onEntered={onEntered}
    />
  ));
}

interface ProposedOfProps {
  connectionId: string;
  base: string | undefined;
  /** Another text once other columns are to be named. */
  version: string;
  onEntered: (id: string) => void;
}

function ProposedOf({ connectionId, base, version, onEntered }: ProposedOfProps) {
  const t = useWords('dataInventory');
  const locale = useLocale();
  const input = { connectionId, locale };
  const proposed = useQuery({
    ...api.dataInventory.proposeActivities.queryOptions({ input }),
    queryKey: [...api.dataInventory.proposeActivities.queryKey({ input }), version],
  });
  const accept = useMutation(
    api.dataInventory.acceptActivities.mutationOptions({
      onSuccess: ({ ids: [id] }, { keys }) => {
        if (id !== undefined && keys.length === 1) onEntered(id);
      },
    }),
  );
  const list = proposed.data ?? [];
  if (list.length === 0) return null;
  const enter = (keys: string[]) => accept.mutate({ connectionId, locale, keys });
  return (
    <Section
      title={base === undefined ? t('register.proposed') : `${t('register.proposed')} (${base})`}
      line={t('register.proposedLine')}
      action={
        list.length > 1 && (
          <Button size="compact-sm" disabled={accept.isPending} onClick={() => enter(list.map(({ key }) => key))}>
            {t('register.acceptAll')}
          </Button>
        )
      }
    >
      <Refused error={accept.error} onDismiss={accept.reset} />
      <ul className={c.activities}>
        {list.map(({ key, fields, columns, existing }) => (
          <li key={key} className={c.proposed}>
            <span>
              {fields.name} <span className={c.count}>{t('register.columns', { count: columns.length })}</span>
            </span>
            <Button variant="default" size="compact-sm" disabled={accept.isPending} onClick={() => enter([key])}>
              {existing === undefined ? t('register.accept') : t('register.acceptColumns')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
