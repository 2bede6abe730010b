import { language, said, tOr, t } from "./texts.js";

/** Longer than the monitor waits for what became of a command. */
const PATIENCE_MILLIS = 20_000;

let csrf = "";
let session = null;

/** What the monitor refused, or could not do, with the problem's words. */
export class Refusal extends Error {
  constructor(status, problem, retryAfter) {
    super(wordsOf(status, problem));
    this.status = status;
    this.outcome = problem.outcome ?? "";
    this.retryAfter = retryAfter;
  }
}

/** A problem that is told in English alone is told by its kind to who reads another language. */
function wordsOf(status, problem) {
  const isRead = language() === "en" || problem.details?.[language()];
  return (isRead && said(problem.detail, problem.details)) || tOr(`problem.${status}`, t("problem.other"));
}

/** Asks the monitor, and goes to the sign-in page where it does not know who asks. */
export async function ask(method, path, body) {
  const headers = { Accept: "application/json" };
  if (method !== "GET") {
    headers["Content-Type"] = "application/json";
    headers["X-Wardstream-Csrf"] = csrf;
  }
  const answer = await fetch(path, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MILLIS),
  });
  if (answer.status === 401 && location.pathname !== "/signin") {
    location.assign(`/signin?next=${encodeURIComponent(location.pathname)}`);
  }
  if (!answer.ok) {
    throw new Refusal(answer.status, await problemOf(answer), answer.headers.get("Retry-After"));
  }
  return answer.status === 204 ? null : answer.json();
}

async function problemOf(answer) {
  const type = answer.headers.get("Content-Type") ?? "";
  return type.includes("json") ? answer.json() : { title: answer.statusText };
}

/** Who is signed in: {user, role, wards, open}; wards is null for all. */
export async function loadSession() {
  session = await ask("GET", "/api/v1/session");
  csrf = session.csrf;
  return session;
}

export function whoIsHere() {
  return session;
}

/** Whether the person may answer alarms. */
export function mayAnswer() {
  return session !== null && (session.role === "NURSE" || session.role === "ENGINEER");
}

export async function signIn(user, password) {
  return ask("POST", "/api/v1/session", { user, password });
}

export async function signOut() {
  await ask("DELETE", "/api/v1/session");
  location.assign("/signin");
}

/** Sends a command about a patient; the outcome, or a Refusal. */
export function command(patient, body) {
  return ask("POST", `/api/v1${patientPath(patient)}/commands`, body);
}

/** A patient's path: an id may hold slashes, which stand in a path as they are. */
export function patientPath(patient) {
  return `/patients/${patient.split("/").map(segment).join("/")}`;
}

/**
 * A browser resolves . and .., also as %2E, before it asks: x/../y would be patient y. No id has such a part; one that did is
 * written with a space, which no id has, so that the monitor knows nobody of it.
 */
function segment(part) {
  return part === "." || part === ".." ? `%20${part}` : encodeURIComponent(part);
}

/** The patient of such a path; null where it is none. */
export function patientOf(path) {
  return path.startsWith("/patients/") ? path.slice("/patients/".length).split("/").map(decodeURIComponent).join("/") : null;
}
