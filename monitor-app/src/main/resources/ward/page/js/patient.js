import { ask, mayAnswer, patientPath } from "./api.js";
import { el, oncePerFrame, setText } from "./dom.js";
import { history } from "./history.js";
import { limitsForm } from "./limits.js";
import { sign } from "./mark.js";
import { isOn } from "./matter.js";
import { band, lacking, totalOf } from "./news2.js";
import { stayActions } from "./stay.js";
import { alarmsOf } from "./store.js";
import { t } from "./texts.js";
import { hourAndMinute, span, wardNow } from "./time.js";
import { Trends } from "./trends.js";
import { told, toldOnAxis, unitRead, vitalOf, vitalsOf } from "./vitals.js";
import { Why } from "./why.js";

/** One patient: what can be done, now, trends, why, history, limits, devices. */
export class PatientView {
  #drawn = {};
  /** What is asked for anew when it changes, as the stream tells. */
  #known = "";
  /** The patient as asked for last, whose limits the form shows. */
  #asked = null;

  constructor(store, tools, patient) {
    Object.assign(this, { store, tools, patient });
    this.head = el("div", { class: "patient-head" });
    this.actions = el("div", { class: "patient-actions" });
    this.now = el("section", { class: "now", "aria-label": t("patient.vitals") });
    this.why = new Why(tools);
    this.history = el("section", {});
    this.limits = el("section", { class: "own-limits" });
    this.devices = el("section", {});
    this.trends = new Trends(patient, () => this.store.beds.get(patient)?.risks ?? []);
    const side = el("div", { class: "side" }, this.why.node, this.history, this.limits, this.devices);
    this.node = el("main", { class: "patient", id: "beds", tabindex: "-1" }, this.head, this.actions, this.now, el("div", { class: "columns" }, this.trends.node, side));
    this.draw = oncePerFrame(() => this.#draw());
    this.stop = store.onChange((patients) => (patients === null || patients.includes(patient)) && this.draw());
    this.ticking = setInterval(() => this.draw(), 1000);
    this.#load();
    this.draw();
  }

  close() {
    this.stop();
    clearInterval(this.ticking);
    this.trends.close();
  }

  /** Draws the charts anew: the colours changed. */
  recoloured() {
    this.trends.redraw();
  }

  /** The most urgent alarm, for the keys. */
  get worst() {
    const bed = this.store.beds.get(this.patient);
    return bed ? alarmsOf(bed)[0] : undefined;
  }

  /** What does not come over the stream: own limits, assignments, the history. */
  async #load() {
    const path = `/api/v1${patientPath(this.patient)}`;
    try {
      const [patient, { alarms }] = await Promise.all([ask("GET", path), ask("GET", `${path}/alarms`)]);
      const spans = alarms.map(({ alarm, from, to }) => ({ from, to: to ?? Infinity, priority: alarm.priority.toLowerCase() }));
      this.trends.mark(patient.limits, merged(spans));
      this.history.replaceChildren(el("h2", {}, t("history.title")), history(alarms));
      this.#asked = patient;
      this.#drawLimits();
    } catch (refusal) {
      if (refusal.status !== 404) {
        throw refusal;
      }
    }
  }

  #draw1(part, key, draw) {
    if (this.#drawn[part] !== key) {
      this.#drawn[part] = key;
      draw();
    }
  }

  /** The form of the limits as they hold now; not while what was filled in is on its way, or nobody would see what became of it. */
  #drawLimits() {
    if (this.#asked === null || this.limits.querySelector(".status.pending")) {
      return;
    }
    const patient = this.#asked;
    this.#draw1("limits", JSON.stringify([patient.limits, patient.own]), () => {
      const isOpen = this.limits.querySelector("details")?.open ?? false;
      const done = this.limits.querySelector(".status.done");
      const form = limitsForm(this.tools, patient);
      this.limits.replaceChildren(el("details", { open: isOpen }, el("summary", {}, el("h2", {}, t("limits.title"))), [done].filter(Boolean), form));
    });
  }

  /** Opens the limits and goes there. */
  #toLimits() {
    const details = this.limits.querySelector("details");
    if (details) {
      details.open = true;
      details.scrollIntoView({ block: "start" });
      details.querySelector("input:not([type=hidden])")?.focus({ preventScroll: true });
    }
  }

  #draw() {
    const bed = this.store.beds.get(this.patient);
    this.node.classList.toggle("stale", !this.store.live);
    // Who has left, or is of another ward now, is not shown any more.
    this.node.classList.toggle("unknown", this.store.ready && !bed);
    if (this.store.ready) {
      // Not before: only then it is known which time it is on the ward.
      this.#draw1("trends", "shown", () => this.trends.refresh());
    }
    if (!bed) {
      this.#drawUnknown();
      return;
    }
    this.#draw1("head", headKey(bed, this.store.live), () => this.head.replaceChildren(...headOf(bed, this.store.live)));
    this.#draw1("now", JSON.stringify([bed.vitals, bed.alarms]), () => this.now.replaceChildren(...readings(bed)));
    this.why.draw(bed);
    this.#draw1("actions", JSON.stringify([bed.paused, bed.ward, bed.bed]), () => this.actions.replaceChildren(...this.#actionsOf(bed)));
    this.#draw1("devices", JSON.stringify(bed.devices), () => this.#drawDevices(bed));
    const known = JSON.stringify([bed.alarms, bed.limitsSetAt]);
    if (known !== this.#known) {
      this.#known = known;
      this.#load();
    }
    this.#drawLimits();
  }

  /** What can be done about the patient, where the eye falls first. */
  #actionsOf(bed) {
    const limits = el("button", { type: "button", class: "to-limits", disabled: !mayAnswer(), onclick: () => this.#toLimits() }, t("limits.title"));
    const print = el("button", { type: "button", class: "print", onclick: () => window.print() }, t("patient.print"));
    return [stayActions(this.tools, bed), limits, print];
  }

  #drawUnknown() {
    const words = this.store.ready ? [el("h1", {}, t("patient.unknown")), el("p", {}, t("patient.unknownHow"))] : [el("p", {}, t("beds.loading"))];
    this.#draw1("head", `unknown ${this.store.ready}`, () => this.head.replaceChildren(...words));
  }

  #drawDevices(bed) {
    const devices = (bed.devices ?? []).map(deviceLine);
    const list = devices.length ? el("ul", { class: "devices" }, devices) : el("p", { class: "none" }, t("patient.noDevice"));
    this.devices.replaceChildren(el("h2", {}, t("patient.devices")), list);
  }
}

