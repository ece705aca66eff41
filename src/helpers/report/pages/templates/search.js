// Search over the data files beside the page. Nothing of a text is ever read as markup: all is set as text.
"use strict";
(() => {
  const doc = document, form = doc.getElementById("form"), list = doc.getElementById("hits"), count = doc.getElementById("count");
  const rows = { texts: [], names: [], problems: [], sentences: [], claims: [] };
  const PAGE = 50, files = Number(doc.body.dataset.files);
  let at = 0, hits = [], loaded = 0;
  window.claimbook = (kind, more) => { for (const row of more) rows[kind].push(row); };

  // the data, one file after another; what is there can be searched already
  const load = number => {
    if (number > files) return finish();
    const script = doc.createElement("script");
    script.src = `data/${String(number).padStart(3, "0")}.js`;
    script.onload = () => { loaded = number; count.textContent = `The data are being loaded: ${number} of ${files} …`; load(number + 1); };
    script.onerror = () => { count.textContent = `The data file ${script.src} is not there: the page must stay in its folder.`; };
    doc.head.append(script);
  };

  // by id
  const textOf = new Map(), sentenceOf = new Map(), low = new WeakMap();
  const flat = said => said.toLowerCase().replace(/\s/g, " "); // a phrase goes on over the end of a line
  const lower = (row, make) => { if (!low.has(row)) low.set(row, flat(make())); return low.get(row); };
  const choices = (name, pairs) => {
    const field = form.elements[name], found = new Map();
    for (const [value, shown] of pairs) { const one = found.get(value) || [shown, 0]; one[1]++; found.set(value, one); }
    const sorted = [...found].sort((a, b) => b[1][1] - a[1][1] || (a[1][0] < b[1][0] ? -1 : 1)).slice(0, 500);
    field.append(...sorted.map(([value, [shown, n]]) => new Option(`${shown} (${n})`, value)));
  };
  const finish = () => {
    for (const row of rows.texts) textOf.set(row[0], row);
    for (const row of rows.sentences) sentenceOf.set(row[1], row);
    const names = new Map(rows.names.map(row => [row[0], row[1]]));
    choices("document", rows.claims.map(c => [c[0], textOf.get(c[0])?.[2] || c[0]]));
    choices("holder", rows.claims.map(c => [c[11], c[11] === "unnamed" ? "(not named)" : c[12]]));
    choices("entity", rows.claims.flatMap(c => c[13].map(id => [id, names.get(id) || id])));
    for (const [name, column] of [["polarity", 8], ["modality", 9], ["kind", 10]])
      choices(name, rows.claims.map(c => [c[column], name === "polarity" ? (c[8] === "-" ? "negated" : "affirmed") : c[column]]));
    for (const field of form.querySelectorAll("[data-column]"))
      choices(field.name, rows.texts.map(t => t[9][field.dataset.column]).filter(v => v !== null).map(v => [v, v]));
    read();
    search();
  };

  // what is asked for: words that must all stand there, "phrases in marks" as they are
  const terms = said => [...said.toLowerCase().matchAll(/["“]([^"”]+)["”]|(\S+)/g)].map(m => (m[1] || m[2]).trim()).filter(Boolean);
  const find = (said, wanted) => {
    const at = [];
    for (const word of wanted) {
      let from = said.indexOf(word);
      // a word begins where a word begins; a phrase stands where it stands
      while (from > 0 && /[\p{L}\p{N}]/u.test(word[0]) && /[\p{L}\p{N}]/u.test(said[from - 1])) from = said.indexOf(word, from + 1);
      if (from < 0) return null;
      at.push([from, from + word.length]);
    }
    return at;
  };
  const within = (date, from, to) => date !== null && (!from || date.slice(0, from.length) >= from) && (!to || date.slice(0, to.length) <= to);
  const SAID = {
    claims: c => [c[5], c[6], c[7]].filter(Boolean).join(" "),
    sentences: s => s[4],
    texts: t => [t[2] || t[0], t[3], t[4]].filter(Boolean).join(" "),
    names: n => n[1],
    problems: p => p.join(" "),
  };
  const search = () => {
    const asked = Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));
    const kind = asked.show || "claims", words = terms(asked.words || "");
    const metas = [...form.querySelectorAll("[data-column]")].filter(f => f.value).map(f => [f.dataset.column, f.value]);
    const fits = (id, text) => (!asked.document || id === asked.document) && metas.every(([column, value]) => text?.[9][column] === value)
      && (!(asked.from || asked.to) || (text && within(text[4], asked.from, asked.to)));
    const stance = c => (!asked.holder || c[11] === asked.holder) && (!asked.entity || c[13].includes(asked.entity))
      && (!asked.kind || c[10] === asked.kind) && (!asked.modality || c[9] === asked.modality) && (!asked.polarity || c[8] === asked.polarity);
    let sentences = null;
    if (kind === "sentences" && (asked.holder || asked.entity || asked.kind || asked.modality || asked.polarity))
      sentences = new Set(rows.claims.filter(stance).map(c => c[4]));
    hits = [];
    for (const row of rows[kind]) {
      if ((kind === "claims" || kind === "sentences" || kind === "texts") && !fits(row[0], textOf.get(row[0]))) continue;
      if (kind === "claims" && !stance(row)) continue;
      if (sentences && !sentences.has(row[1])) continue;
      let where = null;
      if (words.length) {
        where = find(lower(row, () => SAID[kind](row)), words);
        if (!where && kind === "claims") { // the words of the source, too, not only those of the row
          const whole = sentenceOf.get(row[4]);
          if (whole) { const cut = whole[4].slice(Math.max(0, row[2] - whole[2]), row[3] - whole[2]); where = find(flat(cut), words); }
        }
        if (!where) continue;
      }
      hits.push([row, where]);
    }
    arrange(kind, asked.sort);
    at = 0;
    show(kind);
    write();
  };
  const arrange = (kind, sort) => {
    const text = hit => textOf.get(hit[0][0]);
    const key = sort === "published" ? hit => text(hit)?.[4] || "~" : sort === "holder" && kind === "claims" ? hit => hit[0][12].toLowerCase()
      : sort === "left" && kind === "sentences" ? hit => [...hit[0][4].slice(0, hit[1]?.[0][0] || 0).toLowerCase().trim().split(/\s+/)].reverse().join(" ")
      : sort === "right" && kind === "sentences" ? hit => hit[0][4].slice(hit[1]?.[0][1] || 0).toLowerCase().trim() : null;
    if (!key) return;
    const keys = new Map(hits.map(hit => [hit, key(hit)]));
    hits.sort((a, b) => (keys.get(a) < keys.get(b) ? -1 : keys.get(a) > keys.get(b) ? 1 : 0));
  };

  // the hits
  const make = (name, text, about) => { const made = doc.createElement(name); if (text !== undefined) made.textContent = text; return Object.assign(made, about || {}); };
  const marked = (text, spans) => {
    const said = make("p", undefined, { className: "said" });
    let done = 0;
    for (const [from, to] of [...(spans || [])].sort((a, b) => a[0] - b[0])) {
      if (from < done) continue;
      said.append(text.slice(done, from), make("mark", text.slice(from, to)));
      done = to;
    }
    said.append(text.slice(done));
    return said;
  };
  const place = (id, start, end, page) => `${id}, characters ${start}–${end}${page ? `, page ${page}` : ""}, SHA-256 ${(textOf.get(id)?.[7] || "").slice(0, 12)}`;
  const cite = (id, start, end, page, quoted) => {
    const [, , title, publisher, published, url] = textOf.get(id) || [id, "", null, null, null, null];
    const name = title || id, year = (published || "").slice(0, 4);
    const plain = `${name}.${publisher ? ` ${publisher}.` : ""}${published ? ` ${published}.` : ""} ${place(id, start, end, page)}. “${quoted}”`;
    const csl = { id, type: "document", title: name, ...(publisher && { publisher }), ...(url && { URL: url }),
      ...(year && { issued: { "date-parts": [published.split("-").filter(p => /^\d+$/.test(p)).map(Number)] } }), locator: `${start}-${end}`, note: place(id, start, end, page) };
    const fields = { title: name, publisher, year, url, note: place(id, start, end, page) };
    const bibtex = `@misc{${id.replace(/[^\w-]/g, "")},\n${Object.entries(fields).filter(([, v]) => v).map(([k, v]) => `  ${k} = {${String(v).replace(/[{}\\]/g, "")}}`).join(",\n")}\n}`;
    return `${plain}\n\n${JSON.stringify(csl, null, 1)}\n\n${bibtex}`;
  };
  const citation = (...about) => {
    const box = make("details"), head = make("summary", "copy citation");
    box.append(head);
    box.addEventListener("toggle", () => {
      if (!box.open || box.lastChild !== head) return;
      const field = make("textarea", cite(...about), { readOnly: true });
      field.setAttribute("aria-label", "Citation: plain, CSL-JSON and BibTeX");
      box.append(field);
      field.focus();
      field.select();
      (navigator.clipboard?.writeText(field.value) || Promise.reject()).catch(() => doc.execCommand("copy"));
    });
    return box;
  };
  const link = (id, row, shown) => make("a", shown, { href: `${textOf.get(id)?.[1] || ""}#${encodeURIComponent(row).replace(/%3A/g, ":")}` });
  const title = id => textOf.get(id)?.[2] || id;
  const facts = (...parts) => { const line = make("p", undefined, { className: "facts" }); parts.forEach((part, i) => line.append(i ? " · " : "", part)); return line; };
  const ITEMS = {
    claims: ([c, where]) => {
      const own = SAID.claims(c), inOwn = where && find(flat(own), terms(form.elements.words.value)), sentence = sentenceOf.get(c[4]);
      const quoted = sentence ? sentence[4].slice(Math.max(0, c[2] - sentence[2]), c[3] - sentence[2]) : own;
      const said = marked(own, inOwn), stand = [c[8] === "-" ? "negated" : "", c[9] === "asserted" ? "" : c[9]].filter(Boolean).join(", ");
      const parts = [make("b", c[11] === "unnamed" ? "not named" : c[11] === "narrator" ? "the text itself" : c[12])];
      if (stand) parts.push(make("b", stand));
      parts.push(c[10], link(c[0], c[1], title(c[0])), `characters ${c[2]}–${c[3]}`);
      if (c[14]) parts.push(c[14]);
      const item = [said, facts(...parts), citation(c[0], c[2], c[3], sentence?.[5], quoted)];
      if (where && !inOwn) item.splice(1, 0, marked(quoted, where));
      return item;
    },
    sentences: ([s, where]) => [marked(s[4], where), facts(...[link(s[0], s[1], title(s[0])), s[6], `characters ${s[2]}–${s[3]}`, s[5] && `page ${s[5]}`].filter(Boolean)),
      citation(s[0], s[2], s[3], s[5], s[4])],
    texts: ([t]) => [Object.assign(make("p", undefined, { className: "said" }), {}), facts(...[t[3], t[4], `${t[8].toLocaleString("en")} words`, ...t[9]].filter(v => v))],
    names: ([n]) => [facts(make("b", n[1]), n[2], `${n[3].toLocaleString("en")} mentions`, `${n[4].toLocaleString("en")} texts`)],
    problems: ([p]) => [facts(make("b", `${p[1]}: ${p[2]}`), p[0]), make("p", p[3], { className: "facts" })],
  };
  const show = kind => {
    const shown = hits.slice(at, at + PAGE);
    list.replaceChildren(...shown.map(hit => {
      const item = make("li");
      item.append(...ITEMS[kind](hit));
      if (kind === "texts") item.firstChild.append(make("a", title(hit[0][0]), { href: hit[0][1] }));
      if (kind === "names") {
        const more = make("button", "its claims", { type: "button" });
        more.addEventListener("click", () => { form.reset(); form.elements.show.value = "claims"; pick("entity", hit[0][0], hit[0][1]); search(); });
        item.append(more);
      }
      return item;
    }));
    count.textContent = `${hits.length.toLocaleString("en")} of ${rows[kind].length.toLocaleString("en")} ${kind}`;
    doc.getElementById("page").textContent = hits.length ? `${at + 1} to ${at + shown.length}` : "nothing fits";
    doc.getElementById("before").disabled = at === 0;
    doc.getElementById("after").disabled = at + PAGE >= hits.length;
  };
  const kindNow = () => new FormData(form).get("show") || "claims";
  const turn = by => { at += by; show(kindNow()); list.focus(); list.scrollIntoView(); };
  doc.getElementById("before").addEventListener("click", () => turn(-PAGE));
  doc.getElementById("after").addEventListener("click", () => turn(PAGE));

  // the address keeps the question
  const pick = (name, value, shown) => {
    const field = form.elements[name];
    if (!field) return;
    if (field.options && ![...field.options].some(option => option.value === value)) field.append(new Option(shown || value, value));
    field.value = value;
  };
  const write = () => {
    const asked = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value.trim() && !(name === "show" && value === "claims")));
    const wanted = String(asked) ? `#${asked}` : "#";
    if (location.hash !== wanted && (location.hash || wanted !== "#")) history.replaceState(null, "", wanted);
  };
  const read = () => { for (const [name, value] of new URLSearchParams(location.hash.slice(1))) pick(name, value); };
  addEventListener("hashchange", () => { form.reset(); read(); search(); });

  // the hits as a file; a cell that a spreadsheet would run begins with an apostrophe
  const cell = value => { const text = String(value ?? ""); return `"${(/^[=+\-@\t\r]/.test(text) && text.length > 1 ? `'${text}` : text).replace(/"/g, '""')}"`; };
  const HEADS = {
    claims: ["doc_id", "claim_id", "start_char", "end_char", "sentence_id", "subject", "predicate", "object", "polarity", "modality", "kind", "holder", "holder_name", "entities", "time"],
    sentences: ["doc_id", "sentence_id", "start_char", "end_char", "text", "page", "speaker"],
    texts: ["doc_id", "view", "title", "publisher", "published", "url", "licence", "sha256", "n_words", "more"],
    names: ["entity_id", "name", "label", "n_mentions", "n_documents"],
    problems: ["path", "stage", "problem", "detail"],
  };
  doc.getElementById("csv").addEventListener("click", () => {
    const kind = kindNow(), lines = [HEADS[kind].join(","), ...hits.map(([row]) => row.map(v => cell(Array.isArray(v) ? v.join("; ") : v)).join(","))];
    const saved = make("a", "", { download: `${kind}.csv`, href: URL.createObjectURL(new Blob(["\ufeff", lines.join("\r\n"), "\r\n"], { type: "text/csv" })) });
    saved.click();
    setTimeout(() => URL.revokeObjectURL(saved.href), 1000);
  });

  let wait = 0;
  form.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, loaded === files ? 120 : 400); });
  form.addEventListener("submit", event => { event.preventDefault(); search(); });
  form.addEventListener("reset", () => setTimeout(search));
  addEventListener("keydown", event => {
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(doc.activeElement.tagName)) { event.preventDefault(); form.elements.words.focus(); }
  });
  load(1);
})();
