import { Announcer } from "./announcer.js";
import { openAnswer } from "./answer.js";
import { loadSession, patientOf } from "./api.js";
import { applyTheme, Header } from "./header.js";
import { openHelp } from "./help.js";
import { Overview } from "./overview.js";
import { PatientView } from "./patient.js";
import { REVIEW, ReviewView } from "./review.js";
import { signInPage } from "./signin.js";
import { Sound } from "./sound.js";
import { openAdmission } from "./stay.js";
import { Store } from "./store.js";
import { Outcomes, Stream } from "./stream.js";
import { loadTexts, t } from "./texts.js";

/** What every view uses. */
const tools = {
  store: new Store(),
  outcomes: new Outcomes(),
  answer: (alarm, action) => openAnswer(tools, alarm, action),
  admit: () => openAdmission(tools),
  help: openHelp,
  redraw: () => show(),
};
let header;
let view;

/** Shows the view of the address. */
function show() {
  view?.close();
  const patient = patientOf(location.pathname);
  const review = !patient && location.hash === REVIEW;
  view = patient ? new PatientView(tools.store, tools, patient) : review ? new ReviewView(tools.store) : new Overview(tools.store, tools);
  document.querySelector("main")?.remove();
  document.body.append(view.node);
  header.at(!patient && !review);
  document.title = patient ? `${patient} – Wardstream` : `${t("app.title")} – Wardstream`;
}

/** Follows links between views without loading the page anew, so that stream and sound go on. */
function follow(event) {
  const link = event.target.closest?.("a[href^='/']");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    go(link.getAttribute("href"));
  }
}

function go(path) {
  if (path !== location.pathname + location.hash) {
    history.pushState(null, "", path);
    show();
    view.node.focus?.();
    window.scrollTo(0, 0);
  }
}

function onKey(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) || document.querySelector("dialog[open]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const action = { a: "acknowledge", s: "silence" }[event.key];
  if (event.key === "?") {
    openHelp();
  } else if (event.key === "Escape") {
    go("/");
  } else if (action && view.worst && !event.defaultPrevented) {
    event.preventDefault();
    tools.answer(view.worst, action);
  }
}

/** Paper is white: what is printed is light, whatever the screen is, charts too. */
function printLightly() {
  window.addEventListener("beforeprint", () => {
    document.documentElement.dataset.theme = "light";
    view?.recoloured?.();
  });
  window.addEventListener("afterprint", () => {
    applyTheme();
    view?.recoloured?.();
  });
}

async function start() {
  applyTheme();
  await loadTexts();
  if (location.pathname === "/signin") {
    document.body.append(signInPage());
    return;
  }
  await loadSession();
  const announcer = new Announcer();
  header = new Header(tools.store, new Sound(tools.store), tools);
  document.body.append(header.node, announcer.urgent, announcer.calm);
  new Stream(tools.store, tools.outcomes, announcer);
  document.addEventListener("click", follow);
  document.addEventListener("keydown", onKey);
  window.addEventListener("popstate", show);
  printLightly();
  show();
}

await start();
