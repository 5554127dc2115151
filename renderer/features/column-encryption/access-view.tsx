import { Button, Loader, TextInput } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { useWords } from '../../words.ts';
import { Above, type OfBase } from './above.tsx';
import { AccessAnswerPart } from './access-answer.tsx';
import { AccessRows } from './access-rows.tsx';
import c from './column-encryption.module.css';
import { Problem } from './problem.tsx';
import { useAccess } from './use-access.ts';

/** Reading what is written of one person who asks: search, recognise, read, hand over; nothing of it outlives the page. */
export function AccessView({ base, bases }: OfBase) {
  const t = useWords('columnEncryption');
  const access = useAccess(base.id);
  const [text, setText] = useState('');
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') void access.find(text.trim());
  };
  const { found, answer, error, doing } = access.state;
  return (
    <Page
      title={t('access.title')}
      line={t('access.line')}
      filters={<Above base={base} bases={bases} view="access" readAt={0} />}
    >
      <div className={c.access}>
        <form className={c.find} onSubmit={find}>
          <TextInput
            label={t('access.search')}
            description={t('access.searchHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            autoComplete="off"
            spellCheck={false}
            maxLength={255}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" loading={doing === 'find'} disabled={text.trim() === ''}>
            {t('access.find')}
          </Button>
        </form>
        {error !== undefined && <Problem error={error} />}
        {found?.length === 0 && (
          <Empty icon={SearchX} title={t('access.none')}>
            {t('access.noneLine')}
          </Empty>
        )}
        {found !== undefined && found.length > 0 && answer === undefined && (
          <AccessRows rows={found} reading={doing === 'read'} onRead={(asked) => void access.read(asked)} />
        )}
        {doing === 'read' && (
          <p className={c.reading} role="status">
            <Loader size={15} aria-hidden /> {t('access.reading')}
          </p>
        )}
        {answer && (
          <AccessAnswerPart
            base={base}
            asked={access.asked}
            answer={answer}
            onWipe={() => {
              setText('');
              access.wipe();
            }}
          />
        )}
      </div>
    </Page>
  );
}
