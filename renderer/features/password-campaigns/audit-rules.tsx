import { NativeSelect, Switch } from '@mantine/core';
import type { SystemPolicy } from '../../../preload/contract/password-campaigns.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './password-campaigns.module.css';
import { usePolicies } from './use-audits.ts';

/** Which rule judges each system, and whether that system slows down repeated tries. */
export function AuditRules({
  rules,
  onChange,
}: {
  rules: readonly SystemPolicy[];
  onChange: (rule: SystemPolicy) => void;
}) {
  const t = useWords('passwordCampaigns');
  const format = useFormat();
  const choices = usePolicies().map(({ id, title }) => ({ value: id, label: title[format.locale] }));
  return (
    <fieldset className={c.part}>
      <legend className={c.legend}>{t('startForm.rules')}</legend>
      <div className={c.rules}>
        {rules.map((rule) => {
          const name = t(`systemPlural.${rule.system}`);
          return (
            <div key={rule.system} className={c.rule}>
              <span>{name}</span>
              <NativeSelect
                size="xs"
                aria-label={`${t('startForm.rule')}, ${name}`}
                value={rule.policyId}
                onChange={(event) => onChange({ ...rule, policyId: event.currentTarget.value })}
                data={choices}
              />
              <Switch
                size="xs"
                label={t('startForm.throttled')}
                aria-label={`${t('startForm.throttled')}, ${name}`}
                checked={rule.throttled}
                onChange={(event) => onChange({ ...rule, throttled: event.currentTarget.checked })}
              />
            </div>
          );
        })}
      </div>
      <p className={c.small2}>{t('startForm.throttledHelp')}</p>
    </fieldset>
  );
}
