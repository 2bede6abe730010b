import { ask, patientPath } from "./api.js";
import { chart } from "./chart.js";
import { chips } from "./forms.js";
import { el, setText } from "./dom.js";
import { arrange } from "./keyed.js";
import { scored } from "./scored.js";
import { t } from "./texts.js";
import { span, timeOfDay, wardNow } from "./time.js";
import { told, toldOnAxis, UNITS, VITALS } from "./vitals.js";

/** Minutes. */
const RANGES = [60, 240, 720, 1440];
/** How long a view may be, seconds. */
const SHORTEST = 20;
const LONGEST = 86_400;
/** The server's answers grow by a minute at a time; the finer step of the newest ten is asked for no more often than this. */
const REFRESH_MILLIS = 5_000;

/** A patient's trends: one chart a vital, NEWS2 and the risks below them, one time axis for all. */
export class Trends {
  #charts = new Map();
  #data = { times: [], series: {}, late: [] };
  #minutes = RANGES[0];
  #view = null;

  /** @param risks those that the patient's bed tells now */
  constructor(patient, risks) {
    Object.assign(this, { patient, risks });
    this.limits = {};
    this.alarms = [];
    this.failed = el("p", { class: "status refused", hidden: true });
    this.body = el("div", { class: "charts" });
    const range = chips(t("trend.range"), "range", RANGES.map((n) => [String(n), t("limits.hours", { n: n / 60 })]), String(RANGES[0]));
    this.range = range;
    range.addEventListener("change", (event) => this.#range(Number(event.target.value)));
    const follow = el("button", { type: "button", onclick: () => this.reset() }, t("trend.live"));
    const move = (text, label, act) => el("button", { type: "button", "aria-label": label, title: label, onclick: act }, text);
    const buttons = el("div", { class: "moves" }, move("◀", "←", () => this.#shift(-0.5)), move("▶", "→", () => this.#shift(0.5)), move("+", "+", () => this.#zoom(0.5)), move("−", "−", () => this.#zoom(2)), follow);
    const key = el("p", { class: "legend" }, [t("trend.limit"), t("trend.alarm"), t("trend.late"), t("trend.device")].join(" · "), el("br"), t("trend.keys"));
    this.node = el("section", { class: "trends" }, el("div", { class: "trend-head" }, el("h2", {}, t("patient.trends")), range, buttons), this.failed, this.body, key);
    this.body.addEventListener("wheel", (event) => this.#onWheel(event), { passive: false });
    this.sizing = new ResizeObserver(() => this.#charts.forEach(({ plot }) => plot.setSize({ width: this.#width(), height: plot.height })));
    this.sizing.observe(this.body);
    this.refreshing = setInterval(() => this.refresh(), REFRESH_MILLIS);
  }

  close() {
    clearInterval(this.refreshing);
    this.sizing.disconnect();
    this.#charts.forEach(({ plot }) => plot.destroy());
  }

  /** Limits and alarm spans to draw behind. */
  mark(limits, alarms) {
    this.limits = limits ?? {};
    this.alarms = alarms;
    this.redraw();
  }

  redraw() {
    this.#charts.forEach(({ plot }) => plot.redraw());
  }

  /** Asks for all that is kept. */
  async refresh() {
    try {
      this.#data = await ask("GET", `/api/v1${patientPath(this.patient)}/trends`);
      this.failed.hidden = true;
      this.#offer();
      this.#draw();
    } catch (refusal) {
      setText(this.failed, t("answer.failed", { text: refusal.message }));
      this.failed.hidden = false;
    }
  }

  reset() {
    this.#view = null;
    this.#draw();
  }

  /** A range that is longer than what the monitor keeps would be drawn as if nothing had been measured. */
  #offer() {
    const { times, stepMillis } = this.#data;
    const kept = times.length ? times.at(-1) - times[0] + stepMillis : Infinity;
    this.range.querySelectorAll("input").forEach((input) => {
      input.disabled = Number(input.value) * 60_000 > kept;
      input.parentNode.title = input.disabled ? t("trend.kept", { span: span(kept) }) : "";
    });
  }

  #range(minutes) {
    this.#minutes = minutes;
    this.reset();
  }

  #span() {
    const now = wardNow() / 1000;
    return this.#view ?? [now - this.#minutes * 60, now];
  }

  #shift(share) {
    const [min, max] = this.#span();
    this.#show(min + (max - min) * share, max + (max - min) * share);
  }

  #zoom(factor, around) {
    const [min, max] = this.#span();
    const middle = around ?? (min + max) / 2;
    this.#show(middle - (middle - min) * factor, middle + (max - middle) * factor);
  }

