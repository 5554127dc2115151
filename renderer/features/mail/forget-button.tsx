import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { notify } from '../../ui/notice.tsx';
import { TypedConfirm } from '../../ui/typed-confirm.tsx';
import { useWords } from '../../words.ts';

/** Takes the sender and its passwords off this computer, once a word was typed. */
export function ForgetButton() {
  const t = useWords('mail');
  const explain = useExplain('mail');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const forget = useMutation(
    api.mail.forget.mutationOptions({
      onSuccess: async () => {
        setAsking(false);
        notify('good', t('forget.done'));
        await queries.invalidateQueries({ queryKey: api.mail.sender.key() });
      },
      onError: (error) => {
        setAsking(false);
        notify('danger', explain(error).what, explain(error).next);
      },
    }),
  );
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {t('forget.button')}
      </Button>
      <TypedConfirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('forget.title')}
        word={t('forget.word')}
        submit={t('forget.submit')}
        pending={forget.isPending}
        onConfirm={() => forget.mutate(undefined)}
      >
        {t('forget.text')}
      </TypedConfirm>
    </>
  );
}
