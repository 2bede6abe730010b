import { el } from "./dom.js";
import { t } from "./texts.js";

let titles = 0;

/** Shows a dialog over the page; Esc, the cross and a click beside it close it, and focus goes back where it was. */
export function openDialog(title, ...content) {
  const before = document.activeElement;
  const id = `dialog-title-${titles++}`;
  const close = el("button", { type: "button", class: "close", "aria-label": t("answer.close"), onclick: () => dialog.close() }, "✕");
  const head = el("div", { class: "dialog-head" }, el("h2", { id }, title), close);
  const dialog = el("dialog", { "aria-labelledby": id }, head, ...content);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus?.();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
