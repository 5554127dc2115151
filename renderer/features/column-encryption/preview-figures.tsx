import type { Preview } from '../../../preload/contract/column-encryption.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import c from './column-encryption.module.css';

/** How many rows, how much larger, how long at the rate measured from here. */
export function PreviewFigures({ preview }: { preview: Preview }) {
  const t = useWords('columnEncryption');
  const format = useFormat();
  const { rows, values, bytesNow, bytesMore, rate, seconds, verifySeconds, roundTrip, hashing } = preview;
  const figures = [
    {
      name: t('preview.rows'),
      value: t('preview.rowsValue', { rows: format.number(rows), values: format.number(values) }),
    },
    {
      name: t('preview.size'),
      value: t('preview.sizeValue', { now: format.bytes(bytesNow), more: format.bytes(bytesMore) }),
    },
    {
      name: t('preview.time'),
      value: t('preview.timeValue', {
        time: format.duration(Math.max(1, seconds) * 1000),
        rate: format.number(rate, rate < 10 ? 1 : 0),
      }),
    },
    ...(verifySeconds > 0
      ? [
          {
            name: t('preview.verify'),
            value: t('preview.verifyValue', { time: format.duration(Math.max(1, verifySeconds) * 1000) }),
          },
        ]
      : []),
    ...(hashing
      ? [
          {
            name: t('preview.hashing'),
            value: t('preview.hashingValue', {
              time: format.duration(hashing.milliseconds),
              threads: hashing.threads,
            }),
          },
        ]
      : []),
    { name: t('preview.trip'), value: format.duration(roundTrip) },
  ];
  return (
    <dl className={c.figures}>
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
