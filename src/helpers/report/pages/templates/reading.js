// Filters, keyboard and the way from a claim to its evidence and back. Without it the page still reads and its links still lead.
"use strict";
(() => {
  const doc = document, text = doc.getElementById("text"), list = doc.getElementById("list"), here = doc.getElementById("here");
  const items = [...doc.querySelectorAll("#claims > li")];
  const form = doc.querySelector(".filters"), count = doc.getElementById("count");
  const tail = id => id.slice(id.lastIndexOf(":") + 1);
  const isDocument = doc.body.classList.contains("document");

  // which segments carry a row: "c012" -> [span, ...]
  const where = new Map();
  for (const span of isDocument ? text.querySelectorAll(".s") : [])
    for (const key of span.dataset.m.split(" ")) where.has(key) ? where.get(key).push(span) : where.set(key, [span]);
  const itemOf = new Map(items.map(item => [tail(item.id), item]));

  // filters
  const words = new Map();
  const matches = (item, wanted) => wanted.every(([name, value]) =>
    name === "words" ? item.textContent.toLowerCase().includes(value)
      : name === "entity" ? item.dataset.entity.split(" ").includes(value) : item.dataset[name] === value);
  const filter = () => {
    const wanted = [...new FormData(form)].filter(([, value]) => value.trim()).map(([name, value]) =>
      [name, name === "words" ? value.trim().toLowerCase() : value]);
    let shown = 0;
    for (const item of items) {
      const out = !matches(item, wanted);
      if (item.hidden !== out) item.hidden = out;
      shown += !out;
    }
    count.textContent = wanted.length ? `${shown} of ${items.length} claims` : `${items.length} claims`;
    if (isDocument) paint();
  };
  const painted = new Set();
  // blank the underline of each claim that is filtered out; one lane of one segment is one claim's
  const paint = () => {
    const none = text.classList.contains("no-claim");
    for (const item of items) {
      const out = item.hidden || none;
      if (painted.has(item) === out) continue;
      out ? painted.add(item) : painted.delete(item);
      for (const span of where.get(tail(item.id)) || [])
        out ? span.style.setProperty(`--c${item.dataset.lane}`, "transparent") : span.style.removeProperty(`--c${item.dataset.lane}`);
      const key = doc.getElementById(item.id.slice(3));
      if (key) key.classList.toggle("out", item.hidden);
    }
  };
  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("submit", event => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
  }

  // what is shown in the text
  for (const box of doc.querySelectorAll(".layers input"))
    box.addEventListener("change", () => {
      text.classList.toggle(`no-${box.name}`, !box.checked);
      if (box.name === "claim") paint();
    });

  // selection
  let current = null;
  const light = (key, name) => (where.get(key) || []).forEach(span => span.classList.add(name));
  const select = key => {
    for (const one of doc.querySelectorAll(".on, .also")) one.classList.remove("on", "also");
    current = key;
    light(key, "on");
    light(`${key}.speaker`, "also");
    light(`${key}.cue`, "also");
    const item = itemOf.get(key);
    if (!item) return;
    item.classList.add("on");
    for (const why of doc.querySelectorAll(".why")) why.open = item.contains(why);
    if (getComputedStyle(list).overflowY === "auto") item.scrollIntoView({ block: "nearest" });
  };
  const describe = keys => {
    if (!here) return;
    here.replaceChildren(...keys.map(key => {
      const line = doc.createElement("p"), mark = doc.getElementById(`${doc.body.dataset.doc}:${key}`);
      line.textContent = mark ? `${mark.dataset.n} · ${mark.dataset.t}` : key;
      line.classList.toggle("on", key === current);
      return line;
    }));
    here.hidden = !keys.length;
  };
  const go = (target, focus) => {
    const fold = target.closest("details");
    if (fold) fold.open = true;
    target.scrollIntoView({ block: "center" });
    if (focus) {
      const link = target.matches("a[href]") ? target : target.querySelector("a[href]") || target;
      if (!link.matches("a[href]")) link.tabIndex = -1;
      link.focus({ preventScroll: true });
    }
  };
  const follow = id => {
    const target = doc.getElementById(id);
    if (!target) return false;
    const key = tail(id);
    if (!id.startsWith("in:")) describe([key]);
    select(key);
    describe(id.startsWith("in:") || !where.has(key) && !key.startsWith("r") ? [] : [key]);
    go(target, true);
    return true;
  };
  const fragment = link => link && decodeURIComponent(link.getAttribute("href")).replace(/^#/, "");

  doc.addEventListener("click", event => {
    const link = event.target.closest('a[href^="#"]');
    if (link) {
      if (follow(fragment(link))) {
        event.preventDefault();
        try { history.replaceState(null, "", link.getAttribute("href")); } catch { /* inside a frame there is no address */ }
      }
      return;
    }
    const span = event.target.closest(".s");
    if (!span || String(getSelection())) return;
    const keys = span.dataset.m.split(" ").filter(key => !key.includes("."));
    const claims = keys.filter(key => key.startsWith("c")).reverse();
    const pool = claims.length ? claims : keys;
    select(pool[(pool.indexOf(current) + 1) % pool.length]);
    describe(keys);
  });

  // keyboard: only while the focus is in the text or the list
  const step = by => {
    const shown = items.filter(item => !item.hidden);
    if (!shown.length) return null;
    const at = shown.findIndex(item => tail(item.id) === current);
    return shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)];
  };
  doc.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const inText = isDocument && text.contains(event.target), inList = list.contains(event.target);
    const typing = event.target.closest("input, select, button, summary");
    if (event.key === "Escape") {
      describe([]);
      const item = itemOf.get(current);
      if (item && !item.hidden) go(item, true);
      return;
    }
    if (typing || !(inText || inList)) return;
    const by = { j: 1, k: -1, ArrowDown: inList ? 1 : 0, ArrowUp: inList ? -1 : 0 }[event.key];
    if (event.key === "/" && form) form.elements.words.focus();
    else if (by) {
      const item = step(by);
      if (!item) return;
      if (inText) follow(item.id.slice(3));
      else {
        select(tail(item.id));
        go(item, true);
      }
    } else return;
    event.preventDefault();
  });

  if (location.hash.length > 1) follow(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", () => follow(decodeURIComponent(location.hash.slice(1))));
})();
