import { Textarea } from '@mantine/core';
import { CircleCheck } from 'lucide-react';
import { useWords } from '../../words.ts';
import { faultOf, type useSheets } from './use-sheets.ts';
import c from './volunteers.module.css';

interface SheetFieldsProps {
  typed: ReturnType<typeof useSheets>;
  /** The set in force, when it is known: a sheet of another one is told to be of the past. */
  inForce?: boolean;
}

/** The fields for the sheets, one each, with what was read under it as one types. */
export function SheetFields({ typed: { sheets, change, set }, inForce = false }: SheetFieldsProps) {
  const t = useWords('volunteers');
  const fault = (place: number) => {
    const wrong = faultOf(sheets, place, set);
    const of = sheets[place]?.read?.set ?? '';
    if (wrong === 'otherSet') return t(inForce ? 'shares.notCurrent' : 'shares.otherSet', { set: of });
    return wrong && t(`shares.${wrong}`);
  };
  return (
    <div className={c.sheets}>
      {sheets.map(({ text, read, checking }, place) => {
        const wrong = fault(place);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields never move
          <div key={place}>
            <Textarea
              label={t('shares.label', { number: place + 1 })}
              description={place === 0 ? t('shares.hint') : undefined}
              classNames={{ input: c.mono ?? '' }}
              rows={2}
              spellCheck={false}
              autoComplete="off"
              maxLength={2000}
              value={text}
              onChange={(event) => change(place, event.currentTarget.value)}
              error={wrong}
            />
            <p className={c.under} role="status">
              {checking && t('shares.checking')}
              {read && wrong === undefined && (
                <span className={c.good}>
                  <CircleCheck size={14} aria-hidden />
                  {t('shares.read', { index: read.index, count: read.of, set: read.set })}
                </span>
              )}
            </p>
          </div>
        );
      })}
    </div>
  );
}
