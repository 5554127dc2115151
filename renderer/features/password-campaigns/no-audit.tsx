import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plug, TableProperties } from 'lucide-react';
import { useLocation } from 'wouter';
import { api } from '../../client.ts';
import { currentMapping } from '../../current-mapping.ts';
import { Empty, Loading } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { places } from './places.ts';

/** Before the first audit: says what is missing, in the order in which it is given, and leads there. */
export function NoAudit({ onStart }: { onStart: () => void }) {
  const t = useWords('passwordCampaigns');
  const [, navigate] = useLocation();
  const connections = useQuery(api.connections.list.queryOptions());
  const first = connections.data?.[0]?.id;
  const mapping = useQuery({ ...currentMapping(first ?? ''), enabled: first !== undefined });
  if (connections.isPending || (first !== undefined && mapping.isPending)) return <Loading rows={8} />;
  if (first === undefined)
    return (
      <Empty
        icon={Plug}
        title={t('none.noConnection')}
        action={<Button onClick={() => navigate(places.connections)}>{t('none.toConnections')}</Button>}
      >
        {t('none.noConnectionLine')}
      </Empty>
    );
  if (connections.data?.length === 1 && !mapping.data)
    return (
      <Empty
        icon={TableProperties}
        title={t('none.notMapped')}
        action={<Button onClick={() => navigate(places.mapping(first))}>{t('none.toMapping')}</Button>}
      >
        {t('none.notMappedLine')}
      </Empty>
    );
  return (
    <Empty icon={KeyRound} title={t('none.title')} action={<Button onClick={onStart}>{t('start')}</Button>}>
      {t('none.line')}
    </Empty>
  );
}
