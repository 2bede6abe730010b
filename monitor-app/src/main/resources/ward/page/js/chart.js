import uPlot from "/page/uplot/uPlot.esm.js";
import { hourAndMinute, timeOfDay } from "./time.js";

const HEIGHT = 132;

/** Which colours hold now: uPlot draws into a canvas, where CSS does not reach. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/**
 * One signal's chart: its mean as a line, its range as a band, limits dashed, alarms shaded, late data hatched. Colours are asked for with
 * each drawing, so that a page that turns light for the printer is light in its charts too.
 *
 * @param signal what is drawn: {id, label, told(value), onAxis(value), limits(), least: the span that is shown at least}
 * @param view how the charts move together: {key, zoomed(min, max), reset()}
 */
export function chart(signal, width, view, marks) {
  const hue = () => colour(signal.id) || colour("ink");
  return new uPlot(options(signal, width, hue, view, marks), [[], [], [], []], document.createElement("div"));
}

function options(signal, width, hue, view, marks) {
  const series = (label, extra) => ({ label, points: { show: false }, spanGaps: false, value: (plot, v) => signal.told(v), ...extra });
  return {
    width,
    height: HEIGHT,
    cursor: { sync: { key: view.key, setSeries: false }, drag: { x: true, y: false, setScale: false }, bind: binds(view) },
    legend: { show: false },
    scales: { x: { time: true, range: (plot, min, max) => [min, max] }, y: { range: (plot, min, max) => reach(min, max, signal) } },
    axes: [xAxis(), yAxis(signal)],
    series: [
      {},
      series(signal.label, { stroke: hue, width: 1.8, points: { show: isLonely, size: 4, fill: hue } }),
      series("", { stroke: "transparent" }),
      series("", { stroke: "transparent" }),
    ],
    bands: [{ series: [3, 2], fill: () => `color-mix(in srgb, ${hue()} 22%, transparent)` }],
    hooks: { drawClear: [(plot) => shade(plot, marks)], draw: [(plot) => limitLines(plot, signal.limits())], setSelect: [(plot) => select(plot, view)] },
  };
}

/** Points are drawn only where few stand in view: a spot check's values would be no line at all. */
function isLonely(plot, series) {
  const [from, to] = plot.series[0].idxs ?? [0, 0];
  let known = 0;
  for (let i = from; i <= to; i++) {
    known += plot.data[series][i] === null || plot.data[series][i] === undefined ? 0 : 1;
  }
  return known > 0 && known < 40;
}

function binds(view) {
  return {
    dblclick: () => () => view.reset(),
    mousedown: (plot, target, handler) => (event) => (event.shiftKey ? view.pan(plot, event) : handler(event)),
  };
}

function select(plot, view) {
  const { left, width } = plot.select;
  if (width > 4) {
    view.zoomed(plot.posToVal(left, "x"), plot.posToVal(left + width, "x"));
  }
  plot.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
}

/** The values and the nearest limits, with a little room; a steady vital is not stretched to its noise. */
function reach(min, max, signal) {
  const limits = signal.limits();
  const [least, most] = signal.least ?? [Infinity, -Infinity];
  const low = Math.min(min ?? Infinity, limits.low ?? Infinity, least);
  const high = Math.max(max ?? -Infinity, limits.high ?? -Infinity, most);
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    return [0, 1];
  }
  const room = Math.max((high - low) * 0.08, Math.abs(high) * 0.01, 0.2);
  return [low - room, high + room];
}

function xAxis() {
  return {
    stroke: () => colour("muted"),
    grid: { stroke: () => colour("line"), width: 1 },
    ticks: { show: false },
    font: "11px system-ui, sans-serif",
    size: 24,
    space: 70,
    values: (plot, seconds, axis, space, step) => seconds.map((s) => (step < 60 ? timeOfDay(s * 1000) : hourAndMinute(s * 1000))),
  };
}

function yAxis(signal) {
  return {
    stroke: () => colour("muted"),
    grid: { stroke: () => colour("line"), width: 1 },
    ticks: { show: false },
    font: "11px system-ui, sans-serif",
    size: 48,
    space: 26,
    values: (plot, values) => values.map((value) => signal.onAxis(value)),
  };
}

function shade(plot, marks) {
  marks.alarms().forEach(({ from, to, priority }) => rectangle(plot, from, to, `color-mix(in srgb, ${colour(`tone-${priority}`)} 14%, transparent)`));
  const hatch = hatching(plot.ctx);
  marks.late().forEach(([from, to]) => rectangle(plot, from, to, hatch));
}

function rectangle(plot, from, to, fill) {
  const left = Math.max(plot.bbox.left, plot.valToPos(from / 1000, "x", true));
  const right = Math.min(plot.bbox.left + plot.bbox.width, plot.valToPos(to / 1000, "x", true));
  if (right > left) {
    plot.ctx.save();
    plot.ctx.fillStyle = fill;
    plot.ctx.fillRect(left, plot.bbox.top, right - left, plot.bbox.height);
    plot.ctx.restore();
  }
}

function hatching(pen) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const brush = tile.getContext("2d");
  brush.strokeStyle = colour("muted");
  brush.globalAlpha = 0.6;
  brush.moveTo(0, 8);
  brush.lineTo(8, 0);
  brush.stroke();
  return pen.createPattern(tile, "repeat");
}

function limitLines(plot, limits) {
  for (const [bound, hue] of [["low", "limit-medium"], ["high", "limit-medium"], ["extremeLow", "limit-high"], ["extremeHigh", "limit-high"]]) {
    const at = limits[bound];
    if (typeof at === "number" && at >= plot.scales.y.min && at <= plot.scales.y.max) {
      line(plot, plot.valToPos(at, "y", true), colour(hue));
    }
  }
}

function line(plot, y, hue) {
  const pen = plot.ctx;
  pen.save();
  pen.strokeStyle = hue;
  pen.lineWidth = window.devicePixelRatio;
  pen.setLineDash([6, 5]);
  pen.beginPath();
  pen.moveTo(plot.bbox.left, y);
  pen.lineTo(plot.bbox.left + plot.bbox.width, y);
  pen.stroke();
  pen.restore();
}
