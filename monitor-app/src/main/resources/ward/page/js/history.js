import { el } from "./dom.js";
import { sign, tone } from "./mark.js";
import { t, tOr } from "./texts.js";
import { hourAndMinute, timeOfDay } from "./time.js";

/** A patient's alarms with all that happened to each, newest first. */
export function history(alarms) {
  if (alarms.length === 0) {
    return el("p", { class: "none" }, t("history.none"));
  }
  return el("ol", { class: "history" }, alarms.slice(0, 60).map(entry));
}

function entry({ alarm, from, to, events }) {
  const when = to ? t("history.span", { from: hourAndMinute(from), to: hourAndMinute(to) }) : t("history.ongoing", { from: hourAndMinute(from) });
  const look = tone(alarm).replace(" flash", "");
  return el(
    "li",
    { class: `${look}${to ? " over" : ""}` },
    el("details", {}, el("summary", {}, el("b", { class: "sign" }, sign(alarm)), el("span", { class: "when" }, when), el("span", {}, alarm.text)), el("ol", {}, events.map(happening))),
  );
}

function happening({ event, at, text, by, reason }) {
  const who = by ? ` ${t("event.by", { who: by })}` : "";
  const words = [tOr(`event.${event}`, event) + who, reason, event === "RAISED" || event === "PRIORITY_CHANGED" ? text : ""];
  return el("li", {}, el("time", {}, timeOfDay(at)), " ", words.filter(Boolean).join(" · "));
}
