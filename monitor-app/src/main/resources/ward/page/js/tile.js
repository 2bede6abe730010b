import { patientPath } from "./api.js";
import { el, setAttribute, setText } from "./dom.js";
import { sign, toneOf } from "./mark.js";
import { isOn, isOver } from "./matter.js";
import { band, lacking, totalOf } from "./news2.js";
import { drawSparkline } from "./sparkline.js";
import { alarmsOf } from "./store.js";
import { said, t } from "./texts.js";
import { hourAndMinute, span, wardNow } from "./time.js";
import { riskRead } from "./risk.js";
import { told, unitRead, vitalOf, vitalsOf } from "./vitals.js";

/** Older than this on the ward's clock, a value is told as old. */
const OLD_MILLIS = 90_000;
/** As many vitals as a tile has room for at the widest; less room hides the last ones. */
const MOST_VITALS = 6;

/** One bed on the overview. Only what changed is drawn again. */
export class Tile {
  #cells = new Map();
  #drawn = "";

  constructor(bed) {
    this.patient = bed.patient;
    this.bedName = el("span", { class: "bed-name" });
    this.ward = el("span", { class: "ward-name" });
    this.name = el("span", { class: "patient-name" });
    this.news2 = el("span", { class: "badge" });
    this.said = el("span", { class: "said" });
    this.more = el("span", { class: "more" });
    this.band = el("div", { class: "alarm-band" }, this.said, this.more);
    this.vitals = el("div", { class: "vitals" });
    this.canvas = el("canvas", { class: "spark", "aria-hidden": "true" });
    this.models = el("div", { class: "models" });
    this.age = el("span", { class: "age" });
    this.battery = el("span", { class: "battery" });
    const head = el("div", { class: "tile-head" }, this.bedName, this.name, this.news2);
    const foot = el("div", { class: "tile-foot" }, this.ward, this.models, this.age, this.battery);
    this.node = el("a", { class: "tile", href: patientPath(bed.patient) }, head, this.band, this.vitals, this.canvas, foot);
    this.take(bed);
  }

  take(bed) {
    this.bed = bed;
    const alarms = alarmsOf(bed);
    this.worst = alarms[0] ?? null;
    setText(this.bedName, bed.bed || "–");
    setText(this.ward, bed.ward);
    setText(this.name, bed.patient);
    this.#drawNews2(bed.news2);
    this.#drawAlarm(alarms);
    this.#drawVitals(bed, alarms);
    this.#drawBars(bed.models ?? [], bed.risks ?? []);
    this.#drawBattery(bed.devices ?? []);
    this.tick(true);
    this.#drawTrend(bed);
  }

  /** What changes with time alone: ages. */
  tick(live) {
    const at = this.bed.lastReceivedAt;
    const age = at === null || at === undefined ? null : wardNow() - at;
    const isOld = !live || age === null || age > OLD_MILLIS;
    const words = age === null ? t("bed.noData") : isOld ? t("bed.old", { age: span(age) }) : t("bed.age", { age: span(age) });
    setText(this.age, words);
    this.node.classList.toggle("old", isOld);
  }

  /** Draws the trend whatever its values: the tile's size or the colours changed. */
  resized() {
    this.#drawn = "";
    this.#drawTrend(this.bed);
  }

