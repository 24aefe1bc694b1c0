// The keyboard: single keys, off while someone types, and off altogether where someone wants it so.

import { byId, el, memory } from "./dom.js";
import { clearFilters, copyFocusedCode, moveFocus, toggleFocusedExchange } from "./messages.js";
import { t } from "./words.js";

const LIST = [
  ["/", "keySearch"],
  ["n", "keyNumber"],
  ["j k", "keyNext"],
  ["c", "keyCopy"],
  ["o", "keyOpen"],
  ["Esc", "keyEscape"],
  ["1 2 3 4 5 6", "keyViews"],
  ["t", "keyTheme"],
  ["l", "keyLanguage"],
  ["?", "keyHelp"],
];

/** `page` gives what the keys do to the page as a whole: `show(view)`, `turnTheme()`, `turnLanguage()`. */
export function startKeys(page) {
  const help = byId("help");
  const openHelp = () => help.open || help.showModal();
  const inMessages = (act) => () => byId("view-messages").hidden || act();
  const actions = {
    "/": () => byId(byId("view-codes").hidden ? "query" : "code-query").focus(),
    n: inMessages(() => byId("mobile").focus()),
    j: inMessages(() => moveFocus(1)),
    k: inMessages(() => moveFocus(-1)),
    c: inMessages(copyFocusedCode),
    o: inMessages(toggleFocusedExchange),
    1: () => page.show("messages"),
    2: () => page.show("templates"),
    3: () => page.show("signatures"),
    4: () => page.show("schedules"),
    5: () => page.show("events"),
    6: () => page.show("codes"),
    t: page.turnTheme,
    l: page.turnLanguage,
    "?": openHelp,
  };
  const areOn = byId("keys-on");
  areOn.checked = memory.read("keys") !== "off";
  areOn.addEventListener("change", () => memory.write("keys", areOn.checked ? null : "off"));
  byId("help-open").addEventListener("click", openHelp);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || help.open) return;
    const isTyping = event.target.matches("input:not([type=checkbox]), textarea, select");
    if (event.key === "Escape") {
      inMessages(clearFilters)();
      if (isTyping) event.target.blur();
      return;
    }
    const act = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (!act || isTyping || !areOn.checked) return;
    event.preventDefault();
    act();
  });
}

export function redrawKeys() {
  const rows = LIST.map(([keys, word]) =>
    el("div", {}, el("dt", {}, keys.split(" ").map((key) => el("kbd", {}, key))), el("dd", {}, t(word))),
  );
  byId("keys").replaceChildren(...rows);
}
