import { loadSession } from "./api.js";

/** Nothing heard for this long, though a heartbeat comes every 5 s: the stream is cut, whatever the browser believes. */
const SILENCE_MILLIS = 12_000;
const RETRY_MILLIS = 1_000;
/** How long a page waits that was refused for want of room. */
const REFUSED_SECONDS = 10;

/** Keeps an event stream to the monitor and says so at once when it is cut; it comes back by itself. */
export class Stream {
  #store;
  #source = null;
  #heard = 0;
  #isAsking = false;
  #isHeard = false;
  #wasRefused = false;
  #notBefore = 0;
  #outcomes;
  #announcer;

  constructor(store, outcomes, announcer) {
    this.#store = store;
    this.#announcer = announcer;
    this.#outcomes = outcomes;
    setInterval(() => this.#watch(), RETRY_MILLIS);
    window.addEventListener("offline", () => this.#cut());
    this.#open();
  }

  #open() {
    this.#heard = performance.now();
    this.#isHeard = false;
    this.#source = new EventSource("/api/v1/stream");
    this.#on("hello", (data) => this.#store.hello(data));
    this.#on("beds", (data) => this.#store.takeBeds(data));
    this.#on("gone", (data) => this.#store.gone(data));
    this.#on("alarm", (data) => {
      this.#store.takeAlarm(data);
      this.#announcer.take(data);
    });
    this.#on("wards", (data) => this.#store.takeWards(data));
    this.#on("state", (data) => this.#store.state(data));
    this.#on("outcome", (data) => this.#outcomes.take(data));
    this.#on("later", ({ seconds }) => this.#later(seconds));
    this.#source.addEventListener("error", () => this.#fail());
  }

  #on(name, take) {
    this.#source.addEventListener(name, (event) => {
      this.#heard = performance.now();
      this.#isHeard = true;
      take(JSON.parse(event.data));
    });
  }

  #cut() {
    this.#source.close();
    this.#store.setLink("cut", "");
  }

  /** Whether a stream was refused or the monitor is gone is not told here: asking for the session again tells. */
  #fail() {
    this.#wasRefused = !this.#isHeard;
    if (this.#wasRefused && this.#store.link.state === "full") {
      this.#source.close();
    } else {
      this.#cut();
    }
  }

  /** There is no room for this page: others come first. */
  #later(seconds) {
    this.#source.close();
    this.#notBefore = performance.now() + seconds * 1_000;
    this.#store.setLink("full", "");
  }

  /** With the session as it is by now: a stream does not tell why it was refused, and a monitor that was restarted has new tokens. */
  async #openAgain() {
    if (this.#isAsking) {
      return;
    }
    this.#isAsking = true;
    try {
      await loadSession();
      if (this.#wasRefused) {
        this.#wasRefused = false;
        this.#later(REFUSED_SECONDS);
      } else {
        this.#open();
      }
    } catch (error) {
      this.#wasRefused = false;
      console.info(`the monitor cannot be reached yet: ${error.message}`);
    } finally {
      this.#isAsking = false;
    }
  }

  #watch() {
    if (this.#source.readyState === EventSource.CLOSED) {
      if (performance.now() >= this.#notBefore) {
        this.#openAgain();
      }
    } else if (performance.now() - this.#heard > SILENCE_MILLIS) {
      this.#cut();
    }
  }
}

/** Who waits for the outcome of which command. */
export class Outcomes {
  #waiting = new Map();

  /** A promise of the outcome of a command, which comes over the stream. */
  of(id) {
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  take(outcome) {
    this.#waiting.get(outcome.command)?.(outcome);
    this.#waiting.delete(outcome.command);
  }

  forget(id) {
    this.#waiting.delete(id);
  }
}
