import { language, t } from "./texts.js";

/** The ward's clock, epoch milliseconds: in a demo it runs faster than the wall's. */
const clock = { ward: Date.now(), wall: performance.now(), speed: 1 };

/** Sets the clock by what the monitor says. */
export function setClock(wardNow, speed) {
  clock.ward = wardNow;
  clock.wall = performance.now();
  clock.speed = speed ?? clock.speed;
}

export function wardNow() {
  return clock.ward + (performance.now() - clock.wall) * clock.speed;
}

/** How many times faster than real the ward's clock runs, to a tenth: a demo that slows down has a speed with many digits. */
export function speed() {
  return Math.round(clock.speed * 10) / 10;
}

/** Milliseconds as a short span, such as 12 s, 5 min, 3 h. */
export function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 120) {
    return t("age.seconds", { n: seconds });
  }
  if (seconds < 7200) {
    return t("age.minutes", { n: Math.round(seconds / 60) });
  }
  return seconds < 172800
    ? t("age.hours", { n: Math.round(seconds / 3600) })
    : t("age.days", { n: Math.round(seconds / 86400) });
}

const formats = new Map();

function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(language() === "zh" ? "zh-CN" : "en-GB", options));
  }
  return formats.get(key);
}

/** Local hours and minutes. */
export function hourAndMinute(at) {
  return format({ hour: "2-digit", minute: "2-digit", hour12: false }).format(at);
}

/** Local hours and minutes, and the day too where it is so long ago that they alone could be of another. */
export function moment(at) {
  return Math.abs(wardNow() - at) < 20 * 3_600_000 ? hourAndMinute(at) : dayAndTime(at);
}

/** Local hours, minutes and seconds. */
export function timeOfDay(at) {
  return format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false }).format(at);
}

/** Local day, hours and minutes. */
export function dayAndTime(at) {
  return format({ day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hour12: false }).format(at);
}
