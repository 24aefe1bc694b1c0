// The templates, and the audit that the page decides.

import { auditTemplate, listTemplates } from "./control.js";
import { announce, byId, el } from "./dom.js";
import { t } from "./words.js";

const KINDS = { 1: "verification", 2: "notification", 3: "marketing" };
const STATUSES = { 0: "auditing", 1: "approved", 2: "rejected" };

let appKey = "";
let templates = [];

/** Shows the templates of one world, or of all where it is empty. */
export function selectTemplates(world) {
  appKey = world;
  return refreshTemplates();
}

export async function refreshTemplates() {
  const asked = appKey;
  const answer = await listTemplates({ app_key: asked });
  if (asked !== appKey) return;
  templates = answer.templates;
  redrawTemplates();
}

export function redrawTemplates() {
  const focus = document.activeElement?.dataset?.action;
  const areSeveral = new Set(templates.map((template) => template.app_key)).size > 1;
  const rows = templates.map((template) => templateRow(template, areSeveral));
  byId("template-list").replaceChildren(...(rows.length > 0 ? rows : [el("li", { class: "none" }, t("noTemplates"))]));
  if (focus) byId("template-list").querySelector(`[data-action="${CSS.escape(focus)}"]`)?.focus();
}

function templateRow(template, namesWorld) {
  const { app_key: world, temp_id: id, template: text, type, status, ttl, remark } = template;
  const state = STATUSES[status];
  return el(
    "li",
    { class: "card template", data: { id } },
    el(
      "div",
      { class: "head" },
      el("strong", {}, t("template", String(id))),
      el(
        "span",
        { class: "badges" },
        el("span", { class: `badge ${state}` }, t(state)),
        el("span", { class: "badge" }, t(KINDS[type])),
        ttl !== undefined && el("span", { class: "badge plain" }, t("ttl", ttl)),
        namesWorld && el("span", { class: "badge plain" }, world),
      ),
    ),
    el(
      "div",
      { class: "body" },
      el("div", { class: "text" }, el("p", {}, text), remark && el("p", { class: "remark" }, remark)),
      el("div", { class: "verdict" }, verdictButton(template, "approve"), verdictButton(template, "reject")),
    ),
  );
}

function verdictButton({ app_key: world, temp_id: id, status }, verdict) {
  const isApproval = verdict === "approve";
  const isSo = STATUSES[status] === (isApproval ? "approved" : "rejected");
  const button = el(
    "button",
    {
      type: "button",
      class: verdict,
      "aria-pressed": String(isSo),
      "aria-label": t(`${verdict}Label`, String(id)),
      data: { action: `${verdict} ${id} ${world}` },
    },
    t(verdict),
  );
  button.addEventListener("click", async () => {
    try {
      await auditTemplate(id, verdict, world);
      announce(t(isApproval ? "nowApproved" : "nowRejected", String(id)));
      await refreshTemplates();
    } catch (error) {
      announce(t("failed", error.message));
      byId("banner").textContent = t("failed", error.message);
      byId("banner").hidden = false;
    }
  });
  return button;
}
