import { ask, mayAnswer, patientPath } from "./api.js";
import { el, setText } from "./dom.js";
import { t, tOr } from "./texts.js";
import { span } from "./time.js";
import { toldOnAxis, vitalOf } from "./vitals.js";

const EVERY_MILLIS = 500;
const SVG = "http://www.w3.org/2000/svg";

/** A button that shows what the last 24 h would have been under the limits that are typed. Nothing is applied. */
export class Tryout {
  #turn = 0;

  /** @param limitsOf what is typed now, as a command has it */
  constructor(patient, limitsOf) {
    Object.assign(this, { patient, limitsOf });
    this.button = el("button", { type: "button", class: "try", disabled: !mayAnswer(), onclick: () => this.#try() }, t("try.go"));
    this.status = el("p", { class: "status", role: "status" });
    this.bar = el("progress", { hidden: true, "aria-label": t("try.go") });
    this.result = el("div", { class: "try-result" });
    this.node = el("section", { class: "tryout", "aria-label": t("try.title") }, this.button, el("span", { class: "note" }, t("try.note")), this.bar, this.status, this.result);
  }

  async #try() {
    const turn = ++this.#turn;
    const path = `/api/v1${patientPath(this.patient)}/whatif`;
    this.result.replaceChildren();
    this.#tell("pending", t("try.running"));
    this.bar.hidden = false;
    try {
      const { id } = await ask("POST", path, { limits: this.limitsOf() });
      // Who leaves the page asks no more, and the monitor ends the trial.
      while (turn === this.#turn && this.node.isConnected) {
        const state = await ask("GET", `${path}?id=${id}`);
        if (state.state === "running") {
          this.#progress(state);
          await new Promise((resolve) => setTimeout(resolve, EVERY_MILLIS));
          continue;
        }
        this.#done(turn, state);
        return;
      }
    } catch (refusal) {
      if (turn === this.#turn) {
        this.bar.hidden = true;
        this.#tell("refused", refusal.status ? refusal.message : t("try.failed"));
      }
    }
  }

  #progress({ done, of }) {
    if (of > 0) {
      this.bar.max = of;
      this.bar.value = done;
    } else {
      this.bar.removeAttribute("value");
    }
  }

  #done(turn, state) {
    if (turn !== this.#turn) {
      return;
    }
    this.bar.hidden = true;
    this.#tell("", state.state === "empty" ? t("try.empty") : "");
    if (state.comparison) {
      this.result.replaceChildren(...drawn(state.comparison));
    }
  }

  #tell(look, text) {
    this.status.className = `status ${look}`;
    setText(this.status, text);
  }
}

function drawn({ present, proposed, curve, patientDays }) {
  const kinds = [...new Set([...Object.keys(present.byKind), ...Object.keys(proposed.byKind)])].sort();
  const line = (name, now, then) => el("tr", {}, el("th", { scope: "row" }, name), el("td", {}, String(now)), el("td", {}, String(then)));
  const rows = [
    ...kinds.map((kind) => line(kindOf(kind), present.byKind[kind] ?? 0, proposed.byKind[kind] ?? 0)),
    line(t("try.calls"), present.calls, proposed.calls),
    line(t("try.missed"), lasting(present.missedSecondsInAll), lasting(proposed.missedSecondsInAll)),
  ];
  const head = el("tr", {}, [t("try.last", { n: Math.max(1, Math.round(patientDays * 24)) }), t("try.now"), t("try.proposed")].map((name) => el("th", { scope: "col" }, name)));
  return [el("table", { class: "tried" }, el("thead", {}, head), el("tbody", {}, rows)), el("p", { class: "note" }, t("try.missedNote")), curve && curve.points.length > 1 ? curveOf(curve) : ""];
}

function lasting(seconds) {
  return span(seconds * 1000);
}

function kindOf(kind) {
  const vital = vitalOf({ kind });
  return vital ? `${t(`vital.${vital}`)} ${t(kind.endsWith("_LOW") ? "kind.low" : "kind.high")}` : tOr(`kind.${kind}`, kind);
}

/** The first limit at several values: calls to the right, time beyond the extreme without an alarm upwards. */
function curveOf({ vital, part, points }) {
  const name = `${t(`vital.${vital}`)}, ${t(`limits.${part}`)}`;
  const [width, height, left, bottom, top] = [320, 190, 46, 34, 14];
  const most = Math.max(1, ...points.map((point) => point.calls));
  const longest = Math.max(60, ...points.map((point) => point.missedSeconds));
  const x = (point) => left + (point.calls / most) * (width - left - 40);
  const y = (point) => height - bottom - (point.missedSeconds / longest) * (height - bottom - top);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("try.curve", { limit: name }) });
  picture.append(
    svg("path", { class: "axis", d: `M${left} ${top}V${height - bottom}H${width - 10}` }),
    svg("path", { class: "way", d: points.map((point, i) => `${i ? "L" : "M"}${x(point)} ${y(point)}`).join("") }),
    words("end", left - 5, top + 8, lasting(longest)),
    words("end", left - 5, height - bottom, "0"),
    words("end", width - 10, height - bottom + 14, String(most)),
    words("middle", width / 2, height - 4, t("try.axisCalls")),
    ...points.map((point) => svg("circle", { class: which(point), cx: x(point), cy: y(point), r: point.present || point.proposed ? 5 : 3.5 })),
    ...apart(points, x).map((point) => words("middle", x(point), y(point) - 8, toldOnAxis(vital, point.value))),
  );
  const table = el("table", {}, el("thead", {}, el("tr", {}, [name, t("try.calls"), t("try.missed")].map((head) => el("th", { scope: "col" }, head)))), el("tbody", {}, points.map((point) => pointRow(vital, point))));
  return el("figure", { class: "curve" }, el("figcaption", {}, t("try.curve", { limit: name })), picture, el("p", { class: "note" }, t("try.curveNote")), el("details", {}, el("summary", {}, t("try.figures")), table));
}

/** Names that would stand on each other are left out, but not those of the limits that are compared. */
function apart(points, x) {
  const kept = points.filter((point) => point.present || point.proposed);
  points.forEach((point) => kept.every((other) => Math.abs(x(other) - x(point)) > 24) && kept.push(point));
  return kept;
}

function pointRow(vital, point) {
  const note = point.proposed ? ` (${t("try.proposed")})` : point.present ? ` (${t("try.now")})` : "";
  return el("tr", {}, el("th", { scope: "row" }, toldOnAxis(vital, point.value) + note), el("td", {}, String(point.calls)), el("td", {}, lasting(point.missedSeconds)));
}

function which(point) {
  return point.proposed ? "proposed" : point.present ? "present" : "other";
}

function words(anchor, x, y, text) {
  const node = svg("text", { x, y, "text-anchor": anchor });
  node.textContent = text;
  return node;
}

function svg(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  return node;
}
