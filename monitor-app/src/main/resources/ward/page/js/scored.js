import { t } from "./texts.js";

/** From which totals on NEWS2 asks for an urgent assessment, and for an emergency one. */
const NEWS2_LIMITS = { high: 5, extremeHigh: 7 };

/** The scores of a patient's trends as what a chart draws: NEWS2, and each risk in percent. */
export function scored({ news2, scores }, risks) {
  return [...(hasAny(news2) ? [ofNews2(news2)] : []), ...risks.filter((risk) => hasAny(scores[risk.id])).map((risk) => ofRisk(risk, scores[risk.id]))];
}

function hasAny(values) {
  return (values ?? []).some((value) => value !== null);
}

function ofNews2(values) {
  return {
    id: "news2",
    label: t("news2.short"),
    unit: "",
    told: whole,
    onAxis: whole,
    limits: () => NEWS2_LIMITS,
    least: [0, 8],
    values: lineOf(values),
  };
}

function ofRisk({ id, threshold }, values) {
  return {
    id: `risk-${id}`,
    label: t("trend.risk", { model: id }),
    unit: "%",
    told: whole,
    onAxis: whole,
    limits: () => ({ high: threshold * 100 }),
    least: [0, 1],
    values: lineOf(values.map((value) => (value === null ? null : value * 100))),
  };
}

function whole(value) {
  return value === null || value === undefined ? "–" : String(Math.round(value));
}

/** One value a minute has no range. */
function lineOf(values) {
  return { mean: values, min: values, max: values };
}
