// The buttons that decide: an audit, or that something happens now.

import { announce, byId, el } from "./dom.js";
import { t } from "./words.js";

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

/** Puts rows into a list; the button that had the focus has it again. */
export function fill(list, rows, nothing) {
  const focus = document.activeElement?.dataset?.action;
  list.replaceChildren(...(rows.length > 0 ? rows : [el("li", { class: "none" }, nothing)]));
  if (focus) list.querySelector(`[data-action="${CSS.escape(focus)}"]`)?.focus();
}

/** Whether the rows are of several worlds, which have to be named then. */
export const areOfSeveralWorlds = (rows) => new Set(rows.map((row) => row.app_key)).size > 1;
