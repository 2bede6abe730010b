import { signIn } from "./api.js";
import { el, setText } from "./dom.js";
import { field } from "./forms.js";
import { t } from "./texts.js";

/** Only a path of this page may follow a sign-in: anything else could lead elsewhere. */
export function nextPath(search) {
  const next = new URLSearchParams(search).get("next") ?? "/";
  return /^\/(patients\/[^\\?#]+)?$/.test(next) ? next : "/";
}

/** The page of who has not signed in. */
export function signInPage() {
  const status = el("p", { class: "status", role: "alert" });
  const form = el(
    "form",
    { class: "signin", onsubmit: (event) => submit(event, status) },
    el("h1", {}, "Wardstream"),
    field(t("signin.user"), "user", { required: true, autocomplete: "username", autofocus: true }),
    field(t("signin.password"), "password", { required: true, type: "password", autocomplete: "current-password", maxlength: "256" }),
    el("button", { type: "submit", class: "primary" }, t("signin.go")),
    status,
    el("p", { class: "note" }, t("signin.note")),
  );
  return el("main", { class: "signin-page" }, form);
}

async function submit(event, status) {
  event.preventDefault();
  const { user, password } = event.target.elements;
  try {
    await signIn(user.value, password.value);
    location.assign(nextPath(location.search));
  } catch (refusal) {
    status.className = "status refused";
    setText(status, words(refusal));
    password.value = "";
  }
}

function words(refusal) {
  if (refusal.status === 429) {
    return t("signin.tooMany", { seconds: refusal.retryAfter ?? "60" });
  }
  return t(refusal.status === 401 ? "signin.wrong" : "signin.failed");
}
