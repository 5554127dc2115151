import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { places } from './places.ts';

/** What is missing before an audit can start, and where it is given: a connection, or else its mapping. */
export function CannotStart({ connectionId }: { connectionId: string | undefined }) {
  const t = useWords('passwordCampaigns');
  const [, navigate] = useLocation();
  const what = connectionId === undefined ? 'noConnection' : 'notMapped';
  const place = connectionId === undefined ? places.connections : places.mapping(connectionId);
  return (
    <Notice
      kind="info"
      title={t(`none.${what}`)}
      action={
        <Button variant="default" onClick={() => navigate(place)}>
          {t(connectionId === undefined ? 'none.toConnections' : 'none.toMapping')}
        </Button>
      }
    >
      {t(`none.${what}Line`)}
    </Notice>
  );
}
