import { el } from "./dom.js";
import { sign } from "./mark.js";
import { byUrgency, isSilenced } from "./store.js";
import { said } from "./texts.js";

/** What an alarm is answered by: its episode, of which one answer answers all; one that has none is by itself. */
export function matterOf(alarm) {
  return alarm.episode ?? alarm.id;
}

/** Alarms by what they are answered by, the most urgent matter first and so its alarms: a list of lists. */
export function matters(alarms) {
  const all = new Map();
  [...alarms].sort(byUrgency).forEach((alarm) => {
    const key = matterOf(alarm);
    all.set(key, [...(all.get(key) ?? []), alarm]);
  });
  return [...all.values()];
}

export function isOn(alarm) {
  return alarm.presence === "ON";
}

/** Whether its condition is gone, and nobody has seen it. */
export function isOver(alarm) {
  return alarm.presence === "LATCHED";
}

/** Whether it is on and nobody has answered it. */
export function isOpen(alarm) {
  return isOn(alarm) && !alarm.acknowledged;
}

/** Whether somebody is called for it now, who can give it to another. */
export function isCalling(alarm) {
  return isOpen(alarm) && !isSilenced(alarm) && ["NONE", "TOGETHER"].includes(alarm.hush);
}

/** What a matter says beside its most urgent alarm: a line each, quieter than it. */
export function others(alarms) {
  const lines = alarms.slice(1).map((alarm) =>
    el("li", { class: isOver(alarm) ? "over" : null }, el("b", { class: "sign" }, sign(alarm)), " ", said(alarm.text, alarm.texts)),
  );
  return lines.length ? el("ul", { class: "others" }, lines) : null;
}
