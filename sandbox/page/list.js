// The lists of things that a world has, and the buttons that decide about one of them.

import { announce, byId, el } from "./dom.js";
import { t } from "./words.js";

/**
 * A list of the things of one world, or of all.
 *
 * `read(query)` asks for them, `row(item, namesWorld)` shows one, `place` is the id of the list and `nothing` the word
 * for an empty one.
 */
export function worldList({ place, nothing, read, row }) {
  let appKey = "";
  let items = [];

  const select = (world) => {
    appKey = world;
    return refresh();
  };

  const refresh = async () => {
    const asked = appKey;
    const answer = await read({ app_key: asked });
    if (asked !== appKey) return;
    items = answer;
    redraw();
  };

  const redraw = () => {
    // They have to be named where there are several.
    const namesWorld = new Set(items.map((item) => item.app_key)).size > 1;
    fill(byId(place), items.map((item) => row(item, namesWorld)), t(nothing));
  };

  return { select, refresh, redraw };
}

/** Puts rows into a list; the button that had the focus has it again. */
function fill(list, rows, nothing) {
  const focus = document.activeElement?.dataset?.action;
  list.replaceChildren(...(rows.length > 0 ? rows : [el("li", { class: "none" }, nothing)]));
  if (focus) list.querySelector(`[data-action="${CSS.escape(focus)}"]`)?.focus();
}

/** One thing: what it is, what is to know of it at a glance, its text with remarks, and buttons. */
export function card({ kind = "", id, title, badges, text, remarks = [], buttons = [] }) {
  return el(
    "li",
    { class: `card template ${kind}`.trim(), data: id === undefined ? undefined : { id } },
    el("div", { class: "head" }, el("strong", {}, title), el("span", { class: "badges" }, badges)),
    el(
      "div",
      { class: "body" },
      el(
        "div",
        { class: "text" },
        text && el("p", {}, text),
        remarks.filter(Boolean).map((remark) => el("p", { class: "remark" }, remark)),
      ),
      buttons.length > 0 && el("div", { class: "verdict" }, buttons),
    ),
  );
}

/** `look` is the class of a state, as `approved`; `plain` of what is less than one. */
export const badge = (text, look = "") => el("span", { class: `badge ${look}`.trim() }, text);

/** A moment, which tells all of itself when it is pointed at. */
export function timeAt(millis, text) {
  const time = new Date(millis);
  return el("time", { datetime: time.toISOString(), title: time.toString() }, text);
}

/** How far the audit of a template or a signature is, by its number. */
export const STATUSES = { 0: "auditing", 1: "approved", 2: "rejected" };

/** The buttons of an audit. `what` is added to the words that name the thing; `act(verdict)` decides. */
export function verdictButtons({ app_key: world, status }, id, what, act) {
  return ["approve", "reject"].map((verdict) => {
    const decided = verdict === "approve" ? "approved" : "rejected";
    return actionButton({
      word: verdict,
      label: t(`${verdict}${what}`, String(id)),
      done: t(`${decided}${what}`, String(id)),
      action: `${verdict}${what} ${id} ${world}`,
      isSo: STATUSES[status] === decided,
      act: () => act(verdict),
    });
  });
}

/**
 * A button that does something to one thing of a list.
 *
 * `act()` does it, `done` is what a screen reader hears then. `isSo` tells that it is that way already, where the button
 * is one of a choice.
 */
export function actionButton({ word, label, done, action, isSo, act }) {
  const button = el(
    "button",
    {
      type: "button",
      class: word,
      "aria-pressed": isSo === undefined ? undefined : String(isSo),
      "aria-label": label,
      data: { action },
    },
    t(word),
  );
  button.addEventListener("click", async () => {
    try {
      await act();
      announce(done);
    } catch (error) {
      announce(t("failed", error.message));
      byId("banner").textContent = t("failed", error.message);
      byId("banner").hidden = false;
    }
  });
  return button;
}
