// The signatures, and the audit that the page decides.

import { auditSignature, listSignatures } from "./control.js";
import { STATUSES, badge, card, verdictButtons, worldList } from "./list.js";
import { t } from "./words.js";

export const signatures = worldList({
  place: "signature-list",
  nothing: "noSignatures",
  read: async (query) => (await listSignatures(query)).signatures,
  row: signatureRow,
});

function signatureRow(signature, namesWorld) {
  const { app_key: world, sign_id: id, sign, status, remark, images, refuse_reason: reason } = signature;
  return card({
    kind: "signature",
    id,
    title: t("sign", String(id)),
    badges: [
      badge(t(STATUSES[status]), STATUSES[status]),
      signature.is_default && badge(t("isDefault")),
      signature.is_used && badge(t("isUsed"), "plain"),
      namesWorld && badge(world, "plain"),
    ],
    text: `【${sign}】`,
    remarks: [remark, reason && t("reason", reason), images.length > 0 && t("images", images.length)],
    buttons: verdictButtons(signature, id, "Sign", async (verdict) => {
      await auditSignature(id, verdict, world);
      await signatures.refresh();
    }),
  });
}
