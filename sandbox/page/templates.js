// The templates, and the audit that the page decides.

import { actionButton, areOfSeveralWorlds, fill } from "./audit.js";
import { auditTemplate, listTemplates } from "./control.js";
import { byId, el } from "./dom.js";
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
  const namesWorld = areOfSeveralWorlds(templates);
  fill(byId("template-list"), templates.map((template) => templateRow(template, namesWorld)), t("noTemplates"));
}

function templateRow(template, namesWorld) {
  const { app_key: world, temp_id: id, template: text, type, status, ttl, remark, refuse_reason: reason } = template;
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
      el(
        "div",
        { class: "text" },
        el("p", {}, text),
        remark && el("p", { class: "remark" }, remark),
        reason && el("p", { class: "remark" }, t("reason", reason)),
      ),
      el("div", { class: "verdict" }, verdictButton(template, "approve"), verdictButton(template, "reject")),
    ),
  );
}

function verdictButton({ app_key: world, temp_id: id, status }, verdict) {
  const isApproval = verdict === "approve";
  return actionButton({
    word: verdict,
    label: t(`${verdict}Label`, String(id)),
    done: t(isApproval ? "nowApproved" : "nowRejected", String(id)),
    action: `${verdict} ${id} ${world}`,
    isSo: STATUSES[status] === (isApproval ? "approved" : "rejected"),
    act: async () => {
      await auditTemplate(id, verdict, world);
      await refreshTemplates();
    },
  });
}
