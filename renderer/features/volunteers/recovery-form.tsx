import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { client } from '../../client.ts';
import { Notice } from '../../ui/notice.tsx';
import { useWords } from '../../words.ts';
import { holdersOf, mostHolders, usualNeeded } from './holders.ts';
import type { Team } from './member.tsx';
import type { Made } from './recovery-screen.tsx';
import { Refused } from './refused.tsx';
import { useSecretCall } from './use-secret-call.ts';
import c from './volunteers.module.css';

/** Who is to hold a sheet, and how many sheets are needed together. */
export function RecoveryForm({ team, onMade }: { team: Team; onMade: (made: Made) => void }) {
  const t = useWords('volunteers');
  const ui = useWords('ui');
  const [, navigate] = useLocation();
  const [without, setWithout] = useState<readonly string[]>([]);
  const [others, setOthers] = useState('');
  const [chosen, setChosen] = useState<number>();
  const make = useSecretCall(client.volunteers.makeShares);
  const holders = holdersOf(team.volunteers, without, others);
  const count = holders.length;
  const needed = Math.min(chosen ?? usualNeeded(count), Math.max(2, count));
  const mistake = count < 2 ? t('make.tooFew') : count > mostHolders ? t('make.tooMany') : undefined;
  const spare = count - needed;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (mistake !== undefined || make.pending) return;
    const said = await make.run({ needed, holders });
    if (said) onMade({ ...said.answer, needed });
  };
  return (
    <form className={c.form} onSubmit={(event) => void send(event)}>
      <fieldset className={c.group}>
        <legend className={c.legend}>{t('make.holders')}</legend>
        {team.volunteers.map(({ id, name }) => (
          <Checkbox
            key={id}
            size="sm"
            label={name}
            checked={!without.includes(id)}
            onChange={(event) =>
              setWithout(event.currentTarget.checked ? without.filter((one) => one !== id) : [...without, id])
            }
          />
        ))}
        <Textarea
          label={t('make.others')}
          description={t('make.othersHint')}
          rows={3}
          value={others}
          onChange={(event) => setOthers(event.currentTarget.value)}
          error={mistake}
        />
      </fieldset>
      {mistake === undefined && (
        <div>
          <NativeSelect
            label={t('make.needed')}
            value={String(needed)}
            onChange={(event) => setChosen(Number(event.currentTarget.value))}
            data={Array.from({ length: count - 1 }, (_, index) => ({
              value: String(index + 2),
              label: t('make.neededOf', { needed: index + 2, count }),
            }))}
          />
          <p className={c.under}>{spare === 0 ? t('make.explainNone') : t('make.explain', { count: spare })}</p>
        </div>
      )}
      {team.recovery && <Notice kind="info">{t('make.replaces', { set: team.recovery.set })}</Notice>}
      <Refused error={make.error} />
      <div className={c.buttons}>
        <Button type="submit" disabled={mistake !== undefined} loading={make.pending}>
          {t('make.submit')}
        </Button>
        <Button variant="subtle" color="gray" onClick={() => navigate('/volunteers')}>
          {ui('cancel')}
        </Button>
      </div>
    </form>
  );
}
