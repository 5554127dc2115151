import type { Policy, Simulation } from '../../../preload/contract/password-campaigns.ts';
import { Bars } from '../../ui/charts/bars.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { frequentReasons } from './audit-facts.ts';
import c from './password-campaigns.module.css';

interface PolicyPanelProps {
  policy: Policy;
  simulation: Simulation;
  onClose: () => void;
}

/** One rule: what it would find and why, what it says, where it comes from. */
export function PolicyPanel({ policy, simulation, onClose }: PolicyPanelProps) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const { failing, judged, reasons } = simulation;
  const list = frequentReasons({ reasons: reasons as Record<keyof typeof reasons, number> });
  return (
    <SidePanel
      name="policy"
      title={policy.title[format.locale]}
      line={t(`simulation.${policy.kind}`)}
      onClose={onClose}
    >
      <div className={c.panel}>
        <p>
          {failing === 0
            ? t('simulation.sentenceNone')
            : t('simulation.sentence', {
                accounts: t('accounts', { count: failing }),
                percent: format.percent(failing / Math.max(1, judged)),
              })}
        </p>
        {list.length > 0 && (
          <section>
            <h3 className={c.heading}>{t('simulation.reasons')}</h3>
            <Bars
              label={t('simulation.reasons')}
              bars={list.map(([reason, value]) => ({ key: reason, label: t(`short.${reason}`), value, base: failing }))}
            />
          </section>
        )}
        <section>
          <h3 className={c.heading}>{t('simulation.says')}</h3>
          <PolicyLines policy={policy} />
          {policy.remark && <p className={c.remark}>{policy.remark[format.locale]}</p>}
        </section>
        <section>
          <h3 className={c.heading}>{t('simulation.source')}</h3>
          <p>{policy.source.title[format.locale]}</p>
          {policy.source.url !== undefined && (
            <p className={c.url}>
              <span>{policy.source.url}</span>
              <CopyButton text={policy.source.url} />
            </p>
          )}
          <p className={c.small2}>{t('simulation.checkedOn', { day: format.date(policy.source.checkedOn) })}</p>
        </section>
      </div>
    </SidePanel>
  );
}

function PolicyLines({ policy }: { policy: Policy }) {
  const t = useWords('passwordCampaigns');
  const { minimumLength, maximumLength, minimumEntropy, whenThrottled, classes, otherCharacters, refuses } = policy;
  const lines = [
    minimumLength > 1 ? t('simulation.minimum', { count: minimumLength }) : '',
    maximumLength === undefined ? t('simulation.noMaximum') : t('simulation.maximum', { count: maximumLength }),
    minimumEntropy === undefined ? '' : t('simulation.entropy', { count: minimumEntropy }),
    whenThrottled?.minimumLength === undefined
      ? ''
      : t('simulation.throttledMinimum', { count: whenThrottled.minimumLength }),
    whenThrottled?.minimumEntropy === undefined
      ? ''
      : t('simulation.throttledEntropy', { count: whenThrottled.minimumEntropy }),
    classes.length === 0
      ? t('simulation.noClasses')
      : t('simulation.classes', { list: classes.map((one) => t(`panel.class.${one}`)).join(', ') }),
    // Without a duty to mix, "tolerated" and "welcome" say nothing to a reader.
    classes.length === 0 && otherCharacters !== 'refused' ? '' : t(`simulation.others.${otherCharacters}`),
    refuses.length === 0 ? '' : t('simulation.refuses', { list: refuses.map((one) => t(`short.${one}`)).join(', ') }),
  ];
  return (
    <ul className={c.lines}>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  );
}
