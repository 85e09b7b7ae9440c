"use strict";
// What needs a script: the switch, the keys and the filter. Pages are whole without it.
{
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);

  // Links lead to files, so that no server is needed; where there is one, the address is the short one to pass on.
  if (location.protocol !== "file:" && location.pathname.endsWith("/index.html")) {
    history.replaceState(history.state, "", location.pathname.slice(0, -10) + location.search + location.hash);
  }

  // A choice is kept where the browser lets us; where it does not, it holds for this page.
  const kept = name => {
    try { return localStorage.getItem("digest-" + name) || ""; } catch { return ""; }
  };
  const keep = (name, value) => {
    try {
      if (value) localStorage.setItem("digest-" + name, value);
      else localStorage.removeItem("digest-" + name);
    } catch { /* it is not kept, then */ }
  };

  // The browser's own frame takes the colours that were chosen here.
  const frame = () => {
    for (const meta of all("meta[name=theme-color]")) {
      meta.dataset.media ??= meta.media;
      const own = root.dataset.look && (meta.dataset.media.includes(root.dataset.look) ? "all" : "not all");
      meta.media = own || meta.dataset.media;
    }
  };

  let keys = kept("keys") !== "off";
  const choose = (name, value) => {
    if (name === "keys") keys = value !== "off";
    else if (value) root.dataset[name] = value;
    else delete root.dataset[name];
    frame();
  };

  const panel = one(".display");
  const help = one("dialog.keys");
  const show = () => {
    if (panel) panel.open = false;
    help?.showModal();
  };

  if (panel) {
    for (const radio of all("input", panel)) radio.checked = radio.value === kept(radio.name);
    for (const set of all("fieldset", panel)) if (!one(":checked", set)) one("[value='']", set).checked = true;
    panel.addEventListener("change", ({ target }) => {
      keep(target.name, target.value);
      choose(target.name, target.value);
    });
    one("button", panel)?.addEventListener("click", show);
    document.addEventListener("click", ({ target }) => {
      if (!panel.contains(target)) panel.open = false;
    });
    panel.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      one("summary", panel).focus();
    });
    // Another window of the same site follows at once.
    addEventListener("storage", ({ key, newValue }) => {
      const name = key?.startsWith("digest-") && key.slice(7);
      if (!name || !/^(look|size|keys)$/.test(name)) return;
      choose(name, newValue || "");
      for (const radio of all(`input[name=${name}]`, panel)) radio.checked = radio.value === (newValue || "");
    });
  }
  frame();

  // The filter hides stories that lack one of the words, and sections that have no story left.
  const field = one("#filter");
  const stories = () => all("[data-story]").filter(story => !story.hidden && story.offsetParent);
  const plain = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (field) {
    const said = one(".filter output");
    const texts = new Map(all("[data-story]").map(story => [story, ""]));
    const filter = () => {
      const words = plain(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const [story, known] of texts) {
        const text = known || plain(story.textContent + " " + (one("h2", story.closest("section") || story)?.textContent ?? ""));
        texts.set(story, text);
        story.hidden = !words.every(word => text.includes(word));
        shown += !story.hidden;
      }
      for (const section of all("main section"))
        if (one("[data-story]", section)) section.hidden = !one("[data-story]:not([hidden])", section);
      one("main").toggleAttribute("data-filtered", words.length > 0);
      said.textContent = words.length
        ? said.dataset.said.replace("{shown}", shown).replace("{all}", texts.size)
        : "";
    };
    field.addEventListener("input", filter);
    if (field.value) filter();
  }

  // Keys: single letters, never with a modifier and never where somebody types; they can be switched off.
  let at = -1;
  const step = by => {
    const list = stories();
    if (!list.length) return one(by > 0 ? "main [rel=next]" : "main [rel=prev]")?.click();
    const here = list.findIndex(story => story.contains(document.activeElement));
    at = Math.min(Math.max((here < 0 ? at : here) + by, 0), list.length - 1);
    const link = one("h2 a, h3 a", list[at]) || one("a", list[at]);
    link?.focus({ preventScroll: true });
    list[at].scrollIntoView({ block: "nearest" });
  };
  const original = () => {
    const story = document.activeElement.closest("[data-story]") || one("main .article") || stories()[at];
    const link = story && one("a.original", story);
    if (link) open(link.href, "_blank", "noopener");
  };
  const search = () => {
    if (field?.offsetParent) return field.focus();
    one("a.search")?.click();
  };
  const actions = { j: () => step(1), k: () => step(-1), o: original, "/": search, "?": show };

  document.addEventListener("keydown", event => {
    const { target, key } = event;
    if (!keys || event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (help?.open || target.closest?.("input, textarea, select, [contenteditable]:not([contenteditable=false])")) return;
    const action = Object.hasOwn(actions, key) && actions[key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}