  #drawNews2(news2) {
    setText(this.news2, `${t("news2.short")} ${totalOf(news2)}`);
    setAttribute(this.news2, "class", `badge news2-${band(news2)}`);
    const missing = lacking(news2);
    setAttribute(this.news2, "title", missing ? t("news2.bound", { missing }) : null);
  }

  /** What is on; what is only over and unseen says so quietly, for whoever is well has a calm tile. */
  #drawAlarm(alarms) {
    const on = alarms.filter(isOn);
    const over = alarms.filter(isOver).length;
    const paused = this.bed.paused;
    setAttribute(this.node, "class", `tile ${on.length ? toneOf(on) : ""}`);
    if (paused && paused.until > wardNow()) {
      this.#drawBand("paused", t("bed.paused", { time: hourAndMinute(paused.until), reason: paused.reason }), "");
    } else if (on.length) {
      const text = said(on[0].text, on[0].texts);
      const more = on.length > 1 ? ` ${t("bed.more", { n: on.length - 1 })}` : "";
      this.#drawBand("", `${sign(on[0])} ${text}`, `${more}${on[0].acknowledged ? " ✓" : ""}`, on.map((alarm) => said(alarm.text, alarm.texts)).join("\n"));
    } else if (over) {
      this.#drawBand("over", t("bed.seen", { n: over }), "", alarms.map((alarm) => said(alarm.text, alarm.texts)).join("\n"));
    } else {
      this.#drawBand("calm", "", "");
    }
  }

  #drawBand(look, text, more, title) {
    setAttribute(this.band, "class", `alarm-band ${look}`.trim());
    setText(this.said, text);
    setText(this.more, more);
    setAttribute(this.band, "title", title || null);
  }

  #drawVitals(bed, alarms) {
    const alarming = new Map();
    alarms.filter((alarm) => isOn(alarm) && !alarming.has(vitalOf(alarm))).forEach((alarm) => alarming.set(vitalOf(alarm), alarm));
    const has = vitalsOf(bed).filter((vital) => vital !== "diastolicPressure" || !bed.vitals.systolicPressure);
    const shown = [...has.filter((vital) => alarming.has(vital)), ...has.filter((vital) => !alarming.has(vital))]
      .slice(0, MOST_VITALS)
      .sort((a, b) => has.indexOf(a) - has.indexOf(b));
    if (shown.join() !== [...this.#cells.keys()].join()) {
      this.#layOut(shown);
    }
    shown.forEach((vital) => this.#drawVital(vital, bed.vitals, alarming.get(vital)));
  }

  #layOut(shown) {
    this.#cells = new Map(shown.map((vital) => [vital, cell(vital)]));
    this.vitals.replaceChildren(...[...this.#cells.values()].map((parts) => parts.node));
  }

  #drawVital(vital, vitals, alarm) {
    const reading = vitals[vital];
    const parts = this.#cells.get(vital);
    const pair = vital === "systolicPressure" ? vitals.diastolicPressure : null;
    setText(parts.value, pair ? `${told(vital, reading.value)}/${told(vital, pair.value)}` : told(vital, reading.value));
    setText(parts.unit, unitRead(reading.unit));
    const isOld = wardNow() - reading.at > OLD_MILLIS && vital !== "bodyTemperature" && vital !== "systolicPressure";
    setAttribute(parts.node, "class", `vital v-${vital}${alarm ? ` alarming tone-${alarm.priority.toLowerCase()}` : ""}${isOld ? " old-value" : ""}`);
    setAttribute(parts.node, "title", reading.device ? t("bed.from", { device: reading.device }) : null);
    setText(parts.late, reading.late ? t("bed.late") : "");
  }

  /** What models say, quietly: two of the unusual at most, and the highest risk. */
  #drawBars(models, risks) {
    const bars = models.filter((model) => model.value !== null).slice(0, 2).map(unusualBar);
    const highest = risks.reduce((most, risk) => (most === null || risk.probability > most.probability ? risk : most), null);
    if (highest) bars.push(riskBar(highest));
    if (this.models.children.length !== bars.length) {
      this.models.replaceChildren(...bars.map(() => el("meter", { min: "0", max: "1" })));
    }
    bars.forEach(({ value, words, look }, i) => {
      const meter = this.models.children[i];
      setAttribute(meter, "value", value.toFixed(2));
      setAttribute(meter, "aria-label", words);
      setAttribute(meter, "title", words);
      setAttribute(meter, "class", look);
    });
  }

  #drawBattery(devices) {
    const charges = devices.map((device) => device.battery).filter((charge) => typeof charge === "number");
    const least = Math.min(...charges);
    setText(this.battery, charges.length ? `▮ ${Math.round(least * 100)} %` : "");
    setAttribute(this.battery, "class", charges.length && least < 0.2 ? "battery low" : "battery");
    setAttribute(this.battery, "aria-label", charges.length ? t("bed.battery", { percent: Math.round(least * 100) }) : null);
    setAttribute(this.battery, "role", charges.length ? "img" : null);
  }

  /** The vital that alarms, else the first; once a minute, as its values change no sooner. */
  #drawTrend(bed) {
    const alarming = this.worst ? vitalOf(this.worst) : null;
    const vital = bed.trend?.[alarming] ? alarming : vitalsOf(bed).find((each) => bed.trend?.[each]);
    const values = bed.trend?.[vital];
    const key = `${vital}${values}`;
    if (key === this.#drawn || !values?.some((value) => value !== null)) {
      return;
    }
    this.#drawn = key;
    requestAnimationFrame(() => {
      const colour = getComputedStyle(this.node).getPropertyValue(`--${vital}`).trim() || "currentColor";
      drawSparkline(this.canvas, values, colour);
    });
  }
}

function cell(vital) {
  const value = el("span", { class: "value" });
  const unit = el("span", { class: "unit" });
  const late = el("span", { class: "late" });
  const label = el("span", { class: "label", title: t(`vital.${vital}`) }, t(`short.${vital}`));
  return { node: el("div", { class: "vital" }, label, value, unit, late), value, unit, late };
}

function unusualBar({ id, value, threshold }) {
  const isUnusual = threshold !== null && value >= threshold;
  const words = `${t("model.bar", { model: id, value: value.toFixed(2) })}. ${t(isUnusual ? "mark.unusualBar" : "mark.usualBar")}`;
  return { value, words, look: isUnusual ? "over" : "under" };
}

function riskBar(risk) {
  return { value: risk.probability, words: `${riskRead(risk)}. ${t("mark.riskBar")}`, look: "risk" };
}
