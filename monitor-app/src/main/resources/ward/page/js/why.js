import { el, put, setAttribute, setText } from "./dom.js";
import { Keyed } from "./keyed.js";
import { mark, tone } from "./mark.js";
import { news2Table } from "./news2.js";
import { standing } from "./alarmlist.js";
import { alarmsOf, isSilenced } from "./store.js";
import { said, t } from "./texts.js";
import { timeOfDay } from "./time.js";
import { fieldOf, told, UNITS, vitalOf } from "./vitals.js";

/** Why alarms fired, most urgent first, and what the scores say. */
export class Why {
  constructor(tools) {
    this.none = el("p", { class: "none" }, t("why.nothing"));
    const reasons = el("div", {});
    this.alarms = new Keyed(reasons, () => new Reason(tools));
    this.scores = el("div", {});
    this.node = el("section", { class: "why" }, el("h2", {}, t("why.title")), this.none, reasons, this.scores);
  }

  draw(bed) {
    const alarms = alarmsOf(bed);
    this.none.hidden = alarms.length > 0;
    this.alarms.show(alarms.map((alarm) => [alarm.id, { alarm, silenced: isSilenced(alarm) }]));
    const judged = new Set(alarms.filter((alarm) => alarm.model).map((alarm) => alarm.model.id));
    const models = (bed.models ?? []).filter((model) => model.value !== null && !judged.has(model.id));
    this.#drawScores(bed.news2, models, bed.risks ?? []);
  }

  /** No button is among these: they may be drawn anew as they come. */
  #drawScores(news2, models, risks) {
    const told = JSON.stringify([news2, models, risks]);
    if (told !== this.told) {
      this.told = told;
      this.scores.replaceChildren(...(news2 ? [newsPart(news2)] : []), ...models.map(modelPart), ...risks.map(riskPart));
    }
  }
}

/** Why one alarm fired, with the button that answers it. */
class Reason {
  constructor(tools) {
    this.mark = el("span", {});
    this.text = el("b", {});
    const answer = el("button", { type: "button", class: "answer", onclick: () => tools.answer(this.alarm) }, t("answer.title"));
    this.who = el("p", { class: "who" });
    this.rest = el("div", { class: "evidence" });
    this.node = el("article", {}, el("header", {}, this.mark, this.text, answer), this.who, this.rest);
  }

  take({ alarm }) {
    this.alarm = alarm;
    setAttribute(this.node, "class", `reason ${tone(alarm)}`);
    this.mark = put(mark(alarm), this.mark);
    setText(this.text, said(alarm.text, alarm.texts));
    setText(this.who, `${timeOfDay(alarm.onset)} · ${standing(alarm)}`);
    this.rest.replaceChildren(...evidence(alarm));
  }
}

function evidence(alarm) {
  const vital = vitalOf(alarm);
  const worst = alarm.peak ?? alarm.value;
  return [
    vital && worst !== null && alarm.limit !== null ? against(vital, worst, alarm.limit) : null,
    alarm.contributions?.length ? contributions(alarm.contributions) : null,
    alarm.model ? modelName(alarm.model) : null,
  ].filter(Boolean);
}

/** The worst value beside the limit that it broke, in numbers and as bars of the same scale. */
function against(vital, worst, limit) {
  const most = Math.max(worst, limit);
  return el(
    "dl",
    { class: "against" },
    [["why.value", worst, "value"], ["why.limit", limit, "limit"]].flatMap(([label, number, look]) => [
      el("dt", {}, t(label)),
      el("dd", { class: look }, bar(number / most), el("b", {}, told(vital, number)), " ", UNITS[vital]),
    ]),
  );
}

function contributions(all) {
  return el(
    "ul",
    { class: "contributions" },
    all.slice(0, 8).map((part) => {
      const vital = vitalNamed(part.vital);
      return el(
        "li",
        {},
        el("span", { class: "label" }, t(`short.${vital}`)),
        bar(part.share),
        el("span", { class: "share" }, `${Math.round(part.share * 100)} %`),
        el("span", { class: "plain" }, said(part.text, part.texts) || plain(vital, part)),
      );
    }),
  );
}

function plain(vital, { value, expected }) {
  const unit = UNITS[vital] ?? "";
  const measured = value === null || value === undefined ? t("why.notMeasured") : t("why.observed", { observed: told(vital, value), unit });
  return expected === null || expected === undefined ? measured : `${measured}, ${t("why.expected", { expected: told(vital, expected), unit })}`;
}

function vitalNamed(name) {
  return name === name.toUpperCase() ? fieldOf(name) : name;
}

function modelPart(model) {
  const threshold = model.threshold === null || model.threshold === undefined ? "" : t("model.threshold", { threshold: model.threshold });
  const coverage = t("why.coverage", { percent: Math.round((model.coverage ?? 0) * 100) });
  return el(
    "article",
    { class: "reason quiet" },
    el("header", {}, el("b", {}, t("model.bar", { model: model.id, value: model.value.toFixed(3) }))),
    bar(model.value),
    el("p", { class: "who" }, [threshold, coverage].filter(Boolean).join(" · ")),
    model.contributions?.length ? contributions(model.contributions) : null,
    modelName(model),
  );
}

/** What a risk is, and what each signal makes of its odds. */
function riskPart(risk) {
  const threshold = t("risk.threshold", { percent: Math.round(risk.threshold * 100) });
  const coverage = t("why.coverage", { percent: Math.round(risk.coverage * 100) });
  return el(
    "article",
    { class: "reason quiet" },
    el("header", {}, el("b", {}, t("risk.bar", { model: risk.id, percent: Math.round(risk.probability * 100) }))),
    bar(risk.probability),
    el("p", { class: "who" }, `${threshold} · ${coverage}`),
    risk.contributions.length ? riskContributions(risk.contributions) : null,
    el("p", { class: "who" }, `${t("why.model", { model: risk.id, version: risk.version })}. ${t("risk.says")}`),
  );
}

function riskContributions(all) {
  const most = Math.max(...all.map((part) => Math.abs(part.logOdds)));
  return el(
    "ul",
    { class: "contributions" },
    all
      .filter((part) => part.value !== null)
      .slice(0, 8)
      .map((part) =>
        el(
          "li",
          {},
          el("span", { class: "label" }, t(`short.${part.signal}`)),
          bar(most > 0 ? Math.abs(part.logOdds) / most : 0),
          el("span", { class: "share" }, `× ${Math.exp(part.logOdds).toFixed(1)}`),
          el("span", { class: "plain" }, t("risk.last", { last: lastOf(part) })),
        ),
      ),
  );
}

function lastOf({ signal, value, unit }) {
  return signal === "ventilated" ? t(value ? "risk.yes" : "risk.no") : `${told(signal, value)} ${unit}`.trim();
}

function modelName({ id, version }) {
  return el("p", { class: "who" }, `${t("why.model", { model: id, version })}. ${t("why.modelSays")}`);
}

function newsPart(news2) {
  const note = news2.partial ? el("p", { class: "who" }, t("why.partial")) : null;
  return el("article", { class: "reason quiet" }, news2Table(news2), note);
}

/** A bar of a share of 1: drawn as an image of its own, the number stands beside it. */
function bar(share) {
  const inner = el("i", {});
  inner.style.inlineSize = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return el("span", { class: "bar", "aria-hidden": "true" }, inner);
}
