// The signatures, and the audit that the page decides.

import { actionButton, areOfSeveralWorlds, fill } from "./audit.js";
import { auditSignature, listSignatures } from "./control.js";
import { byId, el } from "./dom.js";
import { t } from "./words.js";

const STATUSES = { 0: "auditing", 1: "approved", 2: "rejected" };

let appKey = "";
let signatures = [];

/** Shows the signatures of one world, or of all where it is empty. */
export function selectSignatures(world) {
  appKey = world;
  return refreshSignatures();
}

export async function refreshSignatures() {
  const asked = appKey;
  const answer = await listSignatures({ app_key: asked });
  if (asked !== appKey) return;
  signatures = answer.signatures;
  redrawSignatures();
}

export function redrawSignatures() {
  const namesWorld = areOfSeveralWorlds(signatures);
  fill(byId("signature-list"), signatures.map((signature) => signatureRow(signature, namesWorld)), t("noSignatures"));
}

function signatureRow(signature, namesWorld) {
  const { app_key: world, sign_id: id, sign, status, remark, images, refuse_reason: reason } = signature;
  const state = STATUSES[status];
  const notes = [remark, reason && t("reason", reason), images.length > 0 && t("images", images.length)];
  return el(
    "li",
    { class: "card template signature", data: { id } },
    el(
      "div",
      { class: "head" },
      el("strong", {}, t("sign", String(id))),
      el(
        "span",
        { class: "badges" },
        el("span", { class: `badge ${state}` }, t(state)),
        signature.is_default && el("span", { class: "badge" }, t("isDefault")),
        signature.is_used && el("span", { class: "badge plain" }, t("isUsed")),
        namesWorld && el("span", { class: "badge plain" }, world),
      ),
    ),
    el(
      "div",
      { class: "body" },
      el(
        "div",
        { class: "text" },
        el("p", {}, `【${sign}】`),
        notes.filter(Boolean).map((note) => el("p", { class: "remark" }, note)),
      ),
      el("div", { class: "verdict" }, verdictButton(signature, "approve"), verdictButton(signature, "reject")),
    ),
  );
}

function verdictButton({ app_key: world, sign_id: id, status }, verdict) {
  const isApproval = verdict === "approve";
  return actionButton({
    word: verdict,
    label: t(`${verdict}Sign`, String(id)),
    done: t(isApproval ? "signApproved" : "signRejected", String(id)),
    action: `${verdict} sign ${id} ${world}`,
    isSo: STATUSES[status] === (isApproval ? "approved" : "rejected"),
    act: async () => {
      await auditSignature(id, verdict, world);
      await refreshSignatures();
    },
  });
}
