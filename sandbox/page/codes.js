// The table of return codes, with the number that provokes each.

import { listCodes } from "./control.js";
import { byId, el, marked } from "./dom.js";
import { copyButton } from "./message.js";
import { t } from "./words.js";

let codes;

export function startCodes() {
  byId("code-query").addEventListener("input", redrawCodes);
  byId("code-query").form.addEventListener("submit", (event) => event.preventDefault());
}

/** Reads the table, which never changes, unless it is there. */
export async function readCodes() {
  codes ??= (await listCodes()).codes;
  redrawCodes();
}

export function redrawCodes() {
  const query = byId("code-query").value.trim().toLowerCase();
  const matches = ({ name, code, status, message, mobile }) =>
    [name, code, status, message, mobile].some((part) => String(part).toLowerCase().includes(query));
  const rows = (codes ?? []).filter(matches).map((code) => codeRow(code, query));
  const none = el("tr", {}, el("td", { colspan: "4", class: "none" }, t("noCodes")));
  byId("code-rows").replaceChildren(...(rows.length > 0 || !codes ? rows : [none]));
}

function codeRow({ name, code, status, message, mobile }, query) {
  return el(
    "tr",
    {},
    el("th", { scope: "row" }, marked(String(code), query)),
    el("td", {}, el("span", {}, marked(message, query)), el("code", {}, marked(name, query))),
    el("td", {}, marked(String(status), query)),
    el("td", {}, copyButton(() => mobile, `${t("copy")}: ${mobile}`, marked(mobile, query))),
  );
}
