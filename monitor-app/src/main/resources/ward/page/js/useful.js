import { command, mayAnswer, whoIsHere } from "./api.js";
import { el, setText } from "./dom.js";
import { kept } from "./kept.js";
import { said, t } from "./texts.js";

/** What was marked from this page: alarm ids and whether they were useful. */
const marked = new Map();

/** Asks of an alarm, also of one that is over, whether it was useful: one tap answers, and may be taken back by another. */
export class UsefulMark {
  constructor(alarm, useful) {
    this.yes = this.#button("yes", true);
    this.no = this.#button("no", false);
    this.status = el("span", { class: "mark-status", role: "status" });
    this.node = el("span", { class: "useful", role: "group", "aria-label": t("useful.ask"), hidden: !mayAnswer() }, el("span", {}, t("useful.ask")), this.yes, this.no, this.status);
    if (alarm) {
      this.take(alarm, useful);
    }
  }

  /** @param useful what the monitor knows of it; null or undefined where nothing */
  take(alarm, useful) {
    if (this.alarm?.id !== alarm.id) {
      setText(this.status, "");
    }
    this.alarm = alarm;
    if (useful !== null && useful !== undefined && !marked.has(alarm.id)) {
      marked.set(alarm.id, useful);
    }
    this.#draw();
  }

  #button(word, useful) {
    return el("button", { type: "button", "aria-label": t(`useful.${word}Full`), onclick: (event) => this.#mark(event, useful) }, t(`useful.${word}`));
  }

  async #mark(event, useful) {
    event.stopPropagation();
    const { id, patient } = this.alarm;
    this.#enable(false);
    setText(this.status, "…");
    try {
      const by = whoIsHere()?.open ? kept("by", "nurse") : undefined;
      const outcome = await command(patient, { id: crypto.randomUUID(), action: "mark", alarm: id, useful, by });
      marked.set(id, useful);
      this.#tell(id, said(outcome.text, outcome.texts));
    } catch (refusal) {
      this.#tell(id, refusal.status ? refusal.message : t("useful.failed"));
    } finally {
      this.#enable(true);
    }
  }

  /** The row may be another alarm's by now. */
  #tell(id, words) {
    if (this.alarm.id === id) {
      setText(this.status, words);
      this.#draw();
    }
  }

  #enable(enabled) {
    this.yes.disabled = this.no.disabled = !enabled;
  }

  #draw() {
    const useful = marked.get(this.alarm.id);
    this.yes.setAttribute("aria-pressed", String(useful === true));
    this.no.setAttribute("aria-pressed", String(useful === false));
  }
}
