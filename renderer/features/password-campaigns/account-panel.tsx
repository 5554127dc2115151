import { useQuery } from '@tanstack/react-query';
import type { AccountDetail } from '../../../preload/contract/password-campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { SidePanel } from '../../ui/side-panel.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { AccountKnown } from './account-known.tsx';
import { OutcomeMark } from './outcome-mark.tsx';
import c from './password-campaigns.module.css';

interface AccountPanelProps {
  auditId: string;
  row: number;
  onClose: () => void;
}

/** One account: the verdict explained, what is known of the password, what it was at the audit before. */
export function AccountPanel({ auditId, row, onClose }: AccountPanelProps) {
  const t = useWords('passwordCampaigns');
  const explain = useExplain('passwordCampaigns');
  // The account before stays until the next one has come: moving through the table does not flicker.
  const detail = useQuery(
    api.passwordCampaigns.account.queryOptions({
      input: { auditId, row },
      staleTime: 60_000,
      placeholderData: (before: AccountDetail | undefined) => before,
    }),
  );
  const account = detail.data;
  return (
    <SidePanel
      name="account"
      title={account === undefined ? '' : account.login || account.accountId}
      line={account && [account.holder, t(`system.${account.system}`)].filter((text) => text !== '').join(' · ')}
      onClose={onClose}
    >
      {detail.isPending && <Loading rows={6} />}
      {detail.error && <Failure explanation={explain(detail.error)} retry={() => void detail.refetch()} />}
      {account && (
        <div className={c.panel} aria-live="polite">
          <Verdict account={account} />
          <AccountKnown account={account} />
          <Before account={account} />
          <Facts account={account} />
        </div>
      )}
    </SidePanel>
  );
}

function Verdict({ account }: { account: AccountDetail }) {
  const t = useWords('passwordCampaigns');
  const { outcome, reasons, warnings, facts } = account;
  const sentence = {
    weak: t('panel.weak'),
    conforming: t('panel.conforming'),
    'not-found': t('panel.notFound', { count: facts.guesses ?? 0 }),
    none: t('panel.none'),
    unreadable: t('panel.unreadable'),
  }[outcome];
  return (
    <section>
      <p className={c.sentence} data-outcome={outcome}>
        <OutcomeMark outcome={outcome} size={16} />
        <span>{sentence}</span>
      </p>
      <ReasonList keys={reasons} />
      {warnings.length > 0 && (
        <>
          <h3 className={c.heading}>{t('panel.warnings')}</h3>
          <ReasonList keys={warnings} />
        </>
      )}
    </section>
  );
}

function ReasonList({ keys }: { keys: AccountDetail['reasons'] }) {
  const t = useWords('passwordCampaigns');
  if (keys.length === 0) return null;
  return (
    <ul className={c.reasons}>
      {keys.map((key) => (
        <li key={key}>
          <strong>{t(`short.${key}`)}</strong>
          <span>{t(`reason.${key}`)}</span>
        </li>
      ))}
    </ul>
  );
}

function Before({ account }: { account: AccountDetail }) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const { previous, change } = account;
  if (previous === undefined)
    return (
      <section>
        <h3 className={c.heading}>{t('column.change')}</h3>
        <p>{change === 'new' ? t('change.new') : t('panel.beforeNone')}</p>
      </section>
    );
  const outcome = t(`outcome.${previous.outcome}`);
  const reasons = previous.reasons.map((reason) => t(`short.${reason}`)).join(', ');
  return (
    <section>
      <h3 className={c.heading}>{t('panel.before', { day: format.date(previous.at) })}</h3>
      <p className={c.change}>{t(`change.${change}`)}</p>
      <p className="quiet">
        {reasons === '' ? t('panel.was', { outcome }) : t('panel.wasReasons', { outcome, reasons })}
      </p>
    </section>
  );
}

function Facts({ account }: { account: AccountDetail }) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const day = (value: string | null) => (value === null ? t('unknownDate') : format.date(value));
  const facts: [string, string, string?][] = [
    [t('panel.accountId'), account.accountId, 'mono'],
    [t('panel.holder'), account.holder],
    [t('panel.email'), account.email, 'mono'],
    [t('panel.status'), account.status],
    [t('panel.changedOn'), day(account.passwordChangedOn)],
    [t('panel.lastLogin'), day(account.lastLogin)],
    [t('panel.mustChange'), account.mustChange === null ? '' : t(account.mustChange ? 'panel.yes' : 'panel.no')],
  ];
  return (
    <section>
      <h3 className={c.heading}>{t('panel.dates')}</h3>
      <dl className={c.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value, look]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={look}>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
