import { el } from "./dom.js";
import { t } from "./texts.js";
import { asks } from "./store.js";

const SIGNS = { HIGH: "!!!", MEDIUM: "!!", LOW: "!" };

/** How urgent an alarm is: never by its colour alone, but by a sign and a word too. */
export function mark(alarm) {
  const word = alarm.technical ? t("priority.technical") : t(`priority.${alarm.priority}`);
  return el("span", { class: "mark", title: t(alarm.technical ? "mark.technical" : "mark.patient") }, el("b", { "aria-hidden": "true" }, sign(alarm)), el("span", { class: "word" }, word));
}

/** The sign of a priority; a technical alarm's is set apart by a wrench's square brackets. */
export function sign(alarm) {
  return alarm.technical ? `[${SIGNS[alarm.priority] ?? ""}]` : (SIGNS[alarm.priority] ?? "");
}

/** The class names that give an alarm its colour. */
export function colour(alarm) {
  return `tone-${alarm.priority.toLowerCase()}${alarm.technical ? " technical" : ""}`;
}

/** The class names that give an alarm its colour and its flash. */
export function tone(alarm) {
  return `${colour(alarm)}${isFlashing(alarm) ? " flash" : ""}`;
}

/** The same of several, the most urgent first: its colour; they flash as fast as the first of them that asks for somebody. */
export function toneOf(alarms) {
  const asking = alarms.find(isFlashing);
  return `${colour(alarms[0])}${asking ? ` flash beat-${asking.priority.toLowerCase()}` : ""}`;
}

export function isFlashing(alarm) {
  return asks(alarm) && alarm.presence === "ON";
}

/** Who has an alarm, in words. */
export function whoHas(alarm) {
  if (alarm.acknowledged) {
    return t("alarms.has", { who: alarm.acknowledged.by });
  }
  if (alarm.assignee) {
    return t("alarms.called", { who: alarm.assignee });
  }
  return alarm.level > 1 ? t("alarms.called", { who: t(`level.${Math.min(alarm.level, 3)}`) }) : t("alarms.nobody");
}
