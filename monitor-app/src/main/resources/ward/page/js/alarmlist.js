import { patientPath } from "./api.js";
import { el, put, setAttribute, setText } from "./dom.js";
import { Keyed } from "./keyed.js";
import { mark, tone, whoHas } from "./mark.js";
import { byUrgency, isSilenced } from "./store.js";
import { said, t, tOr } from "./texts.js";
import { hourAndMinute, span, wardNow } from "./time.js";
import { UsefulMark } from "./useful.js";

const MOST_ROWS = 100;

/** All alarms that are on or latched, most urgent first, with who has each; and the ward's alarm budget. */
export class AlarmList {
  constructor(store, tools) {
    this.store = store;
    this.count = el("span", { class: "count" });
    const rows = el("ol", { class: "alarm-rows" });
    this.rows = new Keyed(rows, () => new Row(tools));
    this.none = el("p", { class: "none" }, t("alarms.none"));
    this.budget = el("div", { class: "budget" });
    this.node = el(
      "aside",
      { class: "alarms", "aria-label": t("alarms.title") },
      el("h2", {}, t("alarms.title"), " ", this.count),
      this.none,
      rows,
      this.budget,
    );
  }

  draw(ward) {
    const beds = [...this.store.beds.values()].filter((bed) => !ward || bed.ward === ward);
    const alarms = beds.flatMap((bed) => bed.alarms ?? []).sort(byUrgency);
    setText(this.count, alarms.length ? String(alarms.length) : "");
    this.none.hidden = alarms.length > 0;
    this.rows.show(alarms.slice(0, MOST_ROWS).map((alarm) => [alarm.id, { alarm, silenced: isSilenced(alarm) }]));
    this.tick();
    this.#drawBudget(ward);
  }

  tick() {
    this.rows.cards.forEach((row) => row.tick());
  }

  #drawBudget(ward) {
    const wards = this.store.wards.filter((each) => !ward || each.ward === ward);
    const key = JSON.stringify(wards);
    if (key !== this.budget.dataset.key) {
      this.budget.dataset.key = key;
      this.budget.replaceChildren(el("h3", {}, t("budget.label")), ...wards.map(budgetOf));
    }
    this.budget.hidden = wards.length === 0;
  }
}

/** One alarm of the list. */
class Row {
  constructor(tools) {
    this.unseen = el("span", { class: "unseen" });
    const answer = el("button", { type: "button", class: "answer", onclick: () => tools.answer(this.alarm) }, t("answer.title"), this.unseen);
    this.mark = el("span", {});
    this.place = el("a", { class: "place" });
    this.age = el("span", { class: "age" });
    this.text = el("p", {});
    this.who = el("p", { class: "who" });
    this.useful = new UsefulMark();
    const stands = el("div", { class: "stands" }, this.who, answer);
    this.node = el("li", {}, this.mark, el("div", { class: "what" }, el("div", { class: "where" }, this.place, this.age), this.text, stands, this.useful.node));
  }

  take({ alarm }) {
    this.alarm = alarm;
    setAttribute(this.node, "class", `alarm-row ${tone(alarm)}${alarm.presence === "LATCHED" ? " latched" : ""}${isHushed(alarm) ? " hushed" : ""}`);
    this.mark = put(mark(alarm), this.mark);
    setAttribute(this.place, "href", patientPath(alarm.patient));
    this.place.replaceChildren(alarm.bed, el("small", {}, ` ${alarm.ward}`));
    const text = said(alarm.text, alarm.texts);
    setText(this.text, text);
    setText(this.who, standing(alarm));
    this.useful.take(alarm);
    setText(this.unseen, ` ${alarm.bed} ${text}`);
  }

  tick() {
    setText(this.age, span(wardNow() - this.alarm.onset));
  }
}

/** Whether an alarm is told with another and asks for nobody by itself. */
function isHushed(alarm) {
  return Boolean(alarm.hush) && alarm.hush !== "NONE";
}

/** How an alarm stands, in one line. */
export function standing(alarm) {
  const parts = [whoHas(alarm)];
  if (alarm.presence === "LATCHED") {
    parts.push(t("alarms.latched"));
  }
  if (isSilenced(alarm)) {
    parts.push(t("alarms.silenced", { time: hourAndMinute(alarm.silenced.until) }));
  } else if (isHushed(alarm)) {
    parts.push(t("alarms.quiet", { why: tOr(`hush.${alarm.hush}`, alarm.hush) }));
  }
  return parts.join(" · ");
}

function budgetOf({ ward, budget }) {
  const rate = budget?.callsPerPatientDay;
  const number = rate === null || rate === undefined ? "–" : rate.toFixed(1);
  const detail = budget ? t("budget.detail", { ward, calls: Math.round(budget.calls) }) : `${ward}: ${t("budget.none")}`;
  return el("p", {}, el("b", {}, number), " ", el("span", {}, detail));
}
