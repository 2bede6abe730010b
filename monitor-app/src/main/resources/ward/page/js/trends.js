import { ask, patientPath } from "./api.js";
import { chart } from "./chart.js";
import { chips } from "./forms.js";
import { el, setText } from "./dom.js";
import { t } from "./texts.js";
import { timeOfDay, wardNow } from "./time.js";
import { told, UNITS, VITALS } from "./vitals.js";

const RANGES = [30, 120, 480];
/** The server's answers grow by a minute at a time; the finer step of the newest ten is asked for no more often than this. */
const REFRESH_MILLIS = 5_000;

/** A patient's trends: one chart a vital, one time axis for all. */
export class Trends {
  #charts = new Map();
  #data = { times: [], series: {}, late: [] };
  #minutes = 120;
  #view = null;

  constructor(patient) {
    this.patient = patient;
    this.limits = {};
    this.alarms = [];
    this.failed = el("p", { class: "status refused", hidden: true });
    this.body = el("div", { class: "charts" });
    const range = chips(t("trend.range"), "range", RANGES.map((n) => [String(n), t(`trend.${n}`)]), "120");
    range.addEventListener("change", (event) => this.#range(Number(event.target.value)));
    const follow = el("button", { type: "button", onclick: () => this.reset() }, t("trend.live"));
    const move = (text, label, act) => el("button", { type: "button", "aria-label": label, title: label, onclick: act }, text);
    const buttons = el("div", { class: "moves" }, move("◀", "←", () => this.#shift(-0.5)), move("▶", "→", () => this.#shift(0.5)), move("+", "+", () => this.#zoom(0.5)), move("−", "−", () => this.#zoom(2)), follow);
    const key = el("p", { class: "legend" }, [t("trend.limit"), t("trend.alarm"), t("trend.late")].join(" · "), el("br"), t("trend.keys"));
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
    this.#charts.forEach(({ plot }) => plot.redraw());
  }

  /** Asks for all that is kept. */
  async refresh() {
    try {
      this.#data = await ask("GET", `/api/v1${patientPath(this.patient)}/trends`);
      this.failed.hidden = true;
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

  #show(min, max) {
    if (max - min > 20 && max - min < 86_400) {
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

  #draw() {
    const measured = VITALS.filter((vital) => this.#data.series[vital]?.mean.some((value) => value !== null));
    this.body.dataset.none = measured.length === 0;
    measured.filter((vital) => !this.#charts.has(vital)).forEach((vital) => this.#add(vital));
    const seconds = this.#data.times.map((at) => at / 1000);
    const [min, max] = this.#span();
    this.#charts.forEach(({ plot }, vital) => {
      const { mean = [], min: least = [], max: most = [] } = this.#data.series[vital] ?? {};
      plot.setData([seconds, mean, least, most], false);
      plot.setScale("x", { min, max });
    });
    this.#summarize();
  }

  #add(vital) {
    const view = { key: `trends-${this.patient}`, zoomed: (min, max) => this.#show(min, max), reset: () => this.reset(), pan: (plot, event) => this.#pan(plot, event) };
    const marks = { limitsOf: (each) => this.limits[each] ?? {}, alarms: () => this.alarms, late: () => this.#data.late ?? [] };
    const plot = chart(vital, this.#width(), view, marks);
    const told = el("span", { class: "reading" });
    const label = el("figcaption", {}, el("b", {}, t(`vital.${vital}`)), ` ${UNITS[vital]} `, told);
    const node = el("figure", { class: `v-${vital}`, "aria-label": t(`vital.${vital}`) }, label, plot.root);
    const after = VITALS.slice(VITALS.indexOf(vital) + 1).map((each) => this.#charts.get(each)?.node).find(Boolean);
    this.body.insertBefore(node, after ?? null);
    this.#charts.set(vital, { plot, node, told });
    plot.over.addEventListener("mousemove", () => this.#point(plot.cursor.idx));
    plot.over.addEventListener("mouseleave", () => this.#summarize());
  }

  /** The values under the cursor, in all charts. */
  #point(index) {
    const at = this.#data.times[index];
    this.#charts.forEach(({ told: node }, vital) => {
      const value = this.#data.series[vital]?.mean[index];
      setText(node, at === undefined ? "" : `${timeOfDay(at)}  ${told(vital, value)}`);
    });
  }

  /** What a chart shows, in words: also for those who do not see it. */
  #summarize() {
    const [min, max] = this.#span();
    this.#charts.forEach(({ told: node }, vital) => {
      const values = (this.#data.series[vital]?.mean ?? []).filter((value, i) => value !== null && this.#data.times[i] >= min * 1000 && this.#data.times[i] <= max * 1000);
      const words = { vital: t(`vital.${vital}`), unit: UNITS[vital], last: told(vital, values.at(-1)), min: told(vital, Math.min(...values)), max: told(vital, Math.max(...values)) };
      setText(node, values.length ? t("trend.summary", words) : t("trend.none"));
    });
  }
}
