import { command } from "./api.js";
import { el, setText } from "./dom.js";
import { filled } from "./forms.js";
import { said, t } from "./texts.js";

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
    const { patient, ...body } = this.bodyOf(filled(this.form));
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
    } finally {
      this.tools.outcomes.forget(id);
      this.#enable(true);
    }
  }

  /** Whichever comes first: the answer to the request, or the outcome over the stream. */
  async #outcome(id, patient, body) {
    const streamed = this.tools.outcomes.of(id);
    const first = await Promise.race([command(patient, { id, ...body }), streamed]);
    if (first.outcome !== "DONE") {
      throw Object.assign(new Error(said(first.text, first.texts)), { status: 409 });
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
  const refused = refusal.status === 409 || refusal.status === 403 || refusal.status === 400 || refusal.status === 422;
  return t(refused ? "answer.refused" : "answer.failed", { text: refusal.message });
}
