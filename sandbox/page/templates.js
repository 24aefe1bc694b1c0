// The templates, and the audit that the page decides.

import { auditTemplate, listTemplates } from "./control.js";
import { STATUSES, badge, card, verdictButtons, worldList } from "./list.js";
import { t } from "./words.js";

const KINDS = { 1: "verification", 2: "notification", 3: "marketing" };

export const templates = worldList({
  place: "template-list",
  nothing: "noTemplates",
  read: async (query) => (await listTemplates(query)).templates,
  row: templateRow,
});

function templateRow(template, namesWorld) {
  const { app_key: world, temp_id: id, template: text, type, status, ttl, remark, refuse_reason: reason } = template;
  return card({
    id,
    title: t("template", String(id)),
    badges: [
      badge(t(STATUSES[status]), STATUSES[status]),
      badge(t(KINDS[type])),
      ttl !== undefined && badge(t("ttl", ttl), "plain"),
      namesWorld && badge(world, "plain"),
    ],
    text,
    remarks: [remark, reason && t("reason", reason)],
    buttons: verdictButtons(template, id, "Template", async (verdict) => {
      await auditTemplate(id, verdict, world);
      await templates.refresh();
    }),
  });
}
