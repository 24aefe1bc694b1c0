// The few things every part of the page does to the document. Text only ever becomes text nodes.

/** Makes an element: properties by name, `data` and `on` as objects, then its children (elements, texts, or nothing). */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "data") Object.assign(element.dataset, value);
    else if (name === "on") for (const [event, handler] of Object.entries(value)) element.addEventListener(event, handler);
    else if (name === "class") element.className = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** The text, with every occurrence of `query` marked. */
export function marked(text, query) {
  const needle = query.toLowerCase();
  const hay = text.toLowerCase();
  // Where lower case has another length, the places would not match.
  if (!needle || hay.length !== text.length) return [text];
  const parts = [];
  let from = 0;
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, from)) {
    parts.push(text.slice(from, at), el("mark", {}, text.slice(at, at + needle.length)));
    from = at + needle.length;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Copies; says whether it worked. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

/** For a page that may not use the clipboard, as when it has no focus or no secure context. */
function copySelected(text) {
  const box = el("textarea", { class: "unseen", readonly: true, "aria-hidden": "true" });
  box.value = text;
  const focused = document.activeElement;
  document.body.append(box);
  box.select();
  let copied = false;
  try {
    copied = document.execCommand("copy");
  } catch {
    // It stays false.
  }
  box.remove();
  focused?.focus();
  return copied;
}

let announcing;

/** Tells a screen reader, once the sentences of a burst are over. */
export function announce(sentence) {
  clearTimeout(announcing);
  announcing = setTimeout(() => byId("announcer").replaceChildren(sentence), 150);
}

/** What the browser remembers, where it may. */
export const memory = {
  read(key) {
    try {
      return localStorage.getItem(`sms-sandbox.${key}`);
    } catch {
      return null;
    }
  },
  write(key, value) {
    try {
      if (value === null) localStorage.removeItem(`sms-sandbox.${key}`);
      else localStorage.setItem(`sms-sandbox.${key}`, value);
    } catch {
      // It is forgotten with the page.
    }
  },
};
