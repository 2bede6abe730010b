import { el } from "./dom.js";
import { colour, sign } from "./mark.js";
import { said, t, tOr } from "./texts.js";
import { hourAndMinute, timeOfDay } from "./time.js";
import { UsefulMark } from "./useful.js";

/** The events whose text says more than the alarm's own. */
const SPEAKS = new Set(["RAISED", "PRIORITY_CHANGED", "SOUNDED", "ESCALATED"]);

/** A patient's alarms with all that happened to each, newest first. */
export function history(alarms) {
  if (alarms.length === 0) {
    return el("p", { class: "none" }, t("history.none"));
  }
  return el("ol", { class: "history" }, alarms.slice(0, 60).map(entry));
}

function entry({ alarm, from, to, useful, events }) {
  const when = to ? t("history.span", { from: hourAndMinute(from), to: hourAndMinute(to) }) : t("history.ongoing", { from: hourAndMinute(from) });
  return el(
    "li",
    { class: `${colour(alarm)}${to ? " over" : ""}` },
    el("details", {}, el("summary", {}, el("b", { class: "sign" }, sign(alarm)), el("span", { class: "when" }, when), el("span", {}, said(alarm.text, alarm.texts))), el("ol", {}, events.map(happening))),
    new UsefulMark(alarm, useful).node,
  );
}

function happening({ event, at, text, texts, by, reason }) {
  const who = by ? ` ${t("event.by", { who: by })}` : "";
  const words = [tOr(`event.${event}`, event) + who, reason, SPEAKS.has(event) ? said(text, texts) : ""];
  return el("li", {}, el("time", {}, timeOfDay(at)), " ", words.filter(Boolean).join(" · "));
}
