import { ask } from "./api.js";
import { el } from "./dom.js";
import { chips } from "./forms.js";
import { sign } from "./mark.js";
import { t, tOr } from "./texts.js";
import { dayAndTime, span } from "./time.js";
import { toldOnAxis, UNITS } from "./vitals.js";

export const REVIEW = "#review";
const HOURS = [24, 168];

/** The rules that made alarms, by how often they called and whether that was any use. */
export class ReviewView {
  constructor(store) {
    this.store = store;
    this.hours = HOURS[0];
    this.ward = "";
    this.result = el("div", { class: "review-result", "aria-live": "polite" });
    this.wards = el("select", { onchange: () => this.#choose(this.hours, this.wards.value) });
    const range = chips(t("review.range"), "hours", HOURS.map((n) => [String(n), t(`review.${n}`)]), String(this.hours));
    range.addEventListener("change", (event) => this.#choose(Number(event.target.value), this.ward));
    const ward = el("label", { class: "review-ward" }, el("span", {}, t("filter.ward")), " ", this.wards);
    this.node = el("main", { class: "review", id: "beds", tabindex: "-1" }, el("h1", {}, t("review.title")), el("p", { class: "note" }, t("review.note")), el("div", { class: "review-head" }, range, ward), this.result);
    this.stop = store.onChange((patients) => patients === null && this.#drawWards());
    this.#drawWards();
    this.#load();
  }

  close() {
    this.stop();
    this.closed = true;
  }

  #choose(hours, ward) {
    Object.assign(this, { hours, ward });
    this.#load();
  }

  #drawWards() {
    const names = this.store.wards.map((each) => each.ward);
    const key = JSON.stringify(names);
    if (key !== this.wards.dataset.key) {
      this.wards.dataset.key = key;
      this.wards.replaceChildren(el("option", { value: "" }, t("filter.all")), ...names.map((name) => el("option", { value: name, selected: name === this.ward }, name)));
    }
  }

  async #load() {
    const asked = `${this.hours} ${this.ward}`;
    this.asked = asked;
    try {
      const answer = await ask("GET", `/api/v1/review?hours=${this.hours}${this.ward ? `&ward=${encodeURIComponent(this.ward)}` : ""}`);
      if (!this.closed && this.asked === asked) {
        this.result.replaceChildren(...drawn(answer));
      }
    } catch (refusal) {
      this.result.replaceChildren(el("p", { class: "status refused" }, refusal.status ? refusal.message : t("review.failed")));
    }
  }
}

function drawn({ from, to, rules, more }) {
  const since = el("p", { class: "note" }, t("review.since", { from: dayAndTime(from), to: dayAndTime(to) }));
  if (rules.length === 0) {
    return [since, el("p", { class: "none" }, t("review.none"))];
  }
  const heads = ["rule", "calls", "alarms", "useful", "notUseful", "unmarked", "length", "answered"];
  const head = el("tr", {}, heads.map((name) => el("th", { scope: "col" }, t(`review.${name}`))));
  const table = el("table", { class: "rules" }, el("thead", {}, head), el("tbody", {}, rules.map(row)));
  return [since, el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t("review.title") }, table), more > 0 ? el("p", { class: "note" }, t("review.more", { n: more })) : ""];
}

function row(rule) {
  const cells = [
    ["calls", rule.calls],
    ["alarms", rule.alarms],
    ["useful", rule.useful],
    ["notUseful", rule.notUseful],
    ["unmarked", rule.unmarked],
    ["length", rule.medianSeconds === null ? "–" : span(rule.medianSeconds * 1000)],
    ["answered", rule.answeredShare === null ? "–" : `${Math.round(rule.answeredShare * 100)} %`],
  ];
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, el("b", { class: `sign tone-${rule.priority.toLowerCase()}`, "aria-label": t(`priority.${rule.priority}`) }, sign(rule)), " ", nameOf(rule)),
    cells.map(([name, value]) => el("td", { "data-label": t(`review.${name}`) }, String(value))),
  );
}

/** The rule in words: a vital and its limit, or what else it watches. */
export function nameOf({ kind, vital, limit }) {
  if (!vital) {
    return tOr(`kind.${kind}`, kind);
  }
  const bound = limit === null || limit === undefined ? "" : ` ${toldOnAxis(vital, limit)} ${UNITS[vital]}`;
  return `${t(`vital.${vital}`)} ${t(kind.endsWith("_LOW") ? "kind.low" : "kind.high")}${bound}`;
}
