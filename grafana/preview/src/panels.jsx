// The three kinds of panel that the boards use, each as Grafana's own panel sets Grafana's component up.
import { FieldType, getDisplayValueAlignmentFactors, getFieldDisplayValues, VizOrientation } from '@grafana/data';
import { BigValue, TimeSeries, TooltipDisplayMode, VizRepeater } from '@grafana/ui';
import { TableNG } from '@grafana/ui/unstable';
import { fieldConfigOf } from './grafana.js';

export function Stat({ panel, frames, theme, width, height }) {
  const options = panel.options ?? {};
  const reduceOptions = { calcs: ['lastNotNull'], values: false, fields: '', ...options.reduceOptions };
  const values = () => getFieldDisplayValues({
    fieldConfig: fieldConfigOf(panel), reduceOptions, replaceVariables: (text) => text, theme, data: frames, timeZone: 'browser',
    sparkline: options.graphMode !== 'none', percentChange: options.showPercentChange,
  });
  return (
    <VizRepeater
      getValues={values}
      getAlignmentFactors={getDisplayValueAlignmentFactors}
      renderValue={({ value, alignmentFactors, width: each, height: high, count }) => (
        <BigValue
          value={value.display} sparkline={value.sparkline} count={count} theme={theme} width={each} height={high}
          colorMode={options.colorMode ?? 'value'} graphMode={options.graphMode ?? 'area'} justifyMode={options.justifyMode ?? 'auto'}
          textMode={options.textMode ?? 'auto'} alignmentFactors={alignmentFactors} text={options.text} hasLinks={false}
          disableWideLayout={options.wideLayout === false}
        />
      )}
      source={frames} width={width} height={height} renderCounter={1} autoGrid itemSpacing={3}
      orientation={options.orientation === 'horizontal' || options.orientation === 'vertical' ? options.orientation : VizOrientation.Auto}
    />
  );
}

export function Table({ panel, frames, width, height, range }) {
  const options = panel.options ?? {};
  return (
    <TableNG
      data={frames[options.frameIndex ?? 0]} width={width} height={height} noHeader={options.showHeader === false} sortBy={options.sortBy}
      cellHeight={options.cellHeight ?? 'sm'} frozenColumns={options.frozenColumns?.left} maxRowHeight={options.maxRowHeight} timeRange={range}
      fieldConfig={panel.fieldConfig} structureRev={1} enableVirtualization={false} disableKeyboardEvents resizable={false}
    />
  );
}

const number = (value) => (value === null || Number.isFinite(value) ? value : null);

/** Only times and numbers can be drawn; true is 1, and what is no number is a gap. */
function drawable(frames) {
  return frames
    .filter((frame) => frame.length > 0 && frame.fields.some((each) => each.type === FieldType.time))
    .map((frame) => ({
      ...frame,
      fields: frame.fields.flatMap((each) => {
        if (each.type === FieldType.boolean) {
          return [{ ...each, type: FieldType.number, values: each.values.map((value) => (value === null ? null : Number(value))) }];
        }
        if (each.type === FieldType.number) {
          return [{ ...each, values: each.values.map(number) }];
        }
        return each.type === FieldType.time ? [each] : [];
      }),
    }))
    .filter((frame) => frame.fields.length > 1);
}

export function Timeseries({ panel, frames, width, height, range }) {
  const graphed = drawable(frames);
  if (graphed.length === 0) {
    return null;
  }
  const legend = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [], ...panel.options?.legend };
  return (
    <TimeSeries
      frames={graphed} structureRev={1} timeRange={range} timeZone="browser" width={width} height={height} legend={legend}
      options={{ legend, tooltip: { mode: TooltipDisplayMode.None } }}
    />
  );
}
