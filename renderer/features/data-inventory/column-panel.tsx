import { Button, NativeSelect } from '@mantine/core';
import { ArrowRight, Check, Slash, Undo2 } from 'lucide-react';
import { Link } from 'wouter';
import { type DataCategory, dataCategories, type InventoryColumn } from '../../../preload/contract/data-inventory.ts';
import { RecordHistory } from '../../record-history.tsx';
import { Notice } from '../../ui/notice.tsx';
import { SidePanel } from '../../ui/side-panel.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './data-inventory.module.css';
import { places, planOf } from './places.ts';
import { Refused } from './refused.tsx';
import { StateMark } from './state-mark.tsx';
import { useDecide } from './use-decide.ts';
import { useInventoryWords } from './use-inventory-words.ts';

interface ColumnPanelProps {
  connectionId: string;
  column: InventoryColumn;
  onClose: () => void;
}

/** All that is known of one column, and what a volunteer decides of it. */
export function ColumnPanel({ connectionId, column, onClose }: ColumnPanelProps) {
  const t = useWords('dataInventory');
  const format = useFormat();
  const words = useInventoryWords();
  const { decide, pending, refused, meant } = useDecide(connectionId);
  const { id, state, category, proposedTreatment: treatment } = column;
  const say = (value: string) => {
    const chosen = dataCategories.find((one) => one === value);
    if (chosen) decide([id], 'kept', chosen);
  };
  return (
    <SidePanel
      name="data-inventory"
      title={`${column.table}.${column.column}`}
      line={t('panel.line', { type: column.type, rows: format.number(column.rows) })}
      onClose={onClose}
      footer={
        <>
          {state !== 'kept' && (
            <Button
              leftSection={<Check size={15} aria-hidden />}
              disabled={!category || pending}
              onClick={() => decide([id], 'kept')}
            >
              {t('keep')}
            </Button>
          )}
          {state !== 'dismissed' && state !== 'nothing' && (
            <Button
              variant="default"
              leftSection={<Slash size={15} aria-hidden />}
              disabled={pending}
              onClick={() => decide([id], 'dismissed')}
            >
              {t('dismiss')}
            </Button>
          )}
          {(state === 'kept' || state === 'dismissed') && (
            <Button
              variant="subtle"
              color="gray"
              leftSection={<Undo2 size={15} aria-hidden />}
              disabled={pending}
              onClick={() => decide([id], 'proposed')}
            >
              {t('takeBack')}
            </Button>
          )}
        </>
      }
    >
      <div className={c.panel}>
        <Refused error={meant.includes(id) ? refused : null} />
        {column.inConflict.length > 0 && (
          <Notice
            kind="review"
            title={t('panel.conflict')}
            action={<a href="#/sync/conflicts">{t('panel.settle')}</a>}
          />
        )}
        {column.change === 'type-changed' && (
          <Notice kind="review" title={t('panel.typeChanged', { was: column.typeWas ?? '', is: column.type })} />
        )}
        {column.change === 'gone' && <Notice kind="review" title={t('panel.gone')} />}
        {column.change === 'unseen' && <Notice kind="info" title={t('panel.unseen')} />}
        <p className={c.state} data-state={state}>
          <StateMark state={state} />
          {column.decidedBy === undefined || column.decidedAt === undefined
            ? t(`state.${state}`)
            : t(`panel.by.${state === 'dismissed' ? 'dismissed' : 'kept'}`, {
                name: column.decidedBy,
                when: format.when(column.decidedAt),
              })}
        </p>
        <NativeSelect
          label={t('panel.category')}
          value={category ?? ''}
          disabled={pending}
          onChange={(event) => say(event.currentTarget.value)}
          data={[
            ...(category === undefined ? [{ value: '', label: t('noCategory') }] : []),
            ...dataCategories.map((value: DataCategory) => ({ value, label: words.category(value) })),
          ]}
          description={column.recognised && t('panel.recognised', { category: words.category(column.recognised) })}
        />
        {column.because.length > 0 && (
          <section>
            <h3 className={c.heading}>{t('panel.because', { confidence: format.percent(column.confidence) })}</h3>
            <ul className={c.reasons}>
              {column.because.map((reason) => (
                <li key={reason.code}>{words.because(reason)}</li>
              ))}
            </ul>
          </section>
        )}
        {column.sample.length > 0 && (
          <section>
            <h3 className={c.heading}>{t('panel.sample')}</h3>
            <ul className={c.sample}>
              {column.sample.map((value) => (
                <li key={value}>{value}</li>
              ))}
            </ul>
          </section>
        )}
        {treatment && (
          <section>
            <h3 className={c.heading}>{t('panel.treatment')}</h3>
            <p>{words.treatment(treatment)}</p>
            <p className="quiet">
              {treatment.kind === 'leave'
                ? t(`treatmentLine.leave.${treatment.because}`)
                : t(`treatmentLine.${treatment.kind}`)}
            </p>
            {state === 'kept' && (
              <Button
                component={Link}
                to={planOf(connectionId, column.table, column.column)}
                variant="default"
                size="compact-sm"
                rightSection={<ArrowRight size={14} aria-hidden />}
              >
                {t('panel.plan')}
              </Button>
            )}
          </section>
        )}
        <section>
          <h3 className={c.heading}>{t('panel.activities')}</h3>
          {column.activities.length === 0 ? (
            <p className="quiet">{t('panel.noActivity')}</p>
          ) : (
            <ul className={c.reasons}>
              {column.activities.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
          )}
          <a href={`#${places.register}`}>{t('panel.toRegister')}</a>
        </section>
        {column.decidedAt !== undefined && <RecordHistory record={id} kind="inventory-column" />}
      </div>
    </SidePanel>
  );
}
