import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Campaign } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Notice, notify } from '../../ui/notice.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import { places } from './places.ts';

/** The end of a campaign, which cannot be undone: a word is typed. */
export function CloseDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const close = useMutation(
    api.campaigns.close.mutationOptions({
      onSuccess: () => {
        notify('good', t('closed'));
        onClose();
      },
      onError: (error) => notify('danger', explain(error).what, explain(error).next),
    }),
  );
  return (
    <TypedConfirm
      opened
      onClose={onClose}
      title={t('closing.title')}
      word={t('closing.word')}
      submit={t('close')}
      pending={close.isPending}
      onConfirm={() => close.mutate({ campaignId: campaign.id })}
    >
      {t('closing.text')}
    </TypedConfirm>
  );
}

/** A draft that nobody wants any more. */
export function RemoveDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const t = useWords('campaigns');
  const common = useWords('ui');
  const explain = useExplain('campaigns');
  const [, navigate] = useLocation();
  const remove = useMutation(
    api.campaigns.remove.mutationOptions({
      onSuccess: () => {
        notify('good', t('removed'));
        navigate(places.list);
      },
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t('removing.title')} closeButtonProps={{ 'aria-label': common('close') }}>
      <div className={c.form}>
        <p>{t('removing.text')}</p>
        {remove.error && (
          <Notice kind="review" title={explain(remove.error).what}>
            {explain(remove.error).next}
          </Notice>
        )}
        <div className={c.buttons}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button color="danger" loading={remove.isPending} onClick={() => remove.mutate({ campaignId: campaign.id })}>
            {t('remove')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
