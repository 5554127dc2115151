import type { AccountDetail } from '../../../preload/contract/password-campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { entropyBand, lengthBand } from './bands.ts';
import c from './password-campaigns.module.css';
import { usePolicies } from './use-audits.ts';

/** All that is kept of a password: bands and families, never itself. */
export function AccountKnown({ account }: { account: AccountDetail }) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const known = useKnown(account);
  const policy = usePolicies().find(({ id }) => id === account.policyId);
  return (
    <section>
      <h3 className={c.heading}>{t('panel.known')}</h3>
      <dl className={c.facts}>
        {known.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={c.small2}>{t('panel.notKept')}</p>
      {policy && <p className={c.small2}>{t('panel.judgedBy', { policy: policy.title[format.locale] })}</p>}
    </section>
  );
}

function useKnown({ facts, sharedBy }: AccountDetail): [string, string][] {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const known: [string, string][] = [[t('panel.storage'), t(`family.${facts.family}`)]];
  if (facts.length !== undefined) known.push([t('panel.length'), lengthWords(facts.length)]);
  if (facts.classes !== undefined) known.push([t('panel.classes'), classWords(facts.classes)]);
  if (facts.entropy !== undefined) known.push([t('panel.entropy'), entropyWords(facts.entropy)]);
  if (facts.guessability !== undefined)
    known.push([t('panel.guessability'), t(`panel.guessScore.${String(facts.guessability) as '0'}`)]);
  if (facts.guesses !== undefined) known.push([t('panel.guesses'), format.number(facts.guesses)]);
  if (sharedBy !== undefined && sharedBy > 1)
    known.push([t('panel.sharedBy'), t('panel.sharedCount', { count: sharedBy - 1 })]);
  return known;

  function lengthWords(bound: number): string {
    const { from, to } = lengthBand(bound);
    if (to === 0) return t('panel.lengthZero');
    if (to === undefined) return t('panel.lengthOver', { from });
    return from === to ? t('panel.lengthExact', { count: from }) : t('panel.lengthRange', { from, to });
  }
  function entropyWords(bound: number): string {
    const { from, to } = entropyBand(bound);
    if (to === undefined) return t('panel.entropyOver', { from });
    return from === 0 ? t('panel.entropyUnder', { to }) : t('panel.entropyRange', { from, to });
  }
  function classWords(classes: NonNullable<AccountDetail['facts']['classes']>): string {
    const names: string[] = classes.map((one) => t(`panel.class.${one}`));
    if (facts.otherCharacters) names.push(t('panel.otherCharacters'));
    return names.length > 0 ? names.join(', ') : t('panel.classNone');
  }
}
