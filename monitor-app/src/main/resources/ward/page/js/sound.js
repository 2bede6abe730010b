import { asks, byUrgency } from "./store.js";

/**
 * Bursts after IEC 60601-1-8: ten pulses high, three medium, two low. A technical alarm falls in pitch, a patient's rises.
 * Pulses and gaps in seconds, pauses between bursts in milliseconds.
 */
const BURSTS = {
  HIGH: { starts: [0, 0.2, 0.4, 0.75, 0.95, 1.45, 1.65, 1.85, 2.2, 2.4], length: 0.14, pause: 6000 },
  MEDIUM: { starts: [0, 0.4, 0.8], length: 0.22, pause: 10000 },
  LOW: { starts: [0, 0.45], length: 0.25, pause: 20000 },
};
const RISING = [523, 659, 784];
const FALLING = [440, 370, 311];

/** The bursts that an alarm makes; null where none asks for somebody. */
export function burstFor(alarms, live) {
  const loudest = alarms.filter((alarm) => alarm.sounding && alarm.presence === "ON" && asks(alarm)).sort(byUrgency)[0];
  if (loudest) {
    return { ...BURSTS[loudest.priority], pitches: loudest.technical ? FALLING : RISING };
  }
  return live ? null : { ...BURSTS.MEDIUM, pitches: FALLING };
}

/** Sounds what asks for somebody, once somebody switched it on: browsers let no page sound before. */
export class Sound {
  #context = null;
  #next = 0;

  constructor(store) {
    this.store = store;
    setInterval(() => this.#tick(), 250);
  }

  get on() {
    return this.#context !== null;
  }

  toggle() {
    if (this.on) {
      this.#context.close();
      this.#context = null;
    } else {
      this.#context = new AudioContext();
      this.#next = 0;
    }
  }

  #tick() {
    if (!this.on || performance.now() < this.#next) {
      return;
    }
    const alarms = [...this.store.beds.values()].flatMap((bed) => bed.alarms ?? []);
    const burst = burstFor(alarms, !["cut", "stale", "full"].includes(this.store.link.state));
    if (burst) {
      this.#next = performance.now() + burst.pause;
      burst.starts.forEach((start, i) => this.#pulse(start, burst.length, burst.pitches[i % burst.pitches.length]));
    }
  }

  #pulse(start, length, pitch) {
    const from = this.#context.currentTime + start;
    const volume = this.#context.createGain();
    volume.gain.setValueAtTime(0, from);
    volume.gain.linearRampToValueAtTime(0.25, from + 0.02);
    volume.gain.setValueAtTime(0.25, from + length - 0.03);
    volume.gain.linearRampToValueAtTime(0, from + length);
    volume.connect(this.#context.destination);
    for (const [overtone, share] of [[1, 1], [2, 0.4], [3, 0.25], [4, 0.15]]) {
      this.#tone(pitch * overtone, share, from, length, volume);
    }
  }

  #tone(frequency, share, from, length, volume) {
    const tone = new OscillatorNode(this.#context, { frequency });
    const part = new GainNode(this.#context, { gain: share });
    tone.connect(part).connect(volume);
    tone.start(from);
    tone.stop(from + length);
  }
}