  /** The future is not shown: it would look as if nothing had been measured. */
  #show(from, to) {
    const max = Math.min(to, wardNow() / 1000);
    const min = max - (to - from);
    if (to - from > SHORTEST && to - from <= LONGEST) {
      this.#view = [min, max];
      this.#charts.forEach(({ plot }) => plot.setScale("x", { min, max }));
      this.#summarize();
    }
  }

  #onWheel(event) {
    const shown = [...this.#charts.values()].find(({ plot }) => plot.root.contains(event.target));
    if (shown) {
      event.preventDefault();
      const left = event.clientX - shown.plot.over.getBoundingClientRect().left;
      this.#zoom(event.deltaY > 0 ? 1.25 : 0.8, shown.plot.posToVal(left, "x"));
    }
  }

  #pan(plot, down) {
    const [min, max] = this.#span();
    const move = (event) => {
      const by = ((down.clientX - event.clientX) / plot.over.clientWidth) * (max - min);
      this.#show(min + by, max + by);
    };
    window.addEventListener("mousemove", move);
    window.addEventListener("mouseup", () => window.removeEventListener("mousemove", move), { once: true });
  }

  #width() {
    return Math.max(260, this.body.clientWidth - 8);
  }

  /** What is drawn: the vitals that were measured, in reading order, NEWS2, and the risks. */
  #signals() {
    const { series, times } = this.#data;
    const measured = VITALS.filter((vital) => series[vital]?.mean.some((value) => value !== null));
    const vitals = measured.map((vital) => ({
      id: vital,
      label: t(`vital.${vital}`),
      unit: UNITS[vital],
      told: (value) => told(vital, value),
      onAxis: (value) => toldOnAxis(vital, value),
      limits: () => this.limits[vital] ?? {},
      values: series[vital],
    }));
    return [...vitals, ...scored(this.#data, this.risks())].filter(({ values }) => values.mean.length === times.length);
  }

  #draw() {
    const signals = this.#signals();
    this.body.dataset.none = signals.length === 0;
    this.#forget(new Set(signals.map(({ id }) => id)));
    signals.forEach((signal) => (this.#charts.has(signal.id) ? (this.#charts.get(signal.id).signal = signal) : this.#add(signal)));
    const seconds = this.#data.times.map((at) => at / 1000);
    const [min, max] = this.#span();
    this.#charts.forEach(({ plot, signal }) => {
      plot.setData([seconds, signal.values.mean, signal.values.min, signal.values.max], false);
      plot.setScale("x", { min, max });
    });
    arrange(this.body, signals.map(({ id }) => this.#charts.get(id).node));
    this.#summarize();
  }

  /** What is measured no more, and whose last value is older than what is kept, has no chart any more. */
  #forget(known) {
    [...this.#charts].filter(([id]) => !known.has(id)).forEach(([id, { plot, node }]) => {
      plot.destroy();
      node.remove();
      this.#charts.delete(id);
    });
  }

  #add(signal) {
    const view = { key: `trends-${this.patient}`, zoomed: (min, max) => this.#show(min, max), reset: () => this.reset(), pan: (plot, event) => this.#pan(plot, event) };
    const marks = { alarms: () => this.alarms, late: () => this.#data.late ?? [] };
    const plot = chart(signal, this.#width(), view, marks);
    const reading = el("span", { class: "reading" });
    const label = el("figcaption", {}, el("b", {}, signal.label), ` ${signal.unit} `, reading);
    const node = el("figure", { class: `v-${signal.id}`, "aria-label": signal.label }, label, plot.root);
    this.#charts.set(signal.id, { plot, node, reading, signal });
    plot.over.addEventListener("mousemove", () => this.#point(plot.cursor.idx));
    plot.over.addEventListener("mouseleave", () => this.#summarize());
  }

  /** The values under the cursor, in all charts. */
  #point(index) {
    const at = this.#data.times[index];
    this.#charts.forEach(({ reading, signal }) => {
      setText(reading, at === undefined ? "" : `${timeOfDay(at)}  ${signal.told(signal.values.mean[index])}`);
    });
  }

  /** What a chart shows, in words: also for those who do not see it. */
  #summarize() {
    const [min, max] = this.#span();
    this.#charts.forEach(({ reading, signal }) => {
      const values = signal.values.mean.filter((value, i) => value !== null && this.#data.times[i] >= min * 1000 && this.#data.times[i] <= max * 1000);
      const words = { vital: signal.label, unit: signal.unit ? ` ${signal.unit}` : "", last: signal.told(values.at(-1)), min: signal.told(Math.min(...values)), max: signal.told(Math.max(...values)) };
      setText(reading, values.length ? t("trend.summary", words) : t("trend.none"));
    });
  }
}
