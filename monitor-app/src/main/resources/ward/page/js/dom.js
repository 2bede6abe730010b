/**
 * Makes an element. What is data becomes text nodes or attributes, never markup, so that a script in a name stays a text.
 * An attribute whose value is null or false is left out; names beginning with "on" are listeners.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : value);
    }
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return node;
}

/** Sets a text only where it differs: an untouched node costs the browser nothing. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Sets an attribute only where it differs; null takes it away. */
export function setAttribute(node, name, value) {
  if (value === null) {
    node.removeAttribute(name);
  } else if (node.getAttribute(name) !== value) {
    node.setAttribute(name, value);
  }
}

/** Puts a node in another's place, and gives it back. */
export function put(node, old) {
  old.replaceWith(node);
  return node;
}

/** Runs a drawing at the next frame, once however often it is asked for. */
export function oncePerFrame(draw) {
  let waits = false;
  return () => {
    if (!waits) {
      waits = true;
      requestAnimationFrame(() => {
        waits = false;
        draw();
      });
    }
  };
}

/** A bar of a share of 1: drawn as an image of its own, the number stands beside it. */
export function bar(share) {
  const inner = el("i", {});
  inner.style.inlineSize = `${Math.max(0, Math.min(1, share)) * 100}%`;
  return el("span", { class: "bar", "aria-hidden": "true" }, inner);
}
