import { mayAnswer, whoIsHere } from "./api.js";
import { Asking } from "./asking.js";
import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { personField } from "./choices.js";
import { byField, field, minutes, reasons } from "./forms.js";
import { mark, tone } from "./mark.js";
import { standing } from "./alarmlist.js";
import { said, t } from "./texts.js";

/** How long the outcome is to be read before the dialog closes. */
const READ_MILLIS = 1200;

/** What each answer asks for beside the alarm. */
const FIELDS = {
  acknowledge: () => [field(t("answer.comment"), "comment", { maxlength: "500" })],
  silence: () => [minutes([2, 5, 10, 30], 2), ...reasons(["atBedside", "procedure", "artefact", "known"])],
  decline: () => reasons(["busy", "notMine"]),
  handOver: (alarm) => [personField(alarm.patient), field(t("answer.comment"), "comment", { maxlength: "500" })],
  clear: () => [],
};

/** Opens the dialog in which an alarm is answered; an action may be chosen before. */
export function openAnswer(tools, alarm, action) {
  const about = el(
    "div",
    { class: `about ${tone(alarm).replace(" flash", "")}` },
    mark(alarm),
    el("div", {}, el("b", {}, `${alarm.ward} / ${alarm.bed}`), ` ${alarm.patient}`, el("p", { class: "what" }, said(alarm.text, alarm.texts)), el("p", {}, standing(alarm))),
  );
  if (!mayAnswer()) {
    return openDialog(t("answer.title"), about, el("p", { class: "status refused" }, t("answer.may", { role: whoIsHere()?.role ?? "–" })));
  }
  const actions = Object.keys(FIELDS).filter((name) => name !== "clear" || alarm.presence === "LATCHED");
  const place = el("div", {});
  const tabs = el("div", { class: "actions", role: "group", "aria-label": t("answer.title") });
  const dialog = openDialog(t("answer.title"), about, tabs, place);
  const choose = (name) => {
    [...tabs.children].forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.action === name)));
    place.replaceChildren(formOf(tools, alarm, name, dialog));
  };
  tabs.append(...actions.map((name) => tabOf(name, choose)));
  choose(action ?? (alarm.presence === "LATCHED" ? "clear" : "acknowledge"));
  place.querySelector("button[type=submit]").focus();
  return dialog;
}

function tabOf(name, choose) {
  return el("button", { type: "button", "data-action": name, onclick: () => choose(name) }, t(`answer.${name}`));
}

function formOf(tools, alarm, action, dialog) {
  const send = el("button", { type: "submit", class: "primary" }, t(`answer.${action}`));
  const asking = new Asking(
    tools,
    { class: "answer-form" },
    [FIELDS[action](alarm), byField(), send],
    (filled) => ({ patient: alarm.patient, action, alarm: alarm.id, ...filled }),
    () => setTimeout(() => dialog.close(), READ_MILLIS),
  );
  return asking.form;
}
