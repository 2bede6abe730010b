import { AlarmList } from "./alarmlist.js";
import { layOut } from "./density.js";
import { el, oncePerFrame, setText } from "./dom.js";
import { keep, kept } from "./kept.js";
import { arrange } from "./keyed.js";
import { alarmsOf, byUrgency } from "./store.js";
import { t } from "./texts.js";
import { Tile } from "./tile.js";

const EXAMPLE = `wardstream assign my-clip-1 p-1 ward-1 bed-01 --vendor acme --kind spot-check
echo '{"deviceId": "my-clip-1", "measuredAt": '$(date +%s%3N)', "heartRate": 84}' | wardstream encode -o sample.bin
kcat -P -b 127.0.0.1:9092 -t vitals.raw.acme -k my-clip-1 sample.bin`;

/** All beds at one look. */
export class Overview {
  #tiles = new Map();
  #dirty = new Set();
  #all = true;

  constructor(store, tools) {
    this.store = store;
    this.order = kept("order", "urgency");
    this.ward = kept("ward", "");
    this.grid = el("div", { class: "beds", id: "beds", tabindex: "-1" });
    this.empty = el("div", { class: "empty", hidden: true });
    this.list = new AlarmList(store, tools);
    this.node = el(
      "main",
      { class: "overview" },
      el("section", { class: "beds-box", "aria-label": t("beds.title") }, this.#controls(tools), this.empty, this.grid),
      this.list.node,
    );
    this.draw = oncePerFrame(() => this.#draw());
    this.#listen(tools);
  }

  #listen(tools) {
    this.stop = this.store.onChange((patients) => {
      patients === null ? (this.#all = true) : patients.forEach((patient) => this.#dirty.add(patient));
      this.draw();
    });
    this.resizing = new ResizeObserver(() => {
      this.#all = true;
      this.draw();
    });
    this.resizing.observe(this.grid);
    this.ticking = setInterval(() => this.tick(), 1000);
    this.grid.addEventListener("keydown", (event) => this.#onKey(event, tools));
    this.draw();
  }

  close() {
    this.stop();
    this.resizing.disconnect();
    clearInterval(this.ticking);
  }

  tick() {
    this.#tiles.forEach((tile) => tile.tick(this.store.live));
    this.list.tick();
  }

  #controls(tools) {
    const order = choice(t("sort.label"), this.order, [
      ["urgency", t("sort.urgency")],
      ["bed", t("sort.bed")],
    ]);
    order.select.addEventListener("change", () => this.#choose("order", order.select.value));
    this.wardChoice = choice(t("filter.ward"), this.ward, [["", t("filter.all")]]);
    this.wardChoice.select.addEventListener("change", () => this.#choose("ward", this.wardChoice.select.value));
    const admit = el("button", { type: "button", class: "quiet admit", onclick: () => tools.admit() }, t("stay.admit"));
    return el("div", { class: "controls" }, this.wardChoice.node, order.node, admit);
  }

  #choose(name, value) {
    this[name] = value;
    keep(name, value);
    this.#all = true;
    this.draw();
  }

  /** The ward that was chosen; none where it has no bed, or none for who looks now: another may have chosen it on this screen. */
  get chosen() {
    return [...this.store.beds.values()].some((bed) => bed.ward === this.ward) ? this.ward : "";
  }

  /** The beds that are shown, in order. */
  beds() {
    const chosen = this.chosen;
    const shown = [...this.store.beds.values()].filter((bed) => !chosen || bed.ward === chosen);
    return shown.sort(this.order === "bed" ? byBed : mostUrgent);
  }

  #draw() {
    const beds = this.beds();
    if (this.#all) {
      this.#drawFrame(beds);
    }
    beds.forEach((bed) => this.#drawTile(bed));
    this.#dirty.clear();
    this.#all = false;
    this.#arrange(beds);
    this.list.draw(this.chosen);
    this.grid.classList.toggle("stale", !this.store.live);
  }

  #drawTile(bed) {
    const tile = this.#tiles.get(bed.patient);
    if (!tile) {
      this.#tiles.set(bed.patient, new Tile(bed));
    } else if (this.#dirty.has(bed.patient) || this.#all) {
      tile.take(bed);
    }
  }

  #drawFrame(beds) {
    const known = new Set(beds.map((bed) => bed.patient));
    [...this.#tiles].filter(([patient]) => !known.has(patient)).forEach(([patient, tile]) => {
      tile.node.remove();
      this.#tiles.delete(patient);
    });
    this.#drawWards();
    this.empty.hidden = beds.length > 0;
    this.empty.replaceChildren(...(this.store.ready ? emptiness() : [el("p", {}, t("beds.loading"))]));
  }

  #drawWards() {
    const wards = [...new Set([...this.store.beds.values()].map((bed) => bed.ward))].sort();
    const select = this.wardChoice.select;
    if (wards.join("|") !== select.dataset.wards) {
      select.dataset.wards = wards.join("|");
      select.replaceChildren(el("option", { value: "" }, t("filter.all")), ...wards.map((ward) => el("option", { value: ward }, ward)));
      select.value = this.chosen;
    }
    this.wardChoice.node.hidden = wards.length < 2;
    this.grid.classList.toggle("many-wards", wards.length > 1 && !this.chosen);
  }

  #arrange(beds) {
    arrange(this.grid, beds.map((bed) => this.#tiles.get(bed.patient).node));
    if (layOut(this.grid, beds.length)) {
      this.#tiles.forEach((tile) => tile.resized());
    }
  }

  #onKey(event, tools) {
    const tiles = [...this.grid.children];
    const at = tiles.indexOf(document.activeElement);
    const columns = Number(this.grid.style.getPropertyValue("--columns"));
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    if (at >= 0 && step && tiles[at + step]) {
      event.preventDefault();
      tiles[at + step].focus();
    }
    const patient = at >= 0 ? [...this.#tiles.values()].find((tile) => tile.node === tiles[at]) : null;
    const action = { a: "acknowledge", s: "silence" }[event.key.toLowerCase()];
    if (patient?.worst && action && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      tools.answer(patient.worst, action);
    }
  }
}

function mostUrgent(a, b) {
  const [first] = alarmsOf(a);
  const [second] = alarmsOf(b);
  if (first && second) {
    return byUrgency(first, second) || byBed(a, b);
  }
  return Boolean(second) - Boolean(first) || byBed(a, b);
}

function byBed(a, b) {
  return `${a.ward}/${a.bed}`.localeCompare(`${b.ward}/${b.bed}`, undefined, { numeric: true });
}

function choice(label, value, options) {
  const select = el("select", {}, options.map(([name, text]) => el("option", { value: name, selected: name === value }, text)));
  return { node: el("label", { class: "choice" }, el("span", {}, label), select), select };
}

function emptiness() {
  const code = el("code", {});
  setText(code, EXAMPLE);
  return [el("h2", {}, t("beds.empty")), el("p", {}, t("beds.emptyHow")), el("pre", {}, code)];
}
