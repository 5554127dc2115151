import { CloseButton, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';

interface Held {
  what: string;
  erasedAfter: string;
}

interface HeldFieldsProps<Key extends string> {
  title: string;
  add: string;
  keys: readonly Key[];
  nameOf: (key: Key) => string;
  value: Partial<Record<Key, Held>>;
  onChange: (value: Partial<Record<Key, Held>>) => void;
}

/** Families of data with what they hold and when it is erased; those that are not held are offered. */
export function HeldFields<Key extends string>({ title, add, keys, nameOf, value, onChange }: HeldFieldsProps<Key>) {
  const t = useWords('dataInventory');
  const held = keys.filter((key) => value[key] !== undefined);
  const left = keys.filter((key) => value[key] === undefined);
  const drop = (key: Key) => {
    const { [key]: _, ...rest } = value;
    onChange(rest as Partial<Record<Key, Held>>);
  };
  return (
    <fieldset className={c.legend}>
      <legend>{title}</legend>
      <div className={c.form}>
        {held.map((key) => {
          const one = value[key] ?? { what: '', erasedAfter: '' };
          const set = (part: Partial<Held>) => onChange({ ...value, [key]: { ...one, ...part } });
          return (
            <div key={key} className={c.held}>
              <span className={c.used}>
                {nameOf(key)}
                <CloseButton
                  size="sm"
                  aria-label={t('register.removeLine', { name: nameOf(key) })}
                  onClick={() => drop(key)}
                />
              </span>
              <Textarea
                label={t('register.what')}
                maxLength={5_000}
                autosize
                minRows={1}
                maxRows={5}
                value={one.what}
                onChange={(event) => set({ what: event.currentTarget.value })}
              />
              <TextInput
                label={t('register.erasedAfter')}
                maxLength={300}
                value={one.erasedAfter}
                onChange={(event) => set({ erasedAfter: event.currentTarget.value })}
              />
            </div>
          );
        })}
        {left.length > 0 && (
          <NativeSelect
            aria-label={add}
            value=""
            data={[{ value: '', label: add }, ...left.map((key) => ({ value: key as string, label: nameOf(key) }))]}
            onChange={(event) => {
              const chosen = left.find((key) => key === event.currentTarget.value);
              if (chosen) onChange({ ...value, [chosen]: { what: '', erasedAfter: '' } });
            }}
          />
        )}
      </div>
    </fieldset>
  );
}
