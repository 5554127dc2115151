import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type System, systems } from '../../../preload/contract/common.ts';
import type { Audit, Policy, Simulation } from '../../../preload/contract/password-campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { MenuChip } from '../../ui/chips.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './password-campaigns.module.css';
import { usePolicies } from './use-audits.ts';

interface SimulationViewProps {
  audit: Audit;
  opened: string | undefined;
  onOpen: (policyId: string, simulation: Simulation) => void;
}

/** The same passwords judged by each rule: how many would be to review, and how that differs from the audit. */
export function SimulationView({ audit, opened, onOpen }: SimulationViewProps) {
  const t = useWords('passwordCampaigns');
  const explain = useExplain('passwordCampaigns');
  const policies = usePolicies();
  const [only, setOnly] = useState<System[]>([]);
  const [throttled, setThrottled] = useState(false);
  const simulation = useQuery(
    api.passwordCampaigns.simulate.queryOptions({
      input: { auditId: audit.id, systems: only, throttled },
      staleTime: 60_000,
      placeholderData: (before: Simulation[] | undefined) => before,
    }),
  );
  const judged = simulation.data?.[0]?.judged ?? 0;
  const present = systems.filter((system) => audit.counts.some((one) => one.system === system));
  return (
    <div className={c.view}>
      <div className={c.simHead}>
        <div>
          <h2 className={c.subtitle}>{t('simulation.title')}</h2>
          {simulation.data && (
            <p className="quiet">{t('simulation.line', { judged: t('accounts', { count: judged }) })}</p>
          )}
        </div>
        <div className={c.simTools}>
          <Switch
            size="xs"
            label={t('simulation.throttled')}
            checked={throttled}
            onChange={(event) => setThrottled(event.currentTarget.checked)}
          />
          <MenuChip
            label={t('filter.systems')}
            value={only}
            onChange={setOnly}
            options={present.map((value) => ({ value, label: t(`system.${value}`) }))}
          />
        </div>
      </div>
      {simulation.isPending && <Loading rows={6} height={44} />}
      {simulation.error && <Failure explanation={explain(simulation.error)} retry={() => void simulation.refetch()} />}
      {simulation.data && <Rules policies={policies} simulations={simulation.data} opened={opened} onOpen={onOpen} />}
      <Notice kind="info">{t('simulation.plain')}</Notice>
      <p className={c.small2}>{t('simulation.notJudged')}</p>
    </div>
  );
}

interface RulesProps {
  policies: readonly Policy[];
  simulations: readonly Simulation[];
  opened: string | undefined;
  onOpen: (policyId: string, simulation: Simulation) => void;
}

function Rules({ policies, simulations, opened, onOpen }: RulesProps) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  const signed = (value: number, sign: string) => (value === 0 ? '0' : `${sign}${format.number(value)}`);
  return (
    <table className={c.list} aria-label={t('simulation.table')}>
      <thead>
        <tr>
          <th scope="col">{t('simulation.rule')}</th>
          <th scope="col" className={c.barColumn}>
            <span className="visually-hidden">{t('simulation.share')}</span>
          </th>
          <th scope="col" className={c.number}>
            {t('simulation.failing')}
          </th>
          <th scope="col" className={c.number}>
            {t('simulation.share')}
          </th>
          <th scope="col" className={c.number} title={t('simulation.against')}>
            {t('simulation.newly')}
          </th>
          <th scope="col" className={c.number} title={t('simulation.against')}>
            {t('simulation.noLonger')}
          </th>
        </tr>
      </thead>
      <tbody>
        {simulations.map((one) => {
          const policy = byId.get(one.policyId);
          const share = one.judged > 0 ? one.failing / one.judged : 0;
          return (
            <tr key={one.policyId} data-current={one.policyId === opened || undefined} className={c.tall}>
              <td>
                <button type="button" className={c.link} onClick={() => onOpen(one.policyId, one)}>
                  {policy?.title[format.locale] ?? one.policyId}
                </button>{' '}
                <span className={c.kind}>{policy && t(`simulation.${policy.kind}`)}</span>
              </td>
              <td className={c.barColumn} aria-hidden>
                <span className={c.shareTrack}>
                  <span style={{ width: `${share * 100}%` }} />
                </span>
              </td>
              <td className={c.number}>
                <strong>{format.number(one.failing)}</strong>
              </td>
              <td className={c.number}>{format.percent(share)}</td>
              <td className={c.number}>{signed(one.newlyFailing, '+')}</td>
              <td className={c.number}>{signed(one.noLongerFailing, '\u2212')}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
