// The scheduled sends: those that wait can be sent at once.

import { fireSchedule, listSchedules } from "./control.js";
import { actionButton, badge, card, timeAt, worldList } from "./list.js";
import { t, timeOf } from "./words.js";

/** How many recipients a row names. */
const NAMED = 5;

const LOOKS = { waiting: "auditing", sent: "approved", deleted: "rejected" };

export const schedules = worldList({
  place: "schedule-list",
  nothing: "noSchedules",
  read: async (query) => (await listSchedules(query)).schedules,
  row: scheduleRow,
});

function scheduleRow(schedule, namesWorld) {
  const { app_key: world, schedule_id: id, send_at: sendAt, temp_id: template, sign_id: sign, tag, status } = schedule;
  const { recipients, is_batch: isBatch } = schedule;
  const named = recipients.slice(0, NAMED).map(({ mobile, refusal }) => (refusal ? `${mobile} (${refusal})` : mobile));
  const rest = recipients.length - named.length;
  return card({
    kind: "schedule",
    id,
    title: timeAt(sendAt, timeOf(sendAt)),
    badges: [
      badge(t(status), LOOKS[status]),
      badge(t(isBatch ? "batch" : "single")),
      badge(t("template", String(template))),
      sign !== undefined && badge(t("sign", String(sign))),
      tag !== undefined && badge(t("tag", tag)),
      namesWorld && badge(world, "plain"),
    ],
    text: named.join(t("comma")) + (rest > 0 ? t("andMore", rest) : ""),
    remarks: [`schedule_id ${id}`],
    buttons: status === "waiting" ? [fireButton(id, world)] : [],
  });
}

function fireButton(id, world) {
  return actionButton({
    word: "fire",
    label: t("fireLabel", id),
    done: t("fired"),
    action: `fire ${id} ${world}`,
    act: async () => {
      await fireSchedule(id, world);
      await schedules.refresh();
    },
  });
}
