import { said } from "./texts.js";
import { setClock, wardNow } from "./time.js";
import { showGlucoseIn } from "./vitals.js";

const RANK = { HIGH: 3, MEDIUM: 2, LOW: 1 };

/** What the page knows: beds by patient, wards, and whether it is live. A fold of the event stream. */
export class Store {
  beds = new Map();
  wards = [];
  link = { state: "connecting", since: Date.now(), cause: "" };
  ready = false;
  #listeners = new Set();

  /** Calls a listener with the patients that changed, or null where more than beds did. */
  onChange(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(patients) {
    this.#listeners.forEach((listener) => listener(patients));
  }

  hello(hello) {
    setClock(hello.now, hello.speed);
    showGlucoseIn(hello.glucose);
    this.beds.clear();
    this.state(hello);
  }

  state({ now, stale, starting, cause, causes, speed }) {
    setClock(now, speed);
    this.setLink(starting ? "starting" : stale ? "stale" : "live", said(cause, causes) ?? "");
  }

  setLink(state, cause) {
    if (this.link.state !== state || this.link.cause !== cause) {
      const since = this.link.state === state ? this.link.since : Date.now();
      this.link = { state, since, cause };
      this.tell(null);
    }
  }

  takeBeds({ beds }) {
    const first = !this.ready;
    this.ready = true;
    // The trend comes once a minute; until then the bed keeps the one it has.
    beds.forEach((bed) => this.beds.set(bed.patient, { trend: this.beds.get(bed.patient)?.trend, ...bed }));
    this.tell(first || beds.length === 0 ? null : beds.map((bed) => bed.patient));
  }

  gone({ patients }) {
    patients.forEach((patient) => this.beds.delete(patient));
    this.tell(null);
  }

  /** An alarm's newest event stands at once, before its bed comes with it. */
  takeAlarm(alarm) {
    const bed = this.beds.get(alarm.patient);
    if (!bed || alarm.retrospective) {
      return;
    }
    const others = bed.alarms.filter((other) => other.id !== alarm.id);
    const alarms = alarm.presence === "OFF" ? others : [...others, alarm];
    this.beds.set(bed.patient, { ...bed, alarms, priority: highest(alarms) });
    this.tell([bed.patient]);
  }

  takeWards({ wards }) {
    this.wards = wards;
    this.tell(null);
  }

  get live() {
    return this.link.state === "live";
  }
}

function highest(alarms) {
  return alarms.map((alarm) => alarm.priority).sort((a, b) => RANK[b] - RANK[a])[0] ?? null;
}

/**
 * Most urgent first. What is on comes before what is over, whatever their priorities: what nobody cleared for hours must not hide who is
 * ill now. Then what nobody has answered, then by priority, patients before equipment, the longest first.
 */
export function byUrgency(a, b) {
  return (
    (a.presence === "LATCHED") - (b.presence === "LATCHED") ||
    Boolean(a.acknowledged) - Boolean(b.acknowledged) ||
    RANK[b.priority] - RANK[a.priority] ||
    a.technical - b.technical ||
    a.onset - b.onset ||
    a.id.localeCompare(b.id)
  );
}

export function alarmsOf(bed) {
  return [...(bed.alarms ?? [])].sort(byUrgency);
}

/** Why an alarm asks for nobody although it is on and nobody has answered it; what is told with another does ask. */
const ASKS_NOBODY = new Set(["PAUSED", "STANDS", "UNCONFIRMED"]);

/** Whether an alarm asks for somebody now: it flashes, and sounds where sound is on. */
export function asks(alarm) {
  return alarm.presence !== "OFF" && !alarm.acknowledged && !isSilenced(alarm) && !ASKS_NOBODY.has(alarm.hush);
}

export function isSilenced(alarm) {
  return Boolean(alarm.silenced) && alarm.silenced.until > wardNow();
}
