// The stores' answers as Grafana's data frames, in the shape and with the names that its data sources give them.
import { FieldType, createDataFrame } from '@grafana/data';

function typeOf(values) {
  const value = values.find((each) => each !== null && each !== undefined);
  return { number: FieldType.number, boolean: FieldType.boolean, string: FieldType.string }[typeof value] ?? FieldType.number;
}

const field = (name, values, type = typeOf(values), more = {}) => ({ name, type, values, config: {}, ...more });

/** InfluxQL: one frame for each series and column, or one table of all series with their tags as columns. */
export function fromInfluxQl(results, target) {
  const series = results.flatMap((result) => result.series ?? []);
  if (series.length === 0) {
    return [];
  }
  return target.resultFormat === 'table' ? [tableOf(series, target)] : series.flatMap((each) => timesOf(each, target));
}

function tableOf(series, target) {
  const tags = Object.keys(series[0].tags ?? {}).sort();
  const columns = series[0].columns;
  const rows = series.flatMap((each) => each.values.map((row) => [each, row]));
  const fields = columns.includes('time')
    ? [field('Time', rows.map(([each, row]) => row[each.columns.indexOf('time')]), FieldType.time)]
    : [];
  tags.forEach((tag) => fields.push(field(tag, rows.map(([each]) => each.tags[tag]), FieldType.string)));
  columns.filter((column) => column !== 'time').forEach((column) => {
    fields.push(field(column, rows.map(([each, row]) => row[each.columns.indexOf(column)])));
  });
  return createDataFrame({ refId: target.refId, name: series[0].name, fields });
}

function timesOf(series, target) {
  const times = series.values.map((row) => row[series.columns.indexOf('time')]);
  return series.columns.filter((column) => column !== 'time').map((column) => {
    const at = series.columns.indexOf(column);
    const name = nameOf(series, column, target.alias);
    const config = { displayNameFromDS: name };
    const value = field('Value', series.values.map((row) => row[at]), undefined, { labels: series.tags, config });
    return createDataFrame({ refId: target.refId, name, fields: [field('Time', times, FieldType.time), value] });
  });
}

function nameOf(series, column, alias) {
  if (!alias) {
    const tags = Object.entries(series.tags ?? {}).map(([tag, value]) => `${tag}: ${value}`);
    return `${series.name}.${column}${tags.length ? ` {${tags.join(', ')}}` : ''}`;
  }
  return alias.replace(/\$(\w+)|\[\[([\s\S]+?)\]\]/g, (whole, plain, bracketed) => {
    const word = plain ?? bracketed;
    if (word === 'm' || word === 'measurement') {
      return series.name;
    }
    if (word === 'col') {
      return column;
    }
    return word.startsWith('tag_') ? (series.tags?.[word.slice(4)] ?? whole) : whole;
  });
}

/** PromQL: one frame for each series, or one table with the labels as columns. */
export function fromPromQl(data, target, stepMs, queries) {
  const series = data.resultType === 'scalar' ? [{ metric: {}, value: data.result }] : data.result;
  if (series.length === 0) {
    return [];
  }
  const points = series.map((each) => (each.values ?? [each.value]).map(([time, value]) => [time * 1000, Number(value)]));
  if (target.format === 'table') {
    return [labelTable(series, points, target, queries)];
  }
  return series.map((each, number) => {
    const name = legendOf(each.metric, target);
    const time = field('Time', points[number].map(([at]) => at), FieldType.time, { config: { interval: stepMs } });
    const value = field('Value', points[number].map(([, it]) => it), FieldType.number, {
      labels: each.metric, config: { displayNameFromDS: name },
    });
    return createDataFrame({ refId: target.refId, name, fields: [time, value] });
  });
}

function labelTable(series, points, target, queries) {
  const rows = series.flatMap((each, number) => points[number].map((point) => [each.metric, point]));
  const labels = [...new Set(series.flatMap((each) => Object.keys(each.metric)))].sort();
  return createDataFrame({
    refId: target.refId,
    fields: [
      field('Time', rows.map(([, [at]]) => at), FieldType.time),
      ...labels.map((label) => field(label, rows.map(([metric]) => metric[label] ?? ''), FieldType.string)),
      field(queries > 1 ? `Value #${target.refId}` : 'Value', rows.map(([, [, value]]) => value), FieldType.number),
    ],
  });
}

function legendOf(metric, target) {
  const { __name__: name = '', ...labels } = metric;
  const text = Object.entries(labels).map(([label, value]) => `${label}="${value}"`).join(', ');
  if (target.legendFormat && target.legendFormat !== '__auto') {
    return target.legendFormat.replace(/\{\{\s*(.+?)\s*\}\}/g, (whole, label) => metric[label] ?? '');
  }
  return text || name ? `${name}${text ? `{${text}}` : ''}` : target.expr;
}
