// What Grafana does to a query before it asks: variables, the time range, the interval. And asking.
import { rangeUtil, dateTime } from '@grafana/data';
import { fromInfluxQl, fromPromQl } from './frames.js';

/** How often Prometheus scrapes, as the provisioned data source tells Grafana. */
const SCRAPE = '10s';

const escaped = (text) => String(text).replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&');

/** A variable as it stands in a query: all of them, one of them, or one of several by a regular expression. */
function inRegex(variable) {
  if (variable.all) {
    return variable.allValue ?? `(${variable.options.map(escaped).join('|')})`;
  }
  return variable.values.length === 1 ? escaped(variable.values[0]) : `(${variable.values.map(escaped).join('|')})`;
}

const shown = (variable) => (variable.all ? 'All' : variable.values.join(' + '));

/** Puts the variables' values in the place of their names. With the format raw a value is put in as it is, several with commas. */
export function interpolated(text, variables, format = shown) {
  return String(text).replace(/\$\{(\w+)(?::(\w+))?\}|\$(\w+)|\[\[(\w+)\]\]/g, (whole, braced, named, plain, old) => {
    const variable = variables[braced ?? plain ?? old];
    if (!variable) {
      return whole;
    }
    return named === 'raw' ? variable.values.join(',') : format(variable);
  });
}

export function rangeOf(raw) {
  const time = (text) => (/^\d+$/.test(text) ? dateTime(Number(text)) : text);
  return rangeUtil.convertRawToRange({ from: time(raw.from), to: time(raw.to) }, 'browser');
}

/** The time range and interval of a panel, which may have a range of its own where the board's ends now. */
export function spanOf(panel, range, width, source) {
  const isOwn = panel.timeFrom && rangeUtil.isRelativeTimeRange(range.raw);
  const own = isOwn ? rangeOf({ from: `now-${panel.timeFrom}`, to: 'now' }) : range;
  const least = panel.interval ?? (source === 'prometheus' ? SCRAPE : undefined);
  const interval = rangeUtil.calculateInterval(own, panel.maxDataPoints ?? Math.round(width), least);
  return { range: own, interval };
}

function withTime(text, { range, interval }) {
  const from = range.from.valueOf();
  const to = range.to.valueOf();
  const seconds = Math.round((to - from) / 1000);
  const step = interval.intervalMs / 1000;
  const scrape = rangeUtil.intervalToMs(SCRAPE) / 1000;
  return text
    .replaceAll('$timeFilter', `time >= ${from}ms and time <= ${to}ms`)
    .replace(/\$(\{__rate_interval\}|__rate_interval\b)/g, `${Math.max(Math.ceil(step) + scrape, 4 * scrape)}s`)
    .replace(/\$(\{__interval_ms\}|__interval_ms\b)/g, `${interval.intervalMs}`)
    .replace(/\$(\{__interval\}|__interval\b)/g, interval.interval)
    .replace(/\$(\{__range_ms\}|__range_ms\b)/g, `${to - from}`)
    .replace(/\$(\{__range_s\}|__range_s\b)/g, `${seconds}`)
    .replace(/\$(\{__range\}|__range\b)/g, `${seconds}s`)
    .replace(/\$(\{__from\}|__from\b)/g, `${from}`)
    .replace(/\$(\{__to\}|__to\b)/g, `${to}`);
}

async function json(url) {
  const answer = await (await fetch(url)).json();
  const wrong = answer.error ?? answer.results?.find((result) => result.error)?.error;
  if (wrong) {
    throw new Error(wrong);
  }
  return answer;
}

const influx = (database, text) =>
  json(`influx/query?${new URLSearchParams({ db: database, q: text, epoch: 'ms' })}`).then((answer) => answer.results);

/** The frames that a panel's queries answer, before its transformations. */
export async function asked(panel, variables, span, database) {
  const targets = (panel.targets ?? []).filter((target) => !target.hide);
  const answers = await Promise.all(targets.map((target) => {
    const source = (target.datasource ?? panel.datasource).type;
    return source === 'prometheus'
      ? askPrometheus(target, interpolated(target.expr, variables, inRegex), span, targets.length)
      : influx(database, withTime(interpolated(target.query, variables, inRegex), span)).then((results) => fromInfluxQl(results, target));
  }));
  return answers.flat();
}

async function askPrometheus(target, expression, span, queries) {
  const query = withTime(expression, span);
  if (target.instant) {
    const answer = await json(`prometheus/api/v1/query?${new URLSearchParams({ query, time: span.range.to.valueOf() / 1000 })}`);
    return fromPromQl(answer.data, target, span.interval.intervalMs, queries);
  }
  // Aligned to the step, as Grafana asks.
  const step = Math.max(span.interval.intervalMs / 1000, 1);
  const start = Math.floor(span.range.from.valueOf() / 1000 / step) * step;
  const end = Math.floor(span.range.to.valueOf() / 1000 / step) * step;
  const answer = await json(`prometheus/api/v1/query_range?${new URLSearchParams({ query, start, end, step })}`);
  return fromPromQl(answer.data, target, step * 1000, queries);
}

/** The variables of a board in their order, each with what is chosen; a query of one may name those before it. */
export async function variablesOf(board, chosen, range, database) {
  const variables = {};
  for (const each of board.templating.list) {
    const text = typeof each.query === 'string' ? each.query : (each.query?.query ?? '');
    let options = [];
    if (each.type === 'query' && each.datasource.type === 'influxdb') {
      const asked = withTime(interpolated(text, variables, inRegex), { range, interval: { interval: '1m', intervalMs: 60_000 } });
      options = optionsIn(await influx(database, asked), each);
    } else if (each.type === 'custom') {
      options = text.split(',').map((option) => option.trim());
    }
    variables[each.name] = { ...valueOf(each, chosen[each.name], options), options, allValue: each.allValue || null, label: each.label, hide: each.hide };
  }
  return variables;
}

function optionsIn(results, variable) {
  const found = new Set();
  for (const series of results.flatMap((result) => result.series ?? [])) {
    const column = Math.max(series.columns.indexOf('value'), series.columns.length > 1 ? 1 : 0);
    series.values.forEach((row) => found.add(String(row[column])));
  }
  const pattern = /^\/(.*)\/$/.exec(variable.regex ?? '');
  const options = [...found].flatMap((option) => {
    const match = pattern ? new RegExp(pattern[1]).exec(option) : [option];
    return match ? [match[1] ?? match[0]] : [];
  });
  return variable.sort ? options.sort((one, other) => one.localeCompare(other, 'en', { numeric: true })) : options;
}

function valueOf(variable, chosen, options) {
  const current = chosen ?? [variable.current?.value ?? variable.query].flat();
  if (current.includes('$__all')) {
    return { all: true, values: options };
  }
  if (variable.type === 'query' && !current.some((value) => options.includes(value))) {
    // What was chosen is not there: Grafana takes all where it may, or the first.
    return variable.includeAll ? { all: true, values: options } : { all: false, values: options.slice(0, 1) };
  }
  return { all: false, values: current };
}
