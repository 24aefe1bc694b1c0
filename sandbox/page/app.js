// The inbox page: puts the parts together.

import { readCodes, redrawCodes, startCodes } from "./codes.js";
import { listWorlds } from "./control.js";
import { byId, el, memory } from "./dom.js";
import { events } from "./events.js";
import { startKeys, redrawKeys } from "./keys.js";
import { follow } from "./live.js";
import { redrawMessages, refreshMessages, selectWorld, startMessages } from "./messages.js";
import { schedules } from "./schedules.js";
import { signatures } from "./signatures.js";
import { templates } from "./templates.js";
import { switchLanguage, t, translate } from "./words.js";

const VIEWS = ["messages", "templates", "signatures", "schedules", "events", "codes"];
const THEMES = ["auto", "light", "dark"];

let state = "connecting";
let worlds = [];

function start() {
  startMessages();
  startCodes();
  startKeys({ show: (view) => (location.hash = view), turnTheme, turnLanguage });
  byId("world").addEventListener("change", chooseWorld);
  byId("theme").addEventListener("click", turnTheme);
  byId("language").addEventListener("click", turnLanguage);
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("main").focus();
  });
  addEventListener("hashchange", showView);
  new ResizeObserver(fitHead).observe(byId("top"));
  redraw();
  showView();
  follow(changed, (next) => {
    if (next === state) return;
    state = next;
    redrawState();
  });
}

async function changed(names) {
  const concerns = (name) => names.has(name) || names.has("everything") || names.has("resets");
  // First which worlds there are: one that is gone is not to be asked about.
  if (concerns("control")) await refreshWorlds();
  const jobs = [];
  if (concerns("messages")) jobs.push(refreshMessages());
  if (concerns("templates")) jobs.push(templates.refresh());
  if (concerns("signatures")) jobs.push(signatures.refresh());
  if (concerns("schedules")) jobs.push(schedules.refresh());
  // Every message has a report; whoever does not look at events is not to pay for a flood of them.
  if (currentView() === "events") jobs.push(events.refresh());
  await Promise.all(jobs);
  if (currentView() === "codes") await readCodes();
}

async function refreshWorlds() {
  ({ worlds } = await listWorlds());
  redrawWorlds();
}

function redrawWorlds() {
  const select = byId("world");
  const chosen = select.value;
  const option = (value, text) => el("option", { value, selected: value === chosen }, text);
  select.replaceChildren(option("", t("allWorlds")), ...worlds.map(({ app_key: key }) => option(key, key)));
  byId("world-box").hidden = worlds.length < 2;
  if (select.value !== chosen || (worlds.length < 2 && chosen)) {
    select.value = "";
    chooseWorld();
  }
}

function chooseWorld() {
  const appKey = byId("world").value;
  selectWorld(appKey);
  for (const list of [templates, signatures, schedules, events]) list.select(appKey).catch(() => {});
}

const currentView = () => (VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : VIEWS[0]);

function showView() {
  const current = currentView();
  for (const view of VIEWS) byId(`view-${view}`).hidden = view !== current;
  for (const link of byId("nav").querySelectorAll("a")) {
    if (link.hash === `#${current}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  showSection();
  scrollTo({ top: 0 });
  if (current === "codes") readCodes().catch(() => {});
  if (current === "events") events.refresh().catch(() => {});
}

/** On a phone the sections do not all fit. */
function showSection() {
  byId("nav").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** The head has two lines where sections and tools do not fit into one; nothing may hide behind it. */
function fitHead() {
  document.documentElement.style.setProperty("--head", `${byId("top").offsetHeight}px`);
  showSection();
}

function turnTheme() {
  const next = THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length];
  if (next === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  memory.write("theme", next === "auto" ? null : next);
  redrawTheme();
}

const theme = () => document.documentElement.dataset.theme ?? "auto";

function turnLanguage() {
  memory.write("language", switchLanguage());
  redraw();
}

function redraw() {
  translate();
  byId("language").textContent = t("language");
  byId("language").setAttribute("aria-label", t("languageLabel"));
  redrawTheme();
  redrawState();
  redrawKeys();
  redrawWorlds();
  for (const list of [templates, signatures, schedules, events]) list.redraw();
  redrawCodes();
  if (state !== "connecting") redrawMessages();
}

function redrawTheme() {
  const label = t({ auto: "themeAuto", light: "themeLight", dark: "themeDark" }[theme()]);
  byId("theme").setAttribute("aria-label", label);
  byId("theme").title = label;
}

function redrawState() {
  const place = byId("state");
  if (place.textContent !== t(state)) place.textContent = t(state);
  place.dataset.state = state;
  place.title = state === "polling" ? t("pollingHint") : "";
  byId("banner").hidden = state !== "lost";
  byId("banner").textContent = state === "lost" ? t("lostBanner") : "";
}

start();
