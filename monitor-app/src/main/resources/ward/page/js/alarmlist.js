import { patientPath } from "./api.js";
import { el, put, setAttribute, setText } from "./dom.js";
import { Keyed } from "./keyed.js";
import { mark, toneOf, whoHas } from "./mark.js";
import { isOn, isOver, matterOf, matters, others } from "./matter.js";
import { SeenStrip } from "./seen.js";
import { byUrgency, isSilenced } from "./store.js";
import { said, t, tOr } from "./texts.js";
import { hourAndMinute, moment, span, wardNow } from "./time.js";
import { UsefulMark } from "./useful.js";

const MOST_ROWS = 100;

/** What is on, one row a matter, most urgent first, with who has each; what is over and unseen; and the ward's alarm budget. */
export class AlarmList {
  constructor(store, tools) {
    this.store = store;
    this.count = el("span", { class: "count" });
    const rows = el("ol", { class: "alarm-rows" });
    this.rows = new Keyed(rows, () => new Row(tools));
    this.none = el("p", { class: "none" }, t("alarms.none"));
    this.seen = new SeenStrip(tools);
    this.budget = el("div", { class: "budget" });
    this.node = el(
      "aside",
      { class: "alarms", "aria-label": t("alarms.title") },
      el("h2", {}, t("alarms.title"), " ", this.count),
      this.none,
      rows,
      this.seen.node,
      this.budget,
    );
  }

  draw(ward) {
    const beds = [...this.store.beds.values()].filter((bed) => !ward || bed.ward === ward);
    const alarms = beds.flatMap((bed) => bed.alarms ?? []);
    const on = matters(alarms.filter(isOn));
    setText(this.count, on.length ? String(on.length) : "");
    this.none.hidden = on.length > 0;
    this.rows.show(on.slice(0, MOST_ROWS).map((parts) => [matterOf(parts[0]), { parts, silenced: parts.map(isSilenced) }]));
    this.seen.draw(alarms.filter(isOver).sort(byUrgency));
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
      this.budget.replaceChildren(el("h3", { title: t("budget.help") }, t("budget.label")), ...wards.map(budgetOf));
    }
    this.budget.hidden = wards.length === 0;
  }
}

/** One matter of the list: what of an episode is on. */
class Row {
  constructor(tools) {
    this.unseen = el("span", { class: "unseen" });
    const answer = el("button", { type: "button", class: "answer", onclick: () => tools.answer(this.parts[0]) }, t("answer.title"), this.unseen);
    this.mark = el("span", {});
    this.place = el("a", { class: "place" });
    this.age = el("span", { class: "age" });
    this.text = el("p", {});
    this.others = el("div", {});
    this.who = el("p", { class: "who" });
    this.useful = new UsefulMark();
    this.actions = el("div", { class: "row-actions" }, answer);
    const stands = el("div", { class: "stands" }, this.who, this.actions);
    this.node = el("li", {}, this.mark, el("div", { class: "what" }, el("div", { class: "where" }, this.place, this.age), this.text, this.others, stands, this.useful.node));
  }

  take({ parts }) {
    this.parts = parts;
    const [first] = parts;
    setAttribute(this.node, "class", `alarm-row ${toneOf(parts)}${parts.every(isHushed) ? " hushed" : ""}`);
    this.mark = put(mark(first), this.mark);
    setAttribute(this.place, "href", patientPath(first.patient));
    this.place.replaceChildren(first.bed, el("small", {}, ` ${first.ward}`));
    const text = said(first.text, first.texts);
    setText(this.text, text);
    this.others.replaceChildren(...[others(parts)].filter(Boolean));
    setText(this.who, standing(first));
    setText(this.unseen, ` ${first.bed} ${text}`);
    this.useful.take(first);
  }

  tick() {
    setText(this.age, span(wardNow() - Math.min(...this.parts.map((alarm) => alarm.onset))));
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

/** Calls a patient-day; until a day is counted their number and since when, for half an hour makes no rate. */
function budgetOf({ ward, beds, budget }) {
  if (!budget) {
    return el("p", {}, el("b", {}, "–"), " ", el("span", {}, `${ward}: ${t("budget.none")}`));
  }
  const calls = Math.round(budget.calls);
  if (!budget.wholeDay) {
    return el("p", {}, el("b", {}, String(calls)), " ", el("span", {}, t("budget.soFar", { ward, beds, since: moment(budget.since) })));
  }
  return el("p", {}, el("b", {}, budget.callsPerPatientDay.toFixed(1)), " ", el("span", {}, t("budget.detail", { ward, calls })));
}
