import { ActionIcon, TextInput } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useWords } from '../../words.ts';
import c from './campaigns.module.css';
import type { PickedPerson } from './use-picked-person.ts';

/** Chooses for whom the message is shown. */
export function PersonPicker({ picked }: { picked: PickedPerson }) {
  const t = useWords('campaigns');
  const { search, place, total, setSearch, move } = picked;
  return (
    <div className={c.picker}>
      <TextInput
        className={c.pickerField ?? ''}
        label={t('message.person')}
        placeholder={t('message.personPlaceholder')}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('message.before')}
        disabled={place === 0}
        onClick={() => move(-1)}
      >
        <ChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('message.after')}
        disabled={place + 1 >= total && total > 1}
        onClick={() => move(1)}
      >
        <ChevronRight size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}
