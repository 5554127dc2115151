import { Button } from '@mantine/core';
import type { Plan } from '../../../preload/contract/column-encryption.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';
import { isGood, isTreated, type Line } from './column-lines.ts';
import { GroupMark } from './group-mark.tsx';
import { StateBars } from './state-track.tsx';
import { useTreatmentWords } from './use-treatment-words.ts';

interface ColumnRowProps {
  line: Line;
  /** Which of the columns are shown. */
  wide: 'all' | 'some' | 'least';
  open: boolean;
  /** Where the tab key stops. */
  stop: boolean;
  onOpen: () => void;
}

/** One column: its name, what it holds, what it becomes, where it stands in words and shape, when it was verified. */
export function ColumnRow({ line, wide, open, stop, onOpen }: ColumnRowProps) {
  const t = useWords('columnEncryption');
  const words = useTreatmentWords();
  const format = useFormat();
  const { key, table, column, plan, found } = line;
  const proposed = found?.proposedTreatment;
  return (
    <tr data-open={open || undefined} onClick={() => String(getSelection()) === '' && onOpen()}>
      <th scope="row">
        <button
          type="button"
          className={c.name}
          data-line={key}
          tabIndex={stop ? 0 : -1}
          aria-expanded={open}
          title={key}
          onClick={(event) => {
            event.stopPropagation();
            onOpen();
          }}
        >
          <span className="quiet">{table}.</span>
          {column}
        </button>
      </th>
      {wide !== 'least' && (
        <td>
          <span className={found ? undefined : 'quiet'}>{words.category(found)}</span>
          {found && found.state === 'proposed' && found.confidence > 0 && (
            <span className="quiet"> · {t('sure', { share: format.percent(found.confidence) })}</span>
          )}
        </td>
      )}
      {wide !== 'least' && (
        <td>
          {plan ? (
            words.treatment(plan.treatment)
          ) : (
            <span className="quiet">
              {proposed ? t('proposes', { treatment: words.treatment(proposed) }) : t('undecided')}
            </span>
          )}
        </td>
      )}
      <td>
        {plan ? (
          <Stands line={line} plan={plan} />
        ) : (
          <Button
            variant="default"
            size="compact-xs"
            tabIndex={-1}
            aria-label={t('decideOf', { column: key })}
            onClick={(event) => {
              event.stopPropagation();
              onOpen();
            }}
          >
            {t('decide')}
          </Button>
        )}
      </td>
      {wide === 'all' && <td>{plan && <Verified plan={plan} />}</td>}
      {wide === 'all' && <td className={c.by}>{plan?.now && !plan.now.here ? plan.now.by : plan?.by}</td>}
    </tr>
  );
}

/** The small track with its word, and how far the work is while there is any. */
function Stands({ line: { group }, plan }: { line: Line; plan: Plan }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  if (!isTreated(plan))
    return (
      <span className={c.stands}>
        <GroupMark group={group} />
        {t(`filter.left`)}
      </span>
    );
  const { now } = plan;
  const share = now?.progress.total ? now.progress.done / now.progress.total : undefined;
  return (
    <span className={c.stands}>
      <StateBars state={plan.state} />
      {group === 'trouble' && <GroupMark group="trouble" />}
      <span>
        {t(`state.${plan.state}`)}
        {share !== undefined && <span className="quiet"> · {format.percent(Math.min(1, share))}</span>}
        {group === 'trouble' && <span className={c.review}> · {t('damaged')}</span>}
        {group === 'ready' && <span className={c.ready}> · {t('ready')}</span>}
      </span>
    </span>
  );
}

function Verified({ plan }: { plan: Plan }) {
  const format = useFormat();
  if (!isTreated(plan) || plan.verification === undefined) return null;
  const { at } = plan.verification;
  return <span className={isGood(plan.verification) ? undefined : c.review}>{format.date(at)}</span>;
}
