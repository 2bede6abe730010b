import { el } from "./dom.js";
import { said, t } from "./texts.js";
import { asks } from "./store.js";

const NEWS = new Set(["RAISED", "PRIORITY_CHANGED", "ESCALATED", "SOUNDED"]);

/** Tells those who listen to the screen of new alarms: high ones at once, others when there is a pause. */
export class Announcer {
  constructor() {
    this.urgent = el("div", { class: "unseen", "aria-live": "assertive" });
    this.calm = el("div", { class: "unseen", "aria-live": "polite" });
  }

  take(alarm) {
    if (NEWS.has(alarm.event) && asks(alarm) && !alarm.retrospective) {
      const place = alarm.priority === "HIGH" ? this.urgent : this.calm;
      const words = { priority: t(`priority.${alarm.priority}`), bed: alarm.bed, text: said(alarm.text, alarm.texts) };
      place.textContent = t("alarms.announce", words);
    }
  }
}
