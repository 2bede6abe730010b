import { keep, kept } from "./kept.js";
import { moment } from "./time.js";

let texts = {};

/** "en" or "zh": what was chosen, or what the browser asks for. */
export function language() {
  return kept("language", navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
}

/** Loads the texts of the language. */
export async function loadTexts() {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
  const answer = await fetch(`/page/texts/${language()}.json`);
  texts = await answer.json();
}

export function switchLanguage() {
  keep("language", language() === "zh" ? "en" : "zh");
  location.reload();
}

/** The text of a key, with {names} filled in. */
export function t(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

const INSTANT = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC/g;

/** What the monitor says, in the language: its English text, or what stands beside it for others; moments by the clock here. */
export function said(english, others) {
  const text = others?.[language()] ?? english;
  return text?.replace(INSTANT, (all, day, time) => moment(Date.parse(`${day}T${time}Z`)));
}

/** The text of a key, or another where there is none: for words that come from topics, such as a device's kind. */
export function tOr(key, otherwise) {
  return texts[key] ?? otherwise;
}
