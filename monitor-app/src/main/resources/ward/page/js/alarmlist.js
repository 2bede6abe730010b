import { patientPath } from "./api.js";
import { el, setText } from "./dom.js";
import { mark, tone, whoHas } from "./mark.js";
import { byUrgency, isSilenced } from "./store.js";
import { t, tOr } from "./texts.js";
import { hourAndMinute, span, wardNow } from "./time.js";

/** All alarms that are on or latched, most urgent first, with who has each; and the ward's alarm budget. */
export class AlarmList {
  #drawn = "";
  #ages = [];

  constructor(store, tools) {
    this.store = store;
    this.tools = tools;
    this.count = el("span", { class: "count" });
    this.rows = el("ol", { class: "alarm-rows" });
    this.none = el("p", { class: "none" }, t("alarms.none"));
    this.budget = el("div", { class: "budget" });
    this.node = el(
      "aside",
      { class: "alarms", "aria-label": t("alarms.title") },
      el("h2", {}, t("alarms.title"), " ", this.count),
      this.none,
      this.rows,
      this.budget,
    );
  }

  draw(ward) {
    const beds = [...this.store.beds.values()].filter((bed) => !ward || bed.ward === ward);
    const alarms = beds.flatMap((bed) => bed.alarms ?? []).sort(byUrgency);
    const key = JSON.stringify(alarms.map((alarm) => [alarm, isSilenced(alarm)]));
    if (key !== this.#drawn) {
      this.#drawn = key;
      this.#drawRows(alarms);
    }
    this.#drawBudget(ward);
  }

  tick() {
    this.#ages.forEach(([node, onset]) => setText(node, span(wardNow() - onset)));
  }

  #drawRows(alarms) {
    setText(this.count, alarms.length ? String(alarms.length) : "");
    this.none.hidden = alarms.length > 0;
    this.#ages = [];
    const focused = document.activeElement?.dataset?.alarm;
    this.rows.replaceChildren(...alarms.slice(0, 100).map((alarm) => this.#row(alarm)));
    if (focused) {
      this.rows.querySelector(`[data-alarm="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    }
    this.tick();
  }

  #row(alarm) {
    const age = el("span", { class: "age" });
    this.#ages.push([age, alarm.onset]);
    const answer = el(
      "button",
      { type: "button", class: "answer", "data-alarm": alarm.id, onclick: () => this.tools.answer(alarm) },
      t("answer.title"),
      el("span", { class: "unseen" }, ` ${alarm.bed} ${alarm.text}`),
    );
    const place = el("a", { href: patientPath(alarm.patient), class: "place" }, alarm.bed, el("small", {}, ` ${alarm.ward}`));
    return el(
      "li",
      { class: `alarm-row ${tone(alarm)}${alarm.presence === "LATCHED" ? " latched" : ""}${isHushed(alarm) ? " hushed" : ""}` },
      mark(alarm),
      el(
        "div",
        { class: "what" },
        el("div", { class: "where" }, place, age),
        el("p", {}, alarm.text),
        el("div", { class: "stands" }, el("p", { class: "who" }, standing(alarm)), answer),
      ),
    );
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
