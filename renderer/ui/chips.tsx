import { Checkbox, Popover } from '@mantine/core';
import { ChevronDown, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from '../words.ts';
import c from './chips.module.css';
import { useFormat } from './use-format.ts';

/** A filter that is on or off, with how many it would leave. */
export function ToggleChip({
  label,
  count,
  selected,
  onToggle,
  mark,
}: {
  label: string;
  count?: number | undefined;
  selected: boolean;
  onToggle: () => void;
  mark?: ReactNode;
}) {
  const format = useFormat();
  return (
    <button type="button" className={c.chip} aria-pressed={selected} onClick={onToggle}>
      {mark}
      {label}
      {count !== undefined && <span className={c.count}>{format.number(count)}</span>}
    </button>
  );
}

interface MenuChipProps<T extends string> {
  label: string;
  options: readonly { value: T; label: string; count?: number | undefined }[];
  value: readonly T[];
  onChange: (value: T[]) => void;
}

/** A filter with several values to tick; the chip says which are ticked and takes them all off by its cross. */
export function MenuChip<T extends string>({ label, options, value, onChange }: MenuChipProps<T>) {
  const t = useWords('ui');
  const format = useFormat();
  const chosen = options.filter((option) => value.includes(option.value));
  const toggle = (one: T) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return (
    <span className={c.pair}>
      <Popover trapFocus returnFocus>
        <Popover.Target>
          <button type="button" className={c.chip} data-on={chosen.length > 0 || undefined}>
            {label}
            {chosen.length > 0 && (
              <span className={c.chosen}>
                {chosen.length > 2 ? chosen.length : chosen.map((one) => one.label).join(', ')}
              </span>
            )}
            {chosen.length === 0 && <ChevronDown size={14} aria-hidden />}
          </button>
        </Popover.Target>
        <Popover.Dropdown
          className={c.menu ?? ''}
          aria-label={label}
          // Escape closes the menu alone, not the panel in which the chip stands.
          onKeyDown={(event) => event.key === 'Escape' && event.preventDefault()}
        >
          {options.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              checked={value.includes(option.value)}
              onChange={() => toggle(option.value)}
              label={
                <span className={c.option}>
                  {option.label}
                  {option.count !== undefined && <span className={c.count}>{format.number(option.count)}</span>}
                </span>
              }
            />
          ))}
        </Popover.Dropdown>
      </Popover>
      {chosen.length > 0 && (
        <button
          type="button"
          className={c.remove}
          aria-label={t('removeFilter', { label })}
          onClick={() => onChange([])}
        >
          <X size={13} aria-hidden />
        </button>
      )}
    </span>
  );
}
