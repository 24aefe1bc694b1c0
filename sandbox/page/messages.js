// The list of messages: filters, older ones on demand, newer ones by themselves.
//
// The list is one unbroken run from the newest message shown to the oldest. It grows at its end as far as someone
// scrolls, and is cut there while messages flow in at its head, so that no flood fills the document.

import { listMessages } from "./control.js";
import { announce, byId, el } from "./dom.js";
import { copyButton, messageRow, updateMessageRow } from "./message.js";
import { t } from "./words.js";

const PAGE = 100;
const OLDER = 250;
const MOST_AT_ONCE = 1_000;
const MOST_IN_A_FLOOD = 300;
const TYPING_MS = 150;
const PACE_MS = 250;
const SAMPLE = { mobile: "13812345678", key: "7d431e42dfa6a6d693ac2d04", secret: "5e987ac6d2e04d95a9d8f0d1" };

const filters = { q: "", mobile: "", app_key: "" };
let shown = new Map();
let total = 0;
let dropped = 0;
let isFirst = true;
let unseen = 0;
let asking;
let refreshing;
let isStale = false;

/** Sees the end of the list come near. */
const end = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && showOlder(), { rootMargin: "800px" });

/** Reads the newest messages and puts in what is not there yet. Rejects if the sandbox does not answer. */
export function refreshMessages() {
  isStale = true;
  refreshing ??= refreshUntilFresh().finally(() => (refreshing = undefined));
  return refreshing;
}

async function refreshUntilFresh() {
  while (isStale) {
    isStale = false;
    const limit = Math.min(Math.max(shown.size, PAGE), MOST_AT_ONCE);
    const page = await ask({ limit });
    if (page) merge(page);
    await new Promise((resume) => setTimeout(resume, PACE_MS));
  }
}

/** Shows the messages of one world, or of all where it is empty. */
export function selectWorld(appKey) {
  filters.app_key = appKey;
  return restart();
}

export const clearFilters = () => filterBy("", "");

/** Builds the list anew, in the language of now. */
export function redrawMessages() {
  rebuild([...shown.values()].map(({ message }) => message));
}

/** Moves the focus to the next (1) or the previous (-1) message. */
export function moveFocus(step) {
  const rows = [...shown.values()].map(({ row }) => row);
  const at = rows.indexOf(focusedRow());
  const row = rows[at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1)];
  row?.focus();
  row?.scrollIntoView({ block: "nearest" });
}

/** Copies the code of the message with the focus, or of the newest. */
export function copyFocusedCode() {
  (focusedRow() ?? byId("list")).querySelector("button.code")?.click();
}

export function toggleFocusedExchange() {
  focusedRow()?.querySelector("summary").click();
}

export function startMessages() {
  const [query, mobile] = [byId("query"), byId("mobile")];
  let typing;
  const typed = () => {
    clearTimeout(typing);
    typing = setTimeout(applyFilters, TYPING_MS);
  };
  query.addEventListener("input", typed);
  mobile.addEventListener("input", () => isWhole(digits(mobile.value)) && typed());
  mobile.addEventListener("change", applyFilters);
  byId("filters").addEventListener("submit", (event) => {
    event.preventDefault();
    applyFilters();
  });
  byId("older").addEventListener("click", showOlder);
  end.observe(byId("older"));
  byId("newer").addEventListener("click", () => {
    scrollTo({ top: 0 });
    restart();
    byId("main").focus({ preventScroll: true });
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) countUnseen(-unseen);
  });
}

function applyFilters() {
  const next = { q: byId("query").value.trim(), mobile: digits(byId("mobile").value) };
  if (next.q === filters.q && next.mobile === filters.mobile) return;
  Object.assign(filters, next);
  scrollTo({ top: 0 });
  restart();
}

function filterBy(query, mobile) {
  byId("query").value = query;
  byId("mobile").value = mobile;
  applyFilters();
}

const digits = (text) => text.replace(/[\s-]/g, "").replace(/^\+?86(?=1\d{10}$)/, "");
const isWhole = (number) => number === "" || number.length === 11;
const focusedRow = () => document.activeElement?.closest?.(".message");

/** Asks for a page; a newer question makes the answer to an older one void: nothing. */
async function ask(range) {
  asking?.abort();
  const mine = (asking = new AbortController());
  try {
    const page = await listMessages({ ...filters, ...range }, mine.signal);
    return mine.signal.aborted ? undefined : page;
  } catch (error) {
    if (mine.signal.aborted) return undefined;
    throw error;
  } finally {
    if (asking === mine) asking = undefined;
  }
}

async function restart() {
  try {
    const page = await ask({ limit: PAGE });
    if (page) replace(page);
  } catch {
    // The connection's state tells it, and the next change asks again.
  }
}

async function showOlder() {
  const last = [...shown.keys()].at(-1);
  if (asking || last === undefined || byId("older").hidden) return;
  try {
    const page = await ask({ limit: OLDER, before: last });
    if (!page) return;
    keepCounts(page);
    byId("list").append(...page.messages.map(addRow));
    total = page.messages.length < OLDER ? shown.size : total;
    tell();
    // Seen again if it is still near: the observer tells changes only.
    end.unobserve(byId("older"));
    end.observe(byId("older"));
  } catch {
    // As above.
  }
}

