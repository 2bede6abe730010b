import { mayAnswer, whoIsHere } from "./api.js";
import { Asking } from "./asking.js";
import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { personField } from "./choices.js";
import { byField, field, minutes, reasons } from "./forms.js";
import { mark, tone } from "./mark.js";
import { isCalling, isOpen, isOver, matterOf, matters, others } from "./matter.js";
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

/** Of what alarms an answer makes sense: what is over can be cleared, and not silenced. */
const MAKES_SENSE = { acknowledge: isOpen, silence: isOpen, decline: isCalling, handOver: isCalling, clear: isOver };

/** Opens the dialog in which an alarm, and with it all of its episode, is answered once; an action may be chosen before. */
export function openAnswer(tools, chosen, action) {
  const alarms = partsOf(tools.store, chosen);
  const [alarm] = alarms;
  const about = el(
    "div",
    { class: `about ${tone(alarm).replace(" flash", "")}` },
    mark(alarm),
    el(
      "div",
      {},
      el("b", {}, `${alarm.ward} / ${alarm.bed}`),
      ` ${alarm.patient}`,
      el("p", { class: "what" }, said(alarm.text, alarm.texts)),
      others(alarms),
      el("p", {}, standing(alarm)),
    ),
  );
  if (!mayAnswer()) {
    return openDialog(t("answer.title"), about, el("p", { class: "status refused" }, t("answer.may", { role: whoIsHere()?.role ?? "–" })));
  }
  const actions = Object.keys(FIELDS).filter((name) => alarms.some(MAKES_SENSE[name]));
  if (actions.length === 0) {
    return openDialog(t("answer.title"), about, el("p", { class: "status" }, t("answer.nothing")));
  }
  const place = el("div", {});
  const tabs = el("div", { class: "actions", role: "group", "aria-label": t("answer.title") });
  const dialog = openDialog(t("answer.title"), about, tabs, place);
  const choose = (name) => {
    [...tabs.children].forEach((tab) => tab.setAttribute("aria-pressed", String(tab.dataset.action === name)));
    place.replaceChildren(formOf(tools, alarm, name, dialog));
  };
  tabs.append(...actions.map((name) => tabOf(name, choose)));
  choose(actions.includes(action) ? action : actions[0]);
  place.querySelector("button[type=submit]").focus();
  return dialog;
}

/** An alarm with all of its episode, as they stand now, the most urgent first. */
function partsOf(store, alarm) {
  const all = store.beds.get(alarm.patient)?.alarms ?? [];
  return matters(all).find((parts) => parts.some((part) => part.id === alarm.id)) ?? [alarm];
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
    (filled) => ({ patient: alarm.patient, action, alarm: matterOf(alarm), ...filled }),
    () => setTimeout(() => dialog.close(), READ_MILLIS),
  );
  return asking.form;
}
