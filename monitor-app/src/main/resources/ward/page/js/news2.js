import { el } from "./dom.js";
import { t, tOr } from "./texts.js";

/** How urgent a NEWS2 total is, after the chart's bands: none, low, medium, high. */
export function band(news2) {
  if (!news2 || news2.total === 0) {
    return "none";
  }
  if (news2.total >= 7) {
    return "high";
  }
  return news2.total >= 5 || news2.parts?.some((part) => part.points === 3) ? "medium" : "low";
}

/** What a NEWS2 lacks, in words; empty where it is whole. */
export function lacking(news2) {
  return (news2?.missing ?? []).map((parameter) => tOr(`parameter.${parameter}`, parameter)).join(", ");
}

/** The total with its sign for a lower bound. */
export function totalOf(news2) {
  return news2 ? `${news2.partial ? "≥" : ""}${news2.total}` : "–";
}

/** The table of its parts, worst first, then what is unknown. */
export function news2Table(news2) {
  const parts = [...(news2.parts ?? [])].sort((a, b) => b.points - a.points);
  const known = parts.map((part) =>
    row(part.parameter, valueOf(part), String(part.points), part.points === 3 ? "points-3" : `points-${part.points}`),
  );
  const unknown = (news2.missing ?? []).map((parameter) => row(parameter, whyUnknown(news2, parameter), "?", "points-unknown"));
  const total = el("tr", { class: "total" }, el("th", { scope: "row", colspan: "2" }, t("why.total")), el("td", {}, totalOf(news2)));
  const head = [t("why.parameter"), t("why.value"), t("why.points")].map((text) => el("th", { scope: "col" }, text));
  return el(
    "table",
    { class: "news2" },
    el("caption", {}, t("why.news2")),
    el("thead", {}, el("tr", {}, head)),
    el("tbody", {}, known, unknown, total),
  );
}

/** The value with the device that it was taken from. */
function valueOf(part) {
  const value = tOr(`charted.${part.value}`, part.value ?? "");
  return part.device ? t("why.from", { value, device: part.device }) : value;
}

function whyUnknown(news2, parameter) {
  return news2.flatPulse && parameter === "PULSE" ? t("why.flat") : t("why.missing");
}

function row(parameter, value, points, look) {
  return el(
    "tr",
    { class: look },
    el("th", { scope: "row" }, tOr(`parameter.${parameter}`, parameter)),
    el("td", {}, typeof value === "number" ? String(Math.round(value * 10) / 10) : String(value)),
    el("td", { class: "points" }, points),
  );
}
