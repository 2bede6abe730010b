import { el } from "./dom.js";
import { keep, kept } from "./kept.js";
import { whoIsHere } from "./api.js";
import { t } from "./texts.js";

/** A labelled field. */
export function field(label, name, attributes = {}) {
  return el("label", { class: "field" }, el("span", {}, label), el("input", { name, maxlength: "64", autocomplete: "off", ...attributes }));
}

/** Large buttons of which one is chosen, for fingers. */
export function chips(label, name, options, chosen) {
  return el(
    "fieldset",
    { class: "chips" },
    el("legend", {}, label),
    options.map(([value, text]) =>
      el("label", { class: "chip" }, el("input", { type: "radio", name, value, checked: value === chosen, required: true }), el("span", {}, text)),
    ),
  );
}

/** Where nobody signs in, who is asking is a field. */
export function byField() {
  return whoIsHere()?.open ? field(t("answer.by"), "by", { required: true, value: kept("by", "nurse") }) : null;
}

/** Reason chips with words of one's own beside them. */
export function reasons(words) {
  const options = words.map((word) => [t(`reason.${word}`), t(`reason.${word}`)]);
  return [chips(t("answer.reason"), "reason", [...options, ["", t("reason.other")]], options[0][0]), field(t("reason.other"), "ownReason", { maxlength: "500" })];
}

/**
 * One of a list, in groups [title, [[value, text]]]; where others are allowed, the last choice asks for them in fields of their
 * own.
 */
export function pick(label, name, groups, otherLabel, others) {
  const own = el("div", { class: "choice-own" });
  const select = el(
    "select",
    { name, onchange: () => own.replaceChildren(...(select.value === "" ? others() : [])) },
    groups.filter(([, options]) => options.length > 0).map(([title, options]) => el("optgroup", { label: title }, options.map(([value, text]) => el("option", { value }, text)))),
    others ? el("option", { value: "" }, otherLabel) : null,
  );
  return [el("label", { class: "field" }, el("span", {}, label), select), own];
}

/** A box that must be ticked knowingly before a command is sent again. */
export function confirmation(name, label) {
  return el("label", { class: "check confirm" }, el("input", { type: "checkbox", name, required: true }), el("span", {}, label));
}

/** How many minutes. */
export function minutes(values, chosen) {
  return chips(t("answer.minutes"), "forMinutes", values.map((n) => [String(n), t("answer.minutesOf", { n })]), String(chosen));
}

/** What was filled in, without what was left empty. */
export function filled(form) {
  const all = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  if (all.ownReason) {
    all.reason = all.ownReason;
    delete all.ownReason;
  }
  if (all.place) {
    [all.ward, all.bed] = all.place.split(" ");
    delete all.place;
  }
  if (all.shared) {
    all.shared = true;
  }
  if (all.by) {
    keep("by", all.by);
  }
  if (all.forMinutes) {
    all.forMinutes = Number(all.forMinutes);
  }
  return all;
}
