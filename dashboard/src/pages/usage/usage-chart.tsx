import '@mantine/charts/styles.css';
import { BarChart } from '@mantine/charts';
import { Box } from '@mantine/core';
import { formatMeasure } from './format-measure.ts';
import { type Measure, measured, type UsageGroup } from './usage-groups.ts';

/** What is drawn of groups. */
export type UsageChartProps = {
  readonly groups: readonly UsageGroup[];
  readonly measure: Measure;
  /** Whether the groups follow each other in time; bars lie on their side otherwise. */
  readonly isTime: boolean;
};

const DAYS_HEIGHT_PX = 220;
const BAR_HEIGHT_PX = 34;
const AXIS_HEIGHT_PX = 40;

/** Bars for the eye alone: a table says the same to everybody. */
export function UsageChart({ groups, measure, isTime }: UsageChartProps) {
  const height = isTime ? DAYS_HEIGHT_PX : groups.length * BAR_HEIGHT_PX + AXIS_HEIGHT_PX;
  return (
    <Box aria-hidden>
      <BarChart
        h={height}
        data={groups.map(({ name, figures }) => ({ name, [measure]: measured(figures, measure) }))}
        dataKey="name"
        series={[{ name: measure, color: 'cyan.7' }]}
        valueFormatter={(value) => formatMeasure(value, measure)}
        orientation={isTime ? 'horizontal' : 'vertical'}
        yAxisProps={{ width: isTime ? 70 : 130 }}
        maxBarWidth={40}
        barChartProps={{ accessibilityLayer: false }}
        barProps={{ isAnimationActive: false }}
        gridAxis={isTime ? 'x' : 'y'}
      />
    </Box>
  );
}
