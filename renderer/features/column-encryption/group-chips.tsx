import { ToggleChip } from '../../ui/chips.tsx';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { type Group, groups } from './column-lines.ts';
import { GroupMark } from './group-mark.tsx';

interface GroupChipsProps {
  counts: Record<Group, number>;
  chosen: readonly Group[];
  onChange: (groups: Group[]) => void;
}

/** The states as filters; only what occurs is offered. */
export function GroupChips({ counts, chosen, onChange }: GroupChipsProps) {
  const t = useWords('columnEncryption');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a legend that is seen
    <div className={c.chips} role="group" aria-label={t('filters')}>
      {groups
        .filter((group) => counts[group] > 0 || chosen.includes(group))
        .map((group) => (
          <ToggleChip
            key={group}
            label={t(`filter.${group}`)}
            count={counts[group]}
            mark={<GroupMark group={group} />}
            selected={chosen.includes(group)}
            onToggle={() =>
              onChange(chosen.includes(group) ? chosen.filter((one) => one !== group) : [...chosen, group])
            }
          />
        ))}
    </div>
  );
}
