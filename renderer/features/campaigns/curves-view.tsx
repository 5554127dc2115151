import { useQuery } from '@tanstack/react-query';
import { ChartNoAxesColumn } from 'lucide-react';
import type { Campaign, CurvePoint } from '../../../preload/contract/campaigns.ts';
import { api } from '../../client.ts';
import { useExplain } from '../../refusals/explain.ts';
import { Figure } from '../../ui/charts/figure.tsx';
import { Empty, Failure, Loading } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useWords } from '../../words.ts';
import { peopleVersion } from './campaign-facts.ts';
import c from './campaigns.module.css';
import { CurvesChart } from './curves-chart.tsx';

/** How many were written to, have changed, had it imposed, and are left, day by day. */
export function CurvesView({ campaign }: { campaign: Campaign }) {
  const t = useWords('campaigns');
  const explain = useExplain('campaigns');
  const input = { campaignId: campaign.id };
  const curve = useQuery({
    ...api.campaigns.curve.queryOptions({
      input,
      placeholderData: (before: CurvePoint[] | undefined) => before,
    }),
    queryKey: [...api.campaigns.curve.queryKey({ input }), peopleVersion(campaign)],
  });
  if (curve.error) return <Failure explanation={explain(curve.error)} retry={() => void curve.refetch()} />;
  if (!curve.data) return <Loading rows={8} />;
  if (curve.data.length === 0) return <Empty icon={ChartNoAxesColumn} title={t('curves.empty')} />;
  return (
    <div className={c.view}>
      <Curves campaign={campaign} points={curve.data} />
    </div>
  );
}

const series = ['written', 'verified', 'imposed', 'left'] as const;

function Curves({ campaign, points }: { campaign: Campaign; points: readonly CurvePoint[] }) {
  const t = useWords('campaigns');
  const format = useFormat();
  const now = points.at(-1);
  const before = points.findLast(
    ({ day }) => now !== undefined && Date.parse(now.day) - Date.parse(day) >= 7 * 86_400_000,
  );
  return (
    <Figure
      title={t('curves.title')}
      line={t('curves.line', { people: campaign.people })}
      summary={
        now === undefined
          ? ''
          : [
              t('curves.summary', { ...now, day: format.date(now.day) }),
              before ? t('curves.pace', { count: Math.max(0, now.verified - before.verified) }) : '',
            ].join(' ')
      }
      table={{
        titles: [t('curves.day'), ...series.map((one) => t(`curves.${one}`))],
        rows: points
          .toReversed()
          .map((point) => [format.date(point.day), ...series.map((one) => format.number(point[one]))]),
      }}
    >
      <CurvesChart points={points} most={campaign.people} />
    </Figure>
  );
}
