import { signOut, whoIsHere } from "./api.js";
import { el, setAttribute, setText } from "./dom.js";
import { keep, kept } from "./kept.js";
import { language, switchLanguage, t } from "./texts.js";
import { REVIEW } from "./review.js";
import { speed, timeOfDay, wardNow } from "./time.js";

/** Light, dark, or what the system says. */
export function applyTheme() {
  const theme = kept("theme", "");
  setAttribute(document.documentElement, "data-theme", theme || null);
}

/** The top of every view: where one is, the ward's clock, whether it is live, sound, language, look. */
export class Header {
  constructor(store, sound, tools) {
    Object.assign(this, { store, sound });
    this.clock = el("time", { class: "clock", title: t("clock.ward") });
    this.speed = el("span", { class: "speed" });
    this.link = el("span", { class: "link", role: "status" });
    this.back = el("a", { href: "/", class: "back" }, `‹ ${t("nav.back")}`);
    this.soundButton = el("button", { type: "button", class: "sound", title: t("sound.hint"), onclick: () => this.#toggleSound() });
    this.banner = el("div", { class: "banner", role: "alert", hidden: true });
    const open = whoIsHere().open ? el("p", { class: "notice" }, t("open.notice")) : null;
    const bar = el("div", { class: "bar" }, this.back, el("a", { href: "/", class: "brand" }, "Wardstream"), this.link, el("span", { class: "grow" }), this.speed, this.clock, this.soundButton, this.#small(tools));
    this.node = el("header", { class: "top" }, el("a", { href: "#beds", class: "skip" }, t("app.skip")), bar, this.banner, open);
    store.onChange((patients) => patients === null && this.draw());
    setInterval(() => this.draw(), 500);
    this.#drawSound();
    this.draw();
  }

  #small(tools) {
    const button = (text, label, act) => el("button", { type: "button", class: "small", title: label, "aria-label": label, onclick: act }, text);
    const who = whoIsHere();
    return [
      el("a", { class: "handover", href: `${location.origin}/api/v1/handover?language=${language()}`, target: "_blank" }, t("nav.handover")),
      el("a", { class: "review-link", href: `/${REVIEW}` }, t("review.link")),
      button(t("nav.language"), t("nav.language"), switchLanguage),
      button("◐", t("nav.theme"), () => this.#switchTheme(tools)),
      button("?", t("nav.help"), () => tools.help()),
      who.wards ? el("span", { class: "wards" }, t("nav.wards", { wards: who.wards.join(", ") })) : null,
      who.open ? null : button(`${who.user} ⏻`, `${t("nav.signOut")} (${who.user})`, signOut),
    ];
  }

  /** Shows or hides the way back. */
  at(overview) {
    this.back.hidden = overview;
  }

  draw() {
    setText(this.clock, timeOfDay(wardNow()));
    setText(this.speed, speed() === 1 ? "" : t("clock.speed", { speed: speed() }));
    const { state, since, cause } = this.store.link;
    setText(this.link, state === "live" || state === "connecting" ? t(`link.${state}`) : "");
    setAttribute(this.link, "class", `link ${state}`);
    const told = ["cut", "stale", "full", "starting"].includes(state);
    this.banner.hidden = !told;
    setAttribute(this.banner, "class", `banner ${state}`);
    setText(this.banner, told ? `${t(`link.${state}`)} ${t("link.since", { time: timeOfDay(since), cause })}` : "");
  }

  #toggleSound() {
    this.sound.toggle();
    this.#drawSound();
  }

  #drawSound() {
    setText(this.soundButton, `♪ ${t(this.sound.on ? "sound.on" : "sound.off")}`);
    setAttribute(this.soundButton, "aria-pressed", String(this.sound.on));
  }

  #switchTheme(tools) {
    const dark = getComputedStyle(document.documentElement).colorScheme.startsWith("dark");
    keep("theme", dark ? "light" : "dark");
    applyTheme();
    tools.redraw();
  }
}
