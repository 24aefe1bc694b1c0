// The control API (control.toml), as far as the page needs it.

const ROOT = "/_sandbox";
const PATIENCE_MS = 15_000;

/** The sandbox answered, and refused. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export const EVENTS = `${ROOT}/events`;

export const listMessages = (query, signal) => call("GET", "/messages", query, signal);
export const getMessage = (id, appKey) => call("GET", `/messages/${encodeURIComponent(id)}`, { app_key: appKey });
export const listTemplates = (query) => call("GET", "/templates", query);
export const listSignatures = (query) => call("GET", "/signatures", query);
export const listSchedules = (query) => call("GET", "/schedules", query);
export const listReplies = (query) => call("GET", "/replies", query);
export const getCallbacks = (query) => call("GET", "/callback", query);
export const listCodes = () => call("GET", "/codes");
export const listWorlds = () => call("GET", "/worlds");

/** `verdict` is `approve` or `reject`. */
export const auditTemplate = (id, verdict, appKey) =>
  call("POST", `/templates/${encodeURIComponent(id)}/${verdict}`, { app_key: appKey });

export const auditSignature = (id, verdict, appKey) =>
  call("POST", `/signatures/${encodeURIComponent(id)}/${verdict}`, { app_key: appKey });

export const fireSchedule = (id, appKey) =>
  call("POST", `/schedules/${encodeURIComponent(id)}/fire`, { app_key: appKey });

async function call(method, path, query = {}, signal = undefined) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== "");
  const search = new URLSearchParams(given).toString();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(`${ROOT}${path}${search && `?${search}`}`, {
    method,
    cache: "no-store",
    signal: signal ? AbortSignal.any([signal, patience]) : patience,
  });
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refused(answer.status, body?.error?.message ?? `HTTP ${answer.status}`);
  return body;
}
