import { bar, el, put, setAttribute, setText } from "./dom.js";
import { Keyed } from "./keyed.js";
import { mark, tone } from "./mark.js";
import { news2Table } from "./news2.js";
import { standing } from "./alarmlist.js";
import { isOver, matters } from "./matter.js";
import { riskPart } from "./risk.js";
import { alarmsOf, isSilenced } from "./store.js";
import { said, t } from "./texts.js";
import { moment } from "./time.js";
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
    this.alarms.show(matters(alarms).flatMap((parts) => parts.map((alarm, i) => [alarm.id, { alarm, leads: i === 0, silenced: isSilenced(alarm) }])));
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

/** Why one alarm fired; the first of a matter has the button that answers all of it. */
class Reason {
  constructor(tools) {
    this.mark = el("span", {});
    this.text = el("b", {});
    this.answer = el("button", { type: "button", class: "answer", onclick: () => tools.answer(this.alarm) }, t("answer.title"));
    this.who = el("p", { class: "who" });
    this.rest = el("div", { class: "evidence" });
    this.node = el("article", {}, el("header", {}, this.mark, this.text, this.answer), this.who, this.rest);
  }

  take({ alarm, leads }) {
    this.alarm = alarm;
    this.answer.hidden = !leads;
    setAttribute(this.node, "class", `reason ${tone(alarm)}${leads ? "" : " follows"}${isOver(alarm) ? " over" : ""}`);
    this.mark = put(mark(alarm), this.mark);
    setText(this.text, said(alarm.text, alarm.texts));
    setText(this.who, `${moment(alarm.onset)} · ${standing(alarm)}`);
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

function modelName({ id, version }) {
  return el("p", { class: "who" }, `${t("why.model", { model: id, version })}. ${t("why.modelSays")}`);
}

function newsPart(news2) {
  const note = news2.partial ? el("p", { class: "who" }, t("why.partial")) : null;
  return el("article", { class: "reason quiet" }, news2Table(news2), note);
}
