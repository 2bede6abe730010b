import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { t } from "./texts.js";

/** What the keys do. */
export function openHelp() {
  const keys = [["← ↑ ↓ →", t("help.arrows")], ["Enter", t("help.enter")], ["A", t("help.a")], ["S", t("help.s")], ["Esc", t("help.esc")], ["?", t("help.question")]];
  openDialog(t("help.title"), el("dl", { class: "keys" }, keys.flatMap(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])));
}
