import { bar, el } from "./dom.js";
import { t } from "./texts.js";
import { told } from "./vitals.js";

/** Below this share of its window a risk rests on so little that this is said before its number. */
const THIN = 0.5;

/** A risk in words, with what it rests on before its number where that is little. */
export function riskRead({ id, probability, coverage }) {
  const words = t("risk.bar", { model: id, percent: Math.round(probability * 100) });
  return coverage < THIN ? `${t("risk.thin", { percent: Math.round(coverage * 100) })} ${words}` : words;
}

/** What a risk is, and what each signal makes of its odds. */
export function riskPart(risk) {
  const threshold = t("risk.threshold", { percent: Math.round(risk.threshold * 100) });
  const coverage = t("why.coverage", { percent: Math.round(risk.coverage * 100) });
  return el(
    "article",
    { class: "reason quiet" },
    el("header", {}, el("b", {}, riskRead(risk))),
    bar(risk.probability),
    el("p", { class: "who" }, `${threshold} · ${coverage}`),
    risk.contributions.length ? riskContributions(risk.contributions) : null,
    el("p", { class: "who" }, `${t("why.model", { model: risk.id, version: risk.version })}. ${t("risk.says")} ${t("risk.arrows")}`),
  );
}

function riskContributions(all) {
  const most = Math.max(...all.map((part) => Math.abs(part.logOdds)));
  return el(
    "ul",
    { class: "contributions" },
    all
      .filter((part) => part.value !== null)
      .slice(0, 8)
      .map((part) =>
        el(
          "li",
          { class: part.logOdds > 0 ? "harms" : "protects" },
          el("span", { class: "label" }, t(`short.${part.signal}`)),
          bar(most > 0 ? Math.abs(part.logOdds) / most : 0),
          el("span", { class: "share" }, `${part.logOdds > 0 ? "▲" : "▼"} × ${Math.exp(part.logOdds).toFixed(1)}`),
          el("span", { class: "plain" }, t("risk.last", { last: lastOf(part) })),
        ),
      ),
  );
}

function lastOf({ signal, value, unit }) {
  return signal === "ventilated" ? t(value ? "risk.yes" : "risk.no") : `${told(signal, value)} ${unit}`.trim();
}
