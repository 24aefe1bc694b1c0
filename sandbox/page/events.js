// What comes in and goes out beside messages: replies of phones, and callbacks to the user's server.

import { getCallbacks, listReplies } from "./control.js";
import { byId } from "./dom.js";
import { badge, card, timeAt, worldList } from "./list.js";
import { t, timeOf } from "./words.js";

const KINDS = { SMS_REPORT: "report", SMS_REPLY: "reply", SMS_TEMPLATE: "templateAudit", SMS_SIGN: "signatureAudit" };

const LOOKS = { underWay: "auditing", taken: "approved", givenUp: "rejected" };

/** Where events go, by world. */
let targets = [];

const replies = worldList({
  place: "reply-list",
  nothing: "noReplies",
  read: async (query) => (await listReplies(query)).replies.reverse(),
  row: replyRow,
});

const callbacks = worldList({
  place: "callback-list",
  nothing: "noCallbacks",
  read: async (query) => {
    targets = (await getCallbacks(query)).callbacks;
    return targets.flatMap(eventsOf);
  },
  row: callbackRow,
});

export const events = {
  select: (world) => Promise.all([replies.select(world), callbacks.select(world).then(redrawTargets)]),
  refresh: () => Promise.all([replies.refresh(), callbacks.refresh().then(redrawTargets)]),
  redraw: () => {
    replies.redraw();
    callbacks.redraw();
    redrawTargets();
  },
};

/** First what is under way, then what is over, the newest of each in front. */
function eventsOf({ app_key, waiting, delivered }) {
  const over = delivered.map((event) => ({ ...event, app_key, state: event.is_taken ? "taken" : "givenUp" }));
  return [...waiting.map((event) => ({ ...event, app_key, state: "underWay" })).reverse(), ...over.reverse()];
}

function redrawTargets() {
  const urls = new Set(targets.map(({ url }) => url).filter(Boolean));
  byId("callback-urls").textContent = urls.size > 0 ? t("eventsGoTo", [...urls].join(t("comma"))) : t("eventsGoNowhere");
}

function replyRow({ app_key: world, mobile, replied_at: at, content }, namesWorld) {
  return card({
    kind: "reply",
    title: mobile,
    badges: [timeAt(at, timeOf(at)), namesWorld && badge(world, "plain")],
    text: content,
  });
}

function callbackRow({ app_key: world, type, attempts, due_at: dueAt, state }, namesWorld) {
  const isDue = state === "underWay";
  return card({
    kind: "callback",
    title: KINDS[type] ? t(KINDS[type]) : type,
    badges: [
      badge(t(state), LOOKS[state]),
      attempts > 0 && badge(t("tries", attempts)),
      isDue && timeAt(dueAt, t("nextTry", timeOf(dueAt))),
      namesWorld && badge(world, "plain"),
    ],
    remarks: [type],
  });
}
