/**
 * A list on the page in which each thing keeps its node for as long as it is there, so that a button stays under the finger that
 * is about to press it while the words around it change.
 */
export class Keyed {
  #cards = new Map();

  /** @param make a new card: its node, and `take(thing)`, which draws what it is told. */
  constructor(parent, make) {
    Object.assign(this, { parent, make });
  }

  /** Shows things in this order: a list of [key, thing]. What is as it was is not drawn again. */
  show(things) {
    const kept = new Map(things.map(([key, thing]) => [key, this.#card(key, thing)]));
    [...this.#cards].filter(([key]) => !kept.has(key)).forEach(([, { card }]) => card.node.remove());
    this.#cards = kept;
    arrange(this.parent, this.cards.map((card) => card.node));
  }

  get cards() {
    return [...this.#cards.values()].map(({ card }) => card);
  }

  #card(key, thing) {
    const drawn = JSON.stringify(thing);
    const known = this.#cards.get(key);
    const card = known?.card ?? this.make();
    if (known?.drawn !== drawn) {
      card.take(thing);
    }
    return { card, drawn };
  }
}

/** Puts nodes in order, and moves only those that stand elsewhere, so that focus stays where it is. */
export function arrange(parent, nodes) {
  const focused = document.activeElement;
  nodes.forEach((node, i) => {
    if (parent.children[i] !== node) {
      parent.insertBefore(node, parent.children[i] ?? null);
    }
  });
  if (focused && focused !== document.activeElement && parent.contains(focused)) {
    focused.focus({ preventScroll: true });
  }
}
