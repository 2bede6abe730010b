import { command, mayAnswer, patientPath, whoIsHere } from "./api.js";
import { openDialog } from "./dialog.js";
import { el, setText } from "./dom.js";
import { byField, filled, reasons } from "./forms.js";
import { kept } from "./kept.js";
import { Keyed } from "./keyed.js";
import { mark } from "./mark.js";
import { said, t } from "./texts.js";
import { moment } from "./time.js";

/** How many are cleared at a time: a ward's night must not wait one after the other, nor be asked for all at once. */
const AT_A_TIME = 4;

/** What is over and nobody has seen, quietly below what is on: by ward, each cleared with one tap. */
export class SeenStrip {
  constructor(tools) {
    const wards = el("div", {});
    this.wards = new Keyed(wards, () => new WardSeen(tools));
    this.node = el("section", { class: "seen-strip", "aria-label": t("seen.title"), hidden: true }, wards);
  }

  /** Shows alarms that are over, most urgent first. */
  draw(alarms) {
    const byWard = new Map();
    alarms.forEach((alarm) => byWard.set(alarm.ward, [...(byWard.get(alarm.ward) ?? []), alarm]));
    this.wards.show([...byWard].sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true })));
    this.node.hidden = byWard.size === 0;
  }
}

/** What is over and unseen on one ward. */
class WardSeen {
  constructor(tools) {
    this.tools = tools;
    this.title = el("h3", {});
    this.clear = el("button", { type: "button", class: "clear-all", hidden: !mayAnswer(), onclick: () => this.#ask() });
    this.status = el("p", { class: "status", role: "status" });
    this.summary = el("summary", {});
    const rows = el("ul", { class: "seen-rows" });
    this.rows = new Keyed(rows, () => new SeenRow(tools));
    this.node = el("div", { class: "seen-ward" }, el("div", { class: "seen-head" }, this.title, this.clear), this.status, el("details", {}, this.summary, rows));
  }

  take(alarms) {
    this.alarms = alarms;
    const patients = new Set(alarms.map((alarm) => alarm.patient)).size;
    setText(this.title, t("seen.of", { ward: alarms[0].ward }));
    setText(this.clear, t("seen.clearAll", { n: alarms.length }));
    setText(this.summary, t("seen.what", { n: alarms.length, patients }));
    this.rows.show(alarms.map((alarm) => [alarm.id, alarm]));
  }

  /** One tap where none was of high priority; else it is asked why they may go. */
  #ask() {
    if (this.tools.store.link.state === "cut") {
      this.#tell("refused", t("answer.cut"));
      return;
    }
    const seen = this.alarms;
    const high = seen.filter((alarm) => alarm.priority === "HIGH").length;
    if (high === 0) {
      this.#clearAll(seen, whoIsHere()?.open ? { by: kept("by", "nurse") } : {});
      return;
    }
    const send = el("button", { type: "submit", class: "primary" }, t("seen.clearAll", { n: seen.length }));
    const form = el("form", { class: "answer-form" }, reasons(["atBedside", "artefact", "procedure", "known"]), byField(), send);
    const dialog = openDialog(t("seen.title"), el("p", { class: "subject" }, t("seen.high", { n: high })), form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#clearAll(seen, filled(form));
      dialog.close();
    });
    send.focus();
  }

  /** Clears what was shown when it was tapped, and nothing that is over since; each by a command of its own, as if one by one. */
  async #clearAll(seen, answer) {
    this.clear.disabled = true;
    const waiting = [...seen];
    const refusals = [];
    const work = async () => {
      while (waiting.length > 0) {
        const alarm = waiting.shift();
        try {
          await command(alarm.patient, { id: crypto.randomUUID(), action: "clear", alarm: alarm.id, ...answer });
        } catch (refusal) {
          refusals.push(`${alarm.bed}: ${refusal.message}`);
        }
        this.#tell("pending", t("seen.progress", { done: seen.length - waiting.length, n: seen.length }));
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    this.clear.disabled = false;
    const words = { done: seen.length - refusals.length, n: seen.length, text: refusals[0] };
    this.#tell(refusals.length ? "refused" : "done", t(refusals.length ? "seen.refused" : "seen.done", words));
  }

  #tell(look, text) {
    this.status.className = `status ${look}`;
    setText(this.status, text);
  }
}

/** One alarm that is over. */
class SeenRow {
  constructor(tools) {
    this.mark = el("span", {});
    this.place = el("a", { class: "place" });
    this.when = el("span", { class: "age" });
    this.text = el("p", {});
    this.unseen = el("span", { class: "unseen" });
    const clear = el("button", { type: "button", hidden: !mayAnswer(), onclick: () => tools.answer(this.alarm, "clear") }, t("answer.clear"), this.unseen);
    this.actions = el("div", { class: "row-actions" }, clear);
    this.node = el("li", {}, el("div", { class: "where" }, this.place, this.when), this.text, this.actions);
  }

  take(alarm) {
    this.alarm = alarm;
    this.place.setAttribute("href", patientPath(alarm.patient));
    setText(this.place, alarm.bed);
    this.when.replaceChildren(mark(alarm), ` ${moment(alarm.onset)}`);
    setText(this.text, said(alarm.text, alarm.texts));
    setText(this.unseen, ` ${alarm.bed} ${said(alarm.text, alarm.texts)}`);
  }
}
