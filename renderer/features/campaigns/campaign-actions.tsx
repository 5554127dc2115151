import { Button, Popover } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Ellipsis, Pause, Play, Send } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { nextDeed } from './campaign-facts.ts';
import c from './campaigns.module.css';
import { CloseDialog, RemoveDialog } from './end-dialogs.tsx';
import { LaunchDialog } from './launch-dialog.tsx';
import { places } from './places.ts';

const icons = { launch: Send, pause: Pause, resume: Play };

/** The one deed that the state calls for, and beside it the others. */
export function CampaignActions({ campaign, onChange }: { campaign: Campaign; onChange: () => void }) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const [asked, setAsked] = useState<'launch' | 'close' | 'remove'>();
  const deed = nextDeed(campaign);
  const onError = (error: unknown) => {
    const { what, next } = explain(error);
    notify('danger', what, next);
  };
  const pause = useMutation(
    api.campaigns.pause.mutationOptions({ onSuccess: () => notify('good', t('paused')), onError }),
  );
  const resume = useMutation(
    api.campaigns.start.mutationOptions({ onSuccess: () => notify('good', t('resumed')), onError }),
  );
  const run = () => {
    if (deed === 'launch') setAsked('launch');
    if (deed === 'pause') pause.mutate({ campaignId: campaign.id });
    if (deed === 'resume') resume.mutate({ campaignId: campaign.id });
  };
  const Icon = deed && icons[deed];
  const close = () => setAsked(undefined);
  return (
    <>
      {deed && (
        <Button
          leftSection={Icon && <Icon size={15} aria-hidden />}
          loading={pause.isPending || resume.isPending}
          onClick={run}
        >
          {t(deed)}
        </Button>
      )}
      <More campaign={campaign} onChange={onChange} onAsk={setAsked} />
      {asked === 'launch' && <LaunchDialog campaign={campaign} onClose={close} />}
      {asked === 'close' && <CloseDialog campaign={campaign} onClose={close} />}
      {asked === 'remove' && <RemoveDialog campaign={campaign} onClose={close} />}
    </>
  );
}

interface MoreProps {
  campaign: Campaign;
  onChange: () => void;
  onAsk: (what: 'close' | 'remove') => void;
}

function More({ campaign: { id, state }, onChange, onAsk }: MoreProps) {
  const t = useWords('campaigns');
  const [, navigate] = useLocation();
  const [opened, setOpened] = useState(false);
  if (state === 'closed') return null;
  const deeds = [
    { name: t('change'), run: onChange },
    ...(state === 'draft' ? [] : [{ name: t('impose'), run: () => navigate(places.impose(id)) }]),
    state === 'draft'
      ? { name: t('remove'), run: () => onAsk('remove') }
      : { name: t('close'), run: () => onAsk('close') },
  ];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" px={8} aria-label={t('more')} onClick={() => setOpened(!opened)}>
          <Ellipsis size={16} aria-hidden />
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={c.menu ?? ''} aria-label={t('more')}>
        {deeds.map(({ name, run }) => (
          <button
            key={name}
            type="button"
            className={c.menuItem}
            onClick={() => {
              setOpened(false);
              run();
            }}
          >
            {name}
          </button>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}
