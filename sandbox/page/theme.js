// Runs before the first paint: a remembered choice must not flash up in the other colours.
"use strict";

(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const root = document.documentElement;
  const theme = read("sms-sandbox.theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const language = read("sms-sandbox.language") ?? navigator.language;
  root.lang = language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
})();