/** Spans of one priority that touch become one, so that shades do not add up. */
function merged(spans) {
  const all = [];
  [...spans].sort((a, b) => a.from - b.from).forEach((span) => {
    const open = all.find((each) => each.priority === span.priority && each.to >= span.from);
    open ? (open.to = Math.max(open.to, span.to)) : all.push({ ...span });
  });
  return all;
}

function headKey(bed, live) {
  return JSON.stringify([bed.bed, bed.ward, bed.paused, bed.news2, live, Math.round(ageOf(bed) / 1000)]);
}

function ageOf(bed) {
  return bed.lastReceivedAt ? wardNow() - bed.lastReceivedAt : 0;
}

function headOf(bed, live) {
  const missing = lacking(bed.news2);
  const age = bed.lastReceivedAt ? t(live && ageOf(bed) < 90_000 ? "bed.age" : "bed.old", { age: span(ageOf(bed)) }) : t("bed.noData");
  const paused = bed.paused ? el("span", { class: "badge paused" }, t("bed.paused", { time: hourAndMinute(bed.paused.until), reason: bed.paused.reason })) : null;
  return [
    el("h1", {}, bed.bed || "–", el("small", {}, ` ${bed.ward}`)),
    el("span", { class: "patient-name" }, bed.patient),
    el("span", { class: `badge news2-${band(bed.news2)}`, title: missing ? t("news2.bound", { missing }) : null }, `${t("news2.short")} ${totalOf(bed.news2)}`),
    missing ? el("span", { class: "lacks" }, t("news2.lacks", { missing })) : null,
    paused,
    el("span", { class: "age" }, age),
  ].filter(Boolean);
}

function readings(bed) {
  const on = alarmsOf(bed).filter(isOn);
  const alarming = new Map(on.reverse().map((alarm) => [vitalOf(alarm), alarm]));
  return vitalsOf(bed).map((vital) => {
    const reading = bed.vitals[vital];
    const alarm = alarming.get(vital);
    const limits = reading.limits;
    const value = el("span", { class: "value" });
    setText(value, told(vital, reading.value));
    return el(
      "div",
      { class: `vital v-${vital}${alarm ? ` alarming tone-${alarm.priority.toLowerCase()}` : ""}` },
      el("span", { class: "label" }, alarm ? `${sign(alarm)} ` : "", t(`vital.${vital}`)),
      value,
      el("span", { class: "unit" }, unitRead(reading.unit)),
      el("span", { class: "bounds" }, bounds(vital, limits)),
      reading.device ? el("span", { class: "from" }, t("bed.from", { device: reading.device })) : null,
      reading.late ? el("span", { class: "late" }, t("bed.late")) : null,
    );
  });
}

/** Between which limits a vital is well. */
function bounds(vital, limits) {
  const [low, high] = [limits?.low ?? null, limits?.high ?? null].map((limit) => (limit === null ? null : toldOnAxis(vital, limit)));
  if (low !== null && high !== null) {
    return `${low} – ${high}`;
  }
  return low !== null ? `≥ ${low}` : high !== null ? `≤ ${high}` : "";
}

function deviceLine(device) {
  const facts = [
    t(`device.${device.kind ?? "UNKNOWN"}`),
    typeof device.battery === "number" ? t("bed.battery", { percent: Math.round(device.battery * 100) }) : "",
    typeof device.signalQuality === "number" ? t("patient.quality", { percent: Math.round(device.signalQuality * 100) }) : "",
    device.lastReceivedAt ? t("patient.lastHeard", { age: span(wardNow() - device.lastReceivedAt) }) : "",
  ];
  return el("li", {}, el("b", {}, device.id), " ", facts.filter(Boolean).join(" · "));
}
