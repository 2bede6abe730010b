import { mayAnswer, whoIsHere } from "./api.js";
import { Asking } from "./asking.js";
import { el } from "./dom.js";
import { byField, chips, field, filled as filledIn } from "./forms.js";
import { t } from "./texts.js";
import { dayAndTime, wardNow } from "./time.js";
import { Tryout } from "./tryout.js";
import { LIMITED, UNITS } from "./vitals.js";

const BOUNDS = ["extremeLow", "low", "high", "extremeHigh"];
const HOURS = [4, 12, 24];

/** The form of a patient's own limits, as they hold now. */
export function limitsForm(tools, patient) {
  const own = patient.own ? ownNote(patient.own) : t("limits.defaults");
  const expiry = chips(t("limits.expires"), "hours", HOURS.map((n) => [String(n), t("limits.hours", { n })]), "12");
  const scale = el("label", { class: "check" }, el("input", { type: "checkbox", name: "spo2Scale2", checked: patient.own?.spo2Scale2 === true }), t("limits.scale2"));
  const approver = field(t("limits.approvedBy"), "approvedBy", { required: whoIsHere()?.role !== "ENGINEER" || whoIsHere()?.open });
  // Whoever signs in confirms with their own password; where nobody does, nobody can.
  const confirm = whoIsHere()?.open ? null : field(t("limits.approverPassword"), "approverPassword", { type: "password", autocomplete: "off", maxlength: "256" });
  const send = el("button", { type: "submit", class: "primary", disabled: !mayAnswer() }, t("limits.send"));
  const tryout = new Tryout(patient.patient, () => bodyOf(patient, filledIn(asking.form)).limits);
  const asking = new Asking(
    tools,
    { class: "limits-form" },
    [el("p", { class: "own" }, own), table(patient.limits ?? {}), tryout.node, scale, el("div", { class: "row" }, approver, confirm, byField()), el("p", { class: "note" }, t("limits.unverifiedNote")), expiry, send],
    (filled) => bodyOf(patient, filled),
  );
  return asking.form;
}

function ownNote(own) {
  return t(own.approvalConfirmed ? "limits.ownNote" : "limits.ownNoteUnverified", { by: own.setBy, approved: own.approvedBy, until: dayAndTime(own.expiresAt) });
}

function table(limits) {
  const head = el("tr", {}, el("th", { scope: "col" }, t("limits.vital")), BOUNDS.map((bound) => el("th", { scope: "col" }, t(`limits.${bound}`))));
  return el("table", { class: "limits" }, el("thead", {}, head), el("tbody", {}, LIMITED.map((vital) => row(vital, limits[vital] ?? {}))));
}

function row(vital, limits) {
  const label = el("th", { scope: "row" }, t(`vital.${vital}`), " ", el("small", {}, UNITS[vital]), limits.own ? el("b", {}, ` ${t("limits.own")}`) : null);
  const cells = BOUNDS.map((bound) =>
    el("td", {}, el("input", {
      type: "number",
      step: "any",
      name: `${vital}.${bound}`,
      value: limits[bound] ?? null,
      "aria-label": `${t(`vital.${vital}`)}, ${t(`limits.${bound}`)}`,
    })),
  );
  return el("tr", {}, label, cells);
}

/** Only vitals that differ from the ward's limits become the patient's own: those that are own now, and those just edited. */
function bodyOf(patient, filled) {
  const limits = LIMITED.filter((vital) => isOwn(vital, patient.limits?.[vital] ?? {}, filled)).map((vital) => ({ vital, ...boundsOf(vital, filled) }));
  return {
    patient: patient.patient,
    action: "setLimits",
    limits,
    spo2Scale2: filled.spo2Scale2 === "on",
    approvedBy: filled.approvedBy ?? null,
    approverPassword: filled.approverPassword ?? null,
    expiresAt: Math.round(wardNow() + filled.hours * 3_600_000),
    by: filled.by,
  };
}

function isOwn(vital, limits, filled) {
  return limits.own || BOUNDS.some((bound) => String(limits[bound] ?? "") !== (filled[`${vital}.${bound}`] ?? ""));
}

function boundsOf(vital, filled) {
  const given = BOUNDS.filter((bound) => filled[`${vital}.${bound}`] !== undefined);
  return Object.fromEntries(given.map((bound) => [bound, Number(filled[`${vital}.${bound}`])]));
}
