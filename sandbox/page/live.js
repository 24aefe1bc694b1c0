// Hears of changes: from the event stream, and by asking where there is none.

import { EVENTS } from "./control.js";

const POLL_MS = 2_000;
const REOPEN_MS = 5_000;

/**
 * Follows the sandbox until the page goes.
 *
 * `changed(names)` is told what changed: a set of `messages`, `templates`, `signatures`,
 * `schedules`, `control`, `resets`; `everything` after a
 * time in which changes can have been missed. It rejects if the sandbox does not answer.
 * `stateChanged(state)` hears `live`, `polling` or `lost`.
 */
export function follow(changed, stateChanged) {
  let source;
  let known;
  let polling;
  let reopening;

  const open = () => {
    clearTimeout(reopening);
    source?.close();
    source = new EventSource(EVENTS);
    source.addEventListener("change", (event) => hear(JSON.parse(event.data)));
    source.addEventListener("error", () => {
      known = undefined;
      if (source.readyState === EventSource.CLOSED) reopening = setTimeout(open, REOPEN_MS);
      polling ??= setTimeout(poll, 0);
    });
  };

  const hear = (counts) => {
    const names = Object.keys(counts).filter((name) => name !== "revision");
    const news = known ? names.filter((name) => counts[name] !== known[name]) : ["everything"];
    known = counts;
    clearTimeout(polling);
    polling = undefined;
    stateChanged("live");
    if (news.length > 0) Promise.resolve(changed(new Set(news))).catch(() => {});
  };

  const poll = async () => {
    const mine = polling;
    let state = "polling";
    try {
      await changed(new Set(["everything"]));
    } catch {
      state = "lost";
    }
    if (polling !== mine) return;
    stateChanged(state);
    polling = setTimeout(poll, POLL_MS);
  };

  addEventListener("pagehide", () => {
    clearTimeout(reopening);
    clearTimeout(polling);
    polling = undefined;
    source.close();
  });
  addEventListener("pageshow", (event) => event.persisted && open());
  addEventListener("online", open);
  open();
}
