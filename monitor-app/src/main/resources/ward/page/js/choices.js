import { ask, patientPath } from "./api.js";
import { el } from "./dom.js";
import { field, pick } from "./forms.js";
import { t } from "./texts.js";
import { span, wardNow } from "./time.js";

/** Who takes over, from the rota; where the monitor calls nobody, or does not answer, a name is typed. */
export function personField(patient) {
  return filledBy(ask("GET", `/api/v1${patientPath(patient)}/people`), personOf, typedPerson);
}

function personOf({ people }) {
  if (people.length === 0) {
    return typedPerson();
  }
  const option = ({ name, level }) => [name, level > 0 && level < 4 ? `${name} · ${t(`level.${level}`)}` : name];
  const groups = [
    [t("choose.onDuty"), people.filter((one) => one.level > 0).map(option)],
    [t("choose.offDuty"), people.filter((one) => one.level === 0).map(option)],
  ];
  return pick(t("answer.to"), "to", groups);
}

function typedPerson() {
  return field(t("answer.to"), "to", { required: true });
}

/** A free bed, those of a ward first; or another, which is typed. */
export function bedField(ward) {
  const typed = () => [field(t("stay.ward"), "ward", { required: true, value: ward ?? null }), field(t("stay.bed"), "bed", { required: true })];
  return filledBy(places(), ({ beds }) => (beds.length === 0 ? typed() : pick(t("stay.freeBed"), "place", bedGroups(beds, ward), t("choose.otherBed"), typed)), typed);
}

function bedGroups(beds, ward) {
  const wards = [...new Set(beds.map((bed) => bed.ward))].sort((one, other) => Number(other === ward) - Number(one === ward) || one.localeCompare(other));
  return wards.map((name) => [name, beds.filter((bed) => bed.ward === name).map((bed) => [`${bed.ward} ${bed.bed}`, bed.bed])]);
}

/** A device that nobody wears; or another, which is typed. */
export function deviceField() {
  const typed = () => [field(t("stay.device"), "device", { required: true })];
  return filledBy(places(), ({ devices }) => (devices.length === 0 ? typed() : pick(t("stay.device"), "device", deviceGroups(devices), t("choose.otherDevice"), typed)), typed);
}

function deviceGroups(devices) {
  const heard = ({ device, heardAt }) => [device, `${device} · ${t("patient.lastHeard", { age: span(wardNow() - heardAt) })}`];
  return [
    [t("choose.heard"), devices.filter((one) => one.heardAt !== null).map(heard)],
    [t("choose.silent"), devices.filter((one) => one.heardAt === null).map(({ device }) => [device, device])],
  ];
}

function places() {
  return ask("GET", "/api/v1/places");
}

/** A place in a form that is filled as soon as the monitor has told what there is to choose from. */
function filledBy(answer, made, typed) {
  const place = el("div", { class: "choice-of" }, el("p", { class: "note" }, t("choose.loading")));
  answer.then(made, typed).then((fields) => {
    place.replaceChildren(...[fields].flat());
    const form = place.closest("form");
    if (form?.firstElementChild === place && form.contains(document.activeElement)) {
      place.querySelector("select, input").focus();
    }
  });
  return place;
}