function replace(page) {
  keepCounts(page);
  rebuild(page.messages);
}

function rebuild(messages) {
  shown = new Map();
  byId("list").replaceChildren(...messages.map(addRow));
  byId("newer").hidden = true;
  isFirst = false;
  tell();
}

function merge(page) {
  const known = page.messages.findIndex(({ msg_id: id }) => shown.has(id));
  const news = known < 0 ? page.messages : page.messages.slice(0, known);
  if (isFirst || !continues(page, known)) {
    replace(page);
    return;
  }
  keepCounts(page);
  for (const message of page.messages) {
    const old = shown.get(message.msg_id);
    if (!old) continue;
    old.message = message;
    updateMessageRow(old.row, message);
  }
  if (news.length > 0) {
    arrive(news, known < 0 && shown.size > 0);
  }
  tell();
}

/** Whether a page goes on from what is shown. It does not after a reset or a restart, which begins with the same ids. */
function continues(page, known) {
  if (page.total < shown.size) return false;
  if (known < 0) return shown.size === 0 || isNewer(page.messages.at(-1), [...shown.keys()][0]);
  const { msg_id: id, accepted_at: acceptedAt } = page.messages[known];
  return shown.get(id).message.accepted_at === acceptedAt;
}

const isNewer = (message, id) => message !== undefined && BigInt(message.msg_id) > BigInt(id);

function arrive(news, isGap) {
  const [{ mobile, code }] = news;
  announce(news.length === 1 ? t("arrived", mobile, code) : t("arrivedMany", news.length));
  if (document.hidden) countUnseen(news.length);
  if (scrollY > 200) {
    byId("newer").textContent = t("newer", news.length);
    byId("newer").hidden = false;
    return;
  }
  if (isGap) {
    rebuild(news);
    return;
  }
  const older = shown;
  shown = new Map();
  const rows = news.map(addRow);
  for (const row of rows) row.classList.add("fresh");
  for (const [id, entry] of older) shown.set(id, entry);
  byId("list").prepend(...rows);
  byId("newer").hidden = true;
  cutEnd();
}

function cutEnd() {
  for (const id of [...shown.keys()].slice(MOST_IN_A_FLOOD)) {
    shown.get(id).row.remove();
    shown.delete(id);
  }
}

function addRow(message) {
  const row = messageRow(message, filters.q, (mobile) => filterBy(filters.q, mobile));
  shown.set(message.msg_id, { message, row });
  return row;
}

function keepCounts(page) {
  ({ total, dropped } = page);
}

function tell() {
  const isFiltered = filters.q !== "" || filters.mobile !== "";
  byId("count").textContent = total === 0 ? "" : t("count", shown.size, total);
  byId("older").hidden = shown.size >= total;
  byId("dropped").hidden = dropped === 0;
  byId("dropped").textContent = dropped === 0 ? "" : t("dropped", dropped);
  byId("empty").hidden = total > 0;
  byId("empty").replaceChildren(...(total > 0 ? [] : isFiltered ? nothingFound() : firstSteps()));
  byId("filters").hidden = total === 0 && !isFiltered;
  const numbers = new Set([...shown.values()].slice(0, PAGE).map(({ message }) => message.mobile));
  byId("numbers").replaceChildren(...[...numbers].map((number) => el("option", { value: number })));
}

function nothingFound() {
  const clear = el("button", { type: "button", on: { click: clearFilters } }, t("clear"));
  return [el("h2", {}, t("nothingTitle")), clear];
}

function firstSteps() {
  const isSample = filters.app_key === "" || filters.app_key === SAMPLE.key;
  const [key, secret] = isSample ? [SAMPLE.key, SAMPLE.secret] : [filters.app_key, "MASTER_SECRET"];
  const curl = `curl -u ${key}:${secret} \\
  -H 'Content-Type: application/json' \\
  -d '{"mobile":"${SAMPLE.mobile}","temp_id":1}' \\
  ${location.origin}/v1/codes`;
  const rust = `let credentials = Credentials::new("${key}", "${secret}");
let client = Client::builder(credentials).base_url("${location.origin}/v1")?.build()?;
client.send_code("${SAMPLE.mobile}", 1).await?;`;
  return [
    el("h2", {}, t("emptyTitle")),
    el("p", {}, t("emptyLead")),
    example(t("withCurl"), curl),
    example(t("withRust"), rust),
  ];
}

function example(title, code) {
  return el(
    "section",
    { class: "part" },
    el("header", {}, el("h3", {}, title), copyButton(() => code, `${t("copy")}: ${title}`)),
    el("pre", { class: "sample", tabindex: "0", "aria-label": title }, code),
  );
}

function countUnseen(change) {
  unseen += change;
  document.title = unseen > 0 ? `(${unseen}) sms-sandbox` : "sms-sandbox";
}
