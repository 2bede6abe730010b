// What Grafana's core registers before it draws: its transformations, and what of a field can be configured.
import {
  FieldConfigOptionsRegistry, identityOverrideProcessor, standardEditorsRegistry, standardFieldConfigEditorRegistry,
  standardTransformers, standardTransformersRegistry, FieldType,
} from '@grafana/data';

/** What every field of every panel may be told. */
const STANDARD = ['unit', 'min', 'max', 'decimals', 'displayName', 'color', 'noValue', 'mappings', 'thresholds', 'links', 'description',
  'filterable', 'fieldMinMax'];

/** What a panel's fields may be told besides, by its kind; the value is what Grafana takes where a board says nothing. */
const CUSTOM = {
  stat: {},
  table: {
    align: 'auto', cellOptions: { type: 'auto' }, width: undefined, minWidth: undefined, inspect: false, filterable: undefined,
    hidden: undefined, hideFrom: undefined, wrapText: undefined, wrapHeaderText: undefined, footer: undefined, displayMode: undefined,
  },
  timeseries: {
    drawStyle: 'line', lineInterpolation: 'linear', lineWidth: 1, fillOpacity: 0, gradientMode: 'none', pointSize: 5, showPoints: 'auto',
    lineStyle: undefined, spanNulls: false, insertNulls: false, barAlignment: 0, barWidthFactor: 0.6, barMaxWidth: undefined,
    axisPlacement: 'auto', axisLabel: '', axisColorMode: 'text', axisBorderShow: false, axisCenteredZero: false, axisWidth: undefined,
    axisSoftMin: undefined, axisSoftMax: undefined, axisGridShow: undefined, scaleDistribution: { type: 'linear' },
    hideFrom: { tooltip: false, viz: false, legend: false }, thresholdsStyle: { mode: 'off' }, stacking: { mode: 'none', group: 'A' },
    fillBelowTo: undefined, fillColor: undefined, lineColor: undefined, pointColor: undefined, pointSymbol: undefined, transform: undefined,
    showValues: undefined,
  },
};

const property = (id, path, isCustom) => ({
  id, path, isCustom, name: id, editor: () => null, override: () => null, process: identityOverrideProcessor, settings: {},
  shouldApply: () => true,
});

export function register() {
  standardEditorsRegistry.setInit(() => []);
  standardFieldConfigEditorRegistry.setInit(() => STANDARD.map((id) => property(id, id, false)));
  const known = new Map(Object.values(standardTransformers).map((each) => [each.id, each]));
  standardTransformersRegistry.setInit(() =>
    [...known.values()].map((each) => ({ id: each.id, name: each.name, transformation: () => Promise.resolve(each), editor: () => null })));
}

/** What fields of such a panel may be told. */
export function optionsOf(type) {
  return new FieldConfigOptionsRegistry(() => [
    ...STANDARD.map((id) => property(id, id, false)),
    ...Object.keys(CUSTOM[type]).map((id) => property(`custom.${id}`, id, true)),
  ]);
}

/** A panel's configuration of fields, with Grafana's defaults under its own. */
export function fieldConfigOf(panel) {
  const { defaults = {}, overrides = [] } = panel.fieldConfig ?? {};
  return {
    defaults: { ...defaults, thresholds: openBelow(defaults.thresholds), custom: { ...CUSTOM[panel.type], ...defaults.custom } },
    overrides: overrides.map((one) => ({
      ...one,
      properties: one.properties.map((each) => (each.id === 'thresholds' ? { ...each, value: openBelow(each.value) } : each)),
    })),
  };
}

/** JSON has no infinity: the lowest step's null stands for it. */
function openBelow(thresholds) {
  return thresholds && { ...thresholds, steps: thresholds.steps.map((step) => ({ ...step, value: step.value ?? -Infinity })) };
}

export function isEmpty(frames) {
  return !frames.some((frame) => frame.length > 0 && frame.fields.some((each) => each.type !== FieldType.time));
}
