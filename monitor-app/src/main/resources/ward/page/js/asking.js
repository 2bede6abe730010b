import { command } from "./api.js";
import { el, setText } from "./dom.js";
import { confirmation, filled } from "./forms.js";
import { said, t } from "./texts.js";

/** What a form must be told once more before it is sent: a box to tick, and why. */
export class Doubt extends Error {
  constructor(name, label, why) {
    super(why);
    this.box = name;
    this.label = label;
  }
}

/** A form whose command is sent to the monitor, and which tells what became of it. */
export class Asking {
  constructor(tools, attributes, children, bodyOf, done) {
    this.tools = tools;
    this.bodyOf = bodyOf;
    this.done = done;
    this.status = el("p", { class: "status", role: "status" });
    this.form = el("form", { ...attributes, onsubmit: (event) => this.#submit(event) }, children, this.status);
  }

  async #submit(event) {
    event.preventDefault();
    if (this.tools.store.link.state === "cut") {
      this.#tell("refused", t("answer.cut"));
      return;
    }
    const asked = this.#body();
    if (!asked) {
      return;
    }
    const { patient, ...body } = asked;
    const id = crypto.randomUUID();
    this.#tell("pending", t("answer.pending"));
    this.#enable(false);
    try {
      const outcome = await this.#outcome(id, patient, body);
      this.#tell("done", t("answer.done", { text: said(outcome.text, outcome.texts) }));
      this.#forgetPasswords();
      this.done?.();
    } catch (refusal) {
      this.#tell("refused", words(refusal));
      this.#forgetPasswords();
      if (refusal.outcome === "BED_TAKEN") {
        this.#confirm("shared", t("stay.shared"));
      }
    } finally {
      this.tools.outcomes.forget(id);
      this.#enable(true);
    }
  }

  /** What is asked; null where the form is in doubt, and says so. */
  #body() {
    try {
      return this.bodyOf(filled(this.form));
    } catch (doubt) {
      if (!(doubt instanceof Doubt)) {
        throw doubt;
      }
      this.#tell("refused", doubt.message);
      this.#confirm(doubt.box, doubt.label);
      return null;
    }
  }

  /** Asks for a tick before the same is sent again. */
  #confirm(name, label) {
    if (!this.form.elements[name]) {
      this.form.querySelector("button[type=submit]").before(confirmation(name, label));
    }
    this.form.elements[name].focus();
  }

  /** Whichever comes first: the answer to the request, or the outcome over the stream. */
  async #outcome(id, patient, body) {
    const streamed = this.tools.outcomes.of(id);
    const first = await Promise.race([command(patient, { id, ...body }), streamed]);
    if (first.outcome !== "DONE") {
      throw Object.assign(new Error(said(first.text, first.texts)), { status: 409, outcome: first.outcome });
    }
    return first;
  }

  /** A password is for one command. */
  #forgetPasswords() {
    this.form.querySelectorAll("input[type=password]").forEach((input) => (input.value = ""));
  }

  #enable(enabled) {
    this.form.querySelectorAll("button[type=submit]").forEach((button) => (button.disabled = !enabled));
  }

  #tell(look, text) {
    this.status.className = `status ${look}`;
    setText(this.status, text);
  }
}

function words(refusal) {
  if (refusal.status === 504) {
    return t("answer.unsure");
  }
  if (!refusal.status) {
    return t("answer.unreachable");
  }
  const refused = refusal.status === 409 || refusal.status === 403 || refusal.status === 400 || refusal.status === 422;
  return t(refused ? "answer.refused" : "answer.failed", { text: refusal.message });
}
