// The scheduled sends: those that wait can be sent at once.

import { actionButton, areOfSeveralWorlds, fill } from "./audit.js";
import { fireSchedule, listSchedules } from "./control.js";
import { byId, el } from "./dom.js";
import { t, timeOf } from "./words.js";

/** How many recipients a row names. */
const NAMED = 5;

const BADGES = { waiting: "auditing", sent: "approved", deleted: "rejected" };

let appKey = "";
let schedules = [];

/** Shows the scheduled sends of one world, or of all where it is empty. */
export function selectSchedules(world) {
  appKey = world;
  return refreshSchedules();
}

export async function refreshSchedules() {
  const asked = appKey;
  const answer = await listSchedules({ app_key: asked });
  if (asked !== appKey) return;
  schedules = answer.schedules;
  redrawSchedules();
}

export function redrawSchedules() {
  const namesWorld = areOfSeveralWorlds(schedules);
  fill(byId("schedule-list"), schedules.map((schedule) => scheduleRow(schedule, namesWorld)), t("noSchedules"));
}

function scheduleRow(schedule, namesWorld) {
  const { app_key: world, schedule_id: id, send_at: sendAt, temp_id: template, sign_id: sign, tag, status } = schedule;
  const { recipients, is_batch: isBatch } = schedule;
  const time = new Date(sendAt);
  const named = recipients.slice(0, NAMED).map(({ mobile, refusal }) => (refusal ? `${mobile} (${refusal})` : mobile));
  const rest = recipients.length - named.length;
  return el(
    "li",
    { class: "card template schedule", data: { id } },
    el(
      "div",
      { class: "head" },
      el("strong", {}, el("time", { datetime: time.toISOString(), title: time.toString() }, timeOf(sendAt))),
      el(
        "span",
        { class: "badges" },
        el("span", { class: `badge ${BADGES[status]}` }, t(status)),
        el("span", { class: "badge" }, t(isBatch ? "batch" : "single")),
        el("span", { class: "badge" }, t("template", String(template))),
        sign !== undefined && el("span", { class: "badge" }, t("sign", String(sign))),
        tag !== undefined && el("span", { class: "badge" }, t("tag", tag)),
        namesWorld && el("span", { class: "badge plain" }, world),
      ),
    ),
    el(
      "div",
      { class: "body" },
      el(
        "div",
        { class: "text" },
        el("p", {}, named.join(t("comma")) + (rest > 0 ? t("andMore", rest) : "")),
        el("p", { class: "remark" }, `schedule_id ${id}`),
      ),
      status === "waiting" && el("div", { class: "verdict" }, fireButton(id, world)),
    ),
  );
}

function fireButton(id, world) {
  return actionButton({
    word: "fire",
    label: t("fireLabel", id),
    done: t("fired"),
    action: `fire ${id} ${world}`,
    act: async () => {
      await fireSchedule(id, world);
      await refreshSchedules();
    },
  });
}
