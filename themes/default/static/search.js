"use strict";
// The search page: asks the index that was built with the site. Nothing leaves the reader's browser.
{
  const one = (selector, within = document) => within.querySelector(selector);
  const form = one(".find");
  const field = one("#q");
  const list = one(".finds");
  const further = one(".further");
  const status = one(".found");
  const STEP = 10;
  const REST = 150;

  const chosen = () => [...form.elements].filter(part => part.name);
  let asked = 0;
  let rest = [];

  const made = (tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  // An excerpt is text with marks; whatever else it might hold is taken as text.
  const excerpt = html => {
    const line = made("p", "");
    for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
      line.append(node.nodeName === "MARK" ? made("mark", node.textContent) : node.textContent);
    }
    return line;
  };

  const day = iso => {
    const date = new Date(iso + "T00:00Z");
    if (isNaN(date)) return iso;
    return date.toLocaleDateString(document.documentElement.lang, { dateStyle: "medium", timeZone: "UTC" });
  };

  const find = ({ url, meta, excerpt: html }) => {
    const item = made("li", "");
    const link = made("a", meta.title || url, "plain");
    link.href = url;
    link.dir = "auto";
    const head = made("h2", "");
    head.append(link);
    const by = made("p", "", "by");
    if (meta.source) by.append(made("bdi", meta.source), " · ");
    const time = made("time", day(meta.day));
    time.dateTime = meta.day;
    by.append(time);
    const text = excerpt(html);
    text.dir = "auto";
    item.append(head, by, text);
    item.dataset.story = "";
    return item;
  };

  const show = async round => {
    const next = rest.splice(0, STEP);
    further.hidden = !rest.length;
    const found = await Promise.all(next.map(result => result.data()));
    if (round !== asked) return;
    const first = list.children.length;
    list.append(...found.map(find));
    return list.children[first];
  };

  const remember = () => {
    const query = new URLSearchParams(chosen().filter(part => part.value).map(part => [part.name, part.value]));
    history.replaceState(null, "", query.size ? "?" + query : location.pathname);
  };

  const search = async pagefind => {
    const round = ++asked;
    const words = field.value.trim();
    const filters = {};
    for (const part of chosen()) {
      if (part.value && part !== field && part.name !== "order") filters[part.name] = part.value;
    }
    remember();
    const idle = !words && !Object.keys(filters).length;
    const sort = one("#order").value ? { date: "desc" } : {};
    const found = idle ? [] : (await pagefind.search(words || null, { filters, sort })).results;
    if (round !== asked) return;
    list.replaceChildren();
    rest = found.slice();
    status.textContent = idle ? "" : form.dataset.found.replace("{n}", found.length.toLocaleString(document.documentElement.lang));
    await show(round);
  };

  const start = async pagefind => {
    await pagefind.options({ baseUrl: root.pathname });
    await pagefind.init();
    const given = new URLSearchParams(location.search);
    for (const part of chosen()) {
      const said = given.get(part.name);
      if (said) part.value = said;
      if (said && part.value !== said) part.value = "";
    }
    let waiting = 0;
    const soon = pause => {
      clearTimeout(waiting);
      waiting = setTimeout(() => search(pagefind), pause);
    };
    form.addEventListener("input", ({ target }) => soon(target === field ? REST : 0));
    form.addEventListener("submit", event => {
      event.preventDefault();
      soon(0);
    });
    further.addEventListener("click", async () => one("a", await show(asked))?.focus());
    document.addEventListener("keydown", event => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest?.("input, textarea, select")) return;
      event.preventDefault();
      field.focus();
    });
    field.focus();
    await search(pagefind);
  };

  const root = new URL(".", new URL(form.dataset.root, location.href));
  const fail = () => {
    form.hidden = true;
    one(".unfound").hidden = false;
  };
  // A browser loads no module for a page that was opened from a disk.
  if (root.protocol === "file:") fail();
  else import(new URL(form.dataset.index + "pagefind.js", root)).then(start).catch(fail);
}
