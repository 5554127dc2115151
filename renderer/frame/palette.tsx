import { Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { CornerDownLeft, Search, Settings } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { Command, Door } from '../door.ts';
import { navigate } from '../hash-location.ts';
import { useSentences, useWords } from '../words.ts';
import { matching } from './matching.ts';
import c from './palette.module.css';

interface PaletteProps {
  opened: boolean;
  onClose: () => void;
  doors: readonly Door[];
}

/** More than all pages, so that what the volunteer made herself stands below them. */
const most = 24;

/** Everything by its name: pages, connections, actions. */
export function Palette({ opened, onClose, doors }: PaletteProps) {
  const t = useWords('frame');
  const [openings, setOpenings] = useState({ opened, count: 0 });
  // Each opening begins with nothing typed, even before the former has faded away.
  if (openings.opened !== opened) setOpenings({ opened, count: openings.count + (opened ? 1 : 0) });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="14vh"
      centered={false}
      attributes={{ content: { 'aria-label': t('palette') } }}
    >
      <PaletteBody key={openings.count} doors={doors} onClose={onClose} />
    </Modal>
  );
}

function PaletteBody({ doors, onClose }: Omit<PaletteProps, 'opened'>) {
  const t = useWords('frame');
  const list = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const found = matching(useCommands(doors), text).slice(0, most);
  const here = Math.min(at, found.length - 1);

  const go = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    if (command.to !== undefined) navigate(command.to);
    command.run?.();
  };
  const move = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((here + step + found.length) % found.length);
    }
    if (event.key === 'Enter') go(found[here]);
  };
  return (
    <>
      <div className={c.search}>
        <Search size={17} aria-hidden />
        <input
          className={c.field}
          data-autofocus
          // biome-ignore lint/a11y/noAutofocus: what is typed right after the key must not be lost
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={found.length > 0 ? `${list}-${here}` : undefined}
          aria-label={t('palette')}
          placeholder={t('paletteHint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={move}
        />
      </div>
      {found.length === 0 && <p className={c.empty}>{t('paletteEmpty')}</p>}
      <div className={c.list} id={list} role="listbox" aria-label={t('palette')}>
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus
          <div
            key={`${command.name} ${command.hint}`}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === here}
            className={c.option}
            onClick={() => go(command)}
            onPointerMove={() => setAt(index)}
          >
            {command.icon ? <command.icon size={16} strokeWidth={1.75} aria-hidden /> : <span className={c.noIcon} />}
            <span className={c.name}>{command.name}</span>
            <span className={c.hint}>{command.hint}</span>
            {index === here && <CornerDownLeft size={14} aria-hidden />}
          </div>
        ))}
      </div>
    </>
  );
}

/** What the doors offer now, and what they find, once they have answered. */
function useCommands(doors: readonly Door[]): Command[] {
  const t = useWords('frame');
  const sentences = useSentences();
  const queries = useQueryClient();
  const [found, setFound] = useState<Command[]>([]);
  useEffect(() => {
    let here = true;
    void Promise.allSettled(doors.map((door) => door.find?.(sentences) ?? [])).then((answers) => {
      if (here) setFound(answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : [])));
    });
    return () => {
      here = false;
    };
  }, [doors, sentences]);
  const pages = doors.flatMap(({ entry }) =>
    entry ? [{ name: entry.name(sentences), hint: t('page'), icon: entry.icon, to: entry.to }] : [],
  );
  const actions = doors.flatMap((door) => door.commands?.(sentences, queries) ?? []);
  return [
    ...pages,
    { name: t('settings'), hint: t('page'), icon: Settings, to: '/settings' },
    ...found,
    ...actions.map((action) => ({ hint: t('action'), ...action })),
  ];
}
