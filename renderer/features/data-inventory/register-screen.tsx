import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { BookText, Download, Plus } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, client } from '../../client.ts';
import { useOfflineSince, whileShown } from '../../live.ts';
import { useExplain } from '../../refusals/explain.ts';
import { ExportDialog } from '../../ui/export-dialog/export-dialog.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { Empty, Failure, Loading, Offline } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { ActivityList } from './activity-list.tsx';
import { ActivityPanel } from './activity-panel.tsx';
import { ControllerPanel } from './controller-panel.tsx';
import { ControllerPart } from './controller-part.tsx';
import c from './data-inventory.module.css';
import { places } from './places.ts';
import { ProposedPart } from './proposed-part.tsx';

/** What is open beside the list: an activity, a new one, or who answers for the data. */
type Open = { kind: 'activity'; id: string } | { kind: 'new' } | { kind: 'controller' };

/** The register of processing activities, read and written after the model of the CNIL. */
export function ProcessingRegisterScreen() {
  const t = useWords('dataInventory');
  const explain = useExplain('dataInventory');
  const offline = useOfflineSince();
  const [open, setOpen] = useState<Open>();
  const [exporting, setExporting] = useState(false);
  const watched = useQuery(api.dataInventory.watchRegister.experimental_liveOptions(whileShown));
  const purposes = useQuery(
    api.dataInventory.exportPurposes.queryOptions({ staleTime: Number.POSITIVE_INFINITY, enabled: exporting }),
  );
  const register = watched.data;
  const count = register?.activities.length ?? 0;
  useKeys([{ keys: 'mod+e', says: t('register.export'), run: () => count > 0 && setExporting(true) }]);
  const close = () => setOpen(undefined);
  const panel = () => {
    if (!register || !open) return undefined;
    if (open.kind === 'controller') return <ControllerPanel controller={register.controller} onClose={close} />;
    if (open.kind === 'new') return <ActivityPanel key="new" register={register} onClose={close} />;
    const activity = register.activities.find(({ id }) => id === open.id);
    return activity && <ActivityPanel key={activity.id} activity={activity} register={register} onClose={close} />;
  };
  return (
    <Page
      title={t('register.title')}
      line={count > 0 ? t('register.line', { count }) : t('register.lineNone')}
      action={
        register && (
          <>
            <Button component={Link} to={places.here} variant="subtle" color="gray">
              {t('register.toInventory')}
            </Button>
            <Button
              variant="default"
              leftSection={<Plus size={15} aria-hidden />}
              onClick={() => setOpen({ kind: 'new' })}
            >
              {t('register.add')}
            </Button>
            <Button
              leftSection={<Download size={15} aria-hidden />}
              disabled={count === 0}
              onClick={() => setExporting(true)}
            >
              {t('register.export')}
            </Button>
          </>
        )
      }
      panel={panel()}
    >
      {watched.isPending && <Loading rows={8} height={48} />}
      {watched.error && !register && (
        <Failure explanation={explain(watched.error)} retry={() => void watched.refetch()} />
      )}
      {register && (
        <div className={c.body}>
          {offline !== undefined && watched.dataUpdatedAt > 0 && (
            <Offline since={offline} of={new Date(watched.dataUpdatedAt).toISOString()} />
          )}
          <ProposedPart register={register} onEntered={(id) => setOpen({ kind: 'activity', id })} />
          {count === 0 ? (
            <Empty icon={BookText} title={t('register.empty')}>
              {t('register.emptyLine')}
            </Empty>
          ) : (
            <Section title={t('register.activities')}>
              <ActivityList
                activities={register.activities}
                opened={open?.kind === 'activity' ? open.id : undefined}
                onOpen={(id) => setOpen({ kind: 'activity', id })}
              />
            </Section>
          )}
          {count > 0 && register.unlinked.length > 0 && (
            <Notice kind="info" title={t('register.unlinked', { count: register.unlinked.length })} />
          )}
          <ControllerPart controller={register.controller} onChange={() => setOpen({ kind: 'controller' })} />
        </div>
      )}
      {exporting && (
        <ExportDialog
          subject={t('register.exportSubject')}
          count={count}
          purposes={purposes.data}
          purposeWords={(key) => ({
            title: t(`purpose.${key as 'board-report'}.title`, { defaultValue: key }),
            line: t(`purpose.${key as 'board-report'}.line`, { defaultValue: '' }),
          })}
          columnWords={(key) => t(`exportColumn.${key as 'name'}`, { defaultValue: key })}
          run={(request, signal) => client.dataInventory.export({ request }, { signal })}
          onClose={() => setExporting(false)}
        />
      )}
    </Page>
  );
}
