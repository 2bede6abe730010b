import { mayAnswer, whoIsHere } from "./api.js";
import { Asking, Doubt } from "./asking.js";
import { bedField, deviceField } from "./choices.js";
import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { byField, chips, field, minutes, reasons } from "./forms.js";
import { t } from "./texts.js";

const PAUSES = [5, 10, 30, 60];
const KINDS = ["BEDSIDE_MONITOR", "WEARABLE", "SPOT_CHECK"];

/** Admits a patient who is not here yet. */
export function openAdmission(tools) {
  ask(tools, "stay.admit", null, "admit", () => [
    field(t("stay.patient"), "patient", { required: true }),
    bedField(whoIsHere()?.wards?.[0]),
  ]);
}

/** Names must not come in here: a new id without a digit is asked about before it is sent. */
function noName({ isId, ...asked }) {
  if (!/\d/.test(asked.patient) && !isId) {
    throw new Doubt("isId", t("stay.isId"), t("stay.likeName"));
  }
  return asked;
}

/** The buttons about a patient's stay. */
export function stayActions(tools, bed) {
  const paused = Boolean(bed.paused);
  const actions = [
    paused
      ? ["stay.resume", "resume", () => []]
      : ["stay.pause", "pause", () => [minutes(PAUSES, 10), ...reasons(["procedure", "atBedside", "known"])]],
    ["stay.assign", "assignDevice", () => deviceFields()],
    ["stay.move", "admit", () => [bedField(bed.ward)]],
    ["stay.discharge", "discharge", () => [el("p", {}, t("stay.dischargeSure")), field(t("answer.reason"), "reason", { maxlength: "500" })]],
  ];
  return el(
    "div",
    { class: "stay-actions" },
    actions.map(([title, action, fields]) =>
      el("button", { type: "button", disabled: !mayAnswer(), onclick: () => ask(tools, title, bed.patient, action, fields) }, t(title)),
    ),
  );
}

function deviceFields() {
  const kinds = KINDS.map((kind) => [kind, t(`device.${kind}`)]);
  return [deviceField(), chips(t("stay.kind"), "deviceKind", kinds, "WEARABLE")];
}

function ask(tools, title, patient, action, fields) {
  const send = el("button", { type: "submit", class: "primary" }, t(title));
  const asking = new Asking(
    tools,
    { class: "answer-form" },
    [fields(), byField(), send],
    (filled) => (patient ? { patient, action, ...filled } : noName({ action, ...filled })),
    () => setTimeout(() => dialog.close(), 1200),
  );
  const dialog = openDialog(t(title), patient ? el("p", { class: "subject" }, patient) : null ?? "", asking.form);
  asking.form.querySelector("input:not([type=radio]), button")?.focus();
}
