import { openDialog } from "./dialog.js";
import { el } from "./dom.js";
import { t } from "./texts.js";

const METERS = { under: "mark.usualBar", over: "mark.unusualBar", risk: "mark.riskBar" };

/** What the keys do, and what the marks mean. */
export function openHelp() {
  const keys = [["← ↑ ↓ →", t("help.arrows")], ["Enter", t("help.enter")], ["A", t("help.a")], ["S", t("help.s")], ["Esc", t("help.esc")], ["?", t("help.question")]];
  openDialog(
    t("help.title"),
    el("dl", { class: "keys" }, keys.flatMap(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])),
    el("h3", {}, t("help.marks")),
    el("dl", { class: "keys marks" }, marks().flatMap(([mark, what]) => [el("dt", {}, mark), el("dd", {}, what)])),
  );
}

/** Each mark as it looks, and what it means. */
function marks() {
  const meter = (look) => el("span", { class: "tile-sample" }, el("meter", { class: look, min: "0", max: "1", value: "0.6", "aria-label": t(METERS[look]) }));
  return [
    ["!!! !! !", t("mark.patient")],
    ["[!!]", t("mark.technical")],
    ["✓", t("mark.answered")],
    ["+2", t("mark.more")],
    ["≥", t("mark.bound")],
    [meter("under"), t("mark.usualBar")],
    [meter("over"), t("mark.unusualBar")],
    [meter("risk"), t("mark.riskBar")],
    [t("seen.title"), t("mark.seen")],
    [el("span", { class: "link live" }), t("mark.live")],
    [el("span", { class: "dotted-sample" }), t("mark.dotted")],
    ["●", t("mark.dot")],
  ];
}
