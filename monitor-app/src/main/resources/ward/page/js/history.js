import { el } from "./dom.js";
import { colour, sign } from "./mark.js";
import { matterOf } from "./matter.js";
import { said, t, tOr } from "./texts.js";
import { moment } from "./time.js";
import { UsefulMark } from "./useful.js";

/** The events whose text says more than the alarm's own. */
const SPEAKS = new Set(["RAISED", "PRIORITY_CHANGED", "SOUNDED", "ESCALATED"]);
const RANK = ["LOW", "MEDIUM", "HIGH"];
const MOST = 60;

/** A patient's alarms with all that happened to each, by episode, the newest first. */
export function history(lives) {
  if (lives.length === 0) {
    return el("p", { class: "none" }, t("history.none"));
  }
  const episodes = new Map();
  lives.forEach((life) => {
    const key = matterOf(life.alarm);
    episodes.set(key, [...(episodes.get(key) ?? []), life]);
  });
  return el("ol", { class: "history" }, [...episodes.values()].slice(0, MOST).map(entry));
}

/** One episode: told by its most urgent alarm, from when the first began to when the last was over. */
function entry(lives) {
  const worst = lives.reduce((most, life) => (RANK.indexOf(life.alarm.priority) > RANK.indexOf(most.alarm.priority) ? life : most));
  const from = Math.min(...lives.map((life) => life.from));
  const to = lives.some((life) => life.to === null) ? null : Math.max(...lives.map((life) => life.to));
  const more = lives.length > 1 ? ` ${t("bed.more", { n: lives.length - 1 })}` : "";
  const head = el("summary", {}, el("b", { class: "sign" }, sign(worst.alarm)), el("span", { class: "when" }, span(from, to)), el("span", {}, `${said(worst.alarm.text, worst.alarm.texts)}${more}`));
  const parts = lives.length > 1 ? [worst, ...lives.filter((life) => life !== worst)] : lives;
  return el("li", { class: `${colour(worst.alarm)}${to ? " over" : ""}` }, el("details", {}, head, parts.map((life) => part(life, lives.length > 1))));
}

function part({ alarm, from, to, useful, events }, isOneOfSeveral) {
  const title = isOneOfSeveral ? el("p", { class: "part" }, el("b", { class: "sign" }, sign(alarm)), el("span", { class: "when" }, span(from, to)), said(alarm.text, alarm.texts)) : null;
  return [title, el("ol", {}, events.map(happening)), new UsefulMark(alarm, useful).node];
}

function span(from, to) {
  return to ? t("history.span", { from: moment(from), to: moment(to) }) : t("history.ongoing", { from: moment(from) });
}

function happening({ event, at, text, texts, by, reason }) {
  const who = by ? ` ${t("event.by", { who: by })}` : "";
  const words = [tOr(`event.${event}`, event) + who, reason, SPEAKS.has(event) ? said(text, texts) : ""];
  return el("li", {}, el("time", {}, moment(at)), " ", words.filter(Boolean).join(" · "));
}
