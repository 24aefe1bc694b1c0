// One message: its row, and the request and the answer that belong to it.

import { getMessage } from "./control.js";
import { announce, copy, el, marked } from "./dom.js";
import { t, timeOf } from "./words.js";

/** How much of a body is shown. */
const SHOWN_CHARS = 20_000;

/** A row of the list. `query` is marked in it; `filter` is called with a number that is clicked. */
export function messageRow(message, query, filter) {
  const { msg_id: id, mobile, text, code, accepted_at: acceptedAt } = message;
  const only = t("onlyNumber", mobile);
  const number = el(
    "button",
    { type: "button", class: "number", title: only, "aria-label": only, on: { click: () => filter(mobile) } },
    marked(mobile, query),
  );
  const time = new Date(acceptedAt);
  const when = el("time", { datetime: time.toISOString(), title: time.toString() }, timeOf(acceptedAt));
  const place = el("span", { class: "badges", data: { state: stateOf(message) } }, badges(message));
  const foundId = query && id.includes(query) && el("span", { class: "badge plain" }, "msg_id ", marked(id, query));
  return el(
    "li",
    { class: "card message", tabindex: "-1", data: { id } },
    el("div", { class: "head" }, number, place, foundId, when),
    el("div", { class: "body" }, el("p", { class: "text" }, marked(text, query)), code && codeButton(code)),
    exchangeBox(message),
  );
}

/** Brings a row up to date: of a message, only its verification and its delivery report change. */
export function updateMessageRow(row, message) {
  const place = row.querySelector(".badges");
  if (place.dataset.state === stateOf(message)) return;
  place.replaceChildren(...badges(message));
  place.dataset.state = stateOf(message);
}

const stateOf = ({ is_verified: isVerified, receipt_status: receipt }) => `${isVerified} ${receipt}`;

function badges(message) {
  const { kind, temp_id: template, sign_id: sign, tag, is_verified: isVerified, expires_at: expiresAt } = message;
  const { schedule_id: schedule, receipt_status: receipt } = message;
  return [
    el("span", { class: "badge" }, t(kind)),
    template !== undefined && el("span", { class: "badge" }, t("template", String(template))),
    sign !== undefined && el("span", { class: "badge" }, t("sign", String(sign))),
    tag !== undefined && el("span", { class: "badge" }, t("tag", tag)),
    schedule !== undefined && el("span", { class: "badge", title: `schedule_id ${schedule}` }, t("scheduled")),
    receipt !== undefined && el("span", { class: receipt === 4001 ? "badge plain" : "badge rejected" }, t(receipt === 4001 ? "delivered" : "undelivered", String(receipt))),
    isVerified && el("span", { class: "badge good" }, t("verified")),
    !isVerified && expiresAt !== undefined && el("span", { class: "badge plain" }, t("until", timeOf(expiresAt))),
  ].filter(Boolean);
}

function codeButton(code) {
  const feedback = el("span", { class: "hint", "aria-hidden": "true" }, t("copy"));
  const button = el(
    "button",
    { type: "button", class: "code", "aria-label": t("copyCode", code), data: { code } },
    el("span", { class: "digits" }, code),
    feedback,
  );
  button.addEventListener("click", () => copyWithFeedback(code, button, feedback));
  return button;
}

/** A button that copies what `text()` gives. */
export function copyButton(text, label, face = [t("copy")]) {
  const feedback = el("span", {}, face);
  const button = el("button", { type: "button", class: "small", "aria-label": label }, feedback);
  button.addEventListener("click", () => copyWithFeedback(text(), button, feedback));
  return button;
}

async function copyWithFeedback(text, button, feedback) {
  const isCopied = await copy(text);
  button.face ??= [...feedback.childNodes];
  feedback.textContent = t(isCopied ? "copied" : "notCopied");
  button.classList.toggle("done", isCopied);
  announce(isCopied ? t("copiedText", text.length > 40 ? "" : text) : t("notCopied"));
  clearTimeout(button.timer);
  button.timer = setTimeout(() => {
    feedback.replaceChildren(...button.face);
    button.classList.remove("done");
  }, 1_600);
}

function exchangeBox(message) {
  const place = el("div", { class: "exchange" });
  const box = el("details", {}, el("summary", {}, t("details")), place);
  let isLoaded = false;
  box.addEventListener("toggle", async () => {
    if (!box.open || isLoaded) return;
    isLoaded = true;
    place.replaceChildren(t("loading"));
    try {
      const { exchange, msg_id: id } = await getMessage(message.msg_id, message.app_key);
      place.replaceChildren(...(exchange ? exchangeParts(exchange, id) : [t("forgotten")]));
    } catch (error) {
      isLoaded = false;
      place.replaceChildren(t("failed", error.message));
    }
  });
  return box;
}

function exchangeParts(exchange, id) {
  const { method, path, content_type: contentType, request, status, answer } = exchange;
  return [
    bodyPart(t("request"), [`${method} ${path}`, contentType], request),
    bodyPart(t("answer"), [`HTTP ${status}`], answer),
    el("p", { class: "ids" }, `msg_id ${id}`),
  ];
}

function bodyPart(title, facts, body) {
  const whole = indented(body);
  const rest = whole.length - SHOWN_CHARS;
  return el(
    "section",
    { class: "part" },
    el(
      "header",
      {},
      el("h3", {}, title),
      el("span", { class: "facts" }, facts.filter(Boolean).map((fact) => el("code", {}, fact))),
      body && copyButton(() => body, `${t("copy")}: ${title}`),
    ),
    el("pre", { tabindex: "0", "aria-label": title }, whole.slice(0, SHOWN_CHARS) || t("noBody")),
    rest > 0 && el("p", { class: "ids" }, t("cut", rest)),
  );
}

/** JSON with its lines broken and nothing else changed: a parser would round long numbers. Other text stays as it is. */
function indented(text) {
  try {
    JSON.parse(text);
  } catch {
    return text;
  }
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  const tokens = text.match(/"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  return tokens
    .map((token, index) => {
      const isEmpty = /^[{[]$/.test(tokens[index - 1] ?? "") && /^[}\]]$/.test(token);
      if (token === "{" || token === "[") {
        depth += 1;
        return /^[}\]]$/.test(tokens[index + 1] ?? "") ? token : token + line();
      }
      if (token === "}" || token === "]") {
        depth -= 1;
        return isEmpty ? token : line() + token;
      }
      if (token === ",") return token + line();
      return token === ":" ? ": " : token;
    })
    .join("");
}
