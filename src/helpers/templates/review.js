"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const by = (id) => document.getElementById(id);
const points = Array.from(data.text); // offsets count code points, not the UTF-16 units of a string
const store = "claimbook-review:" + data.doc_id + ":" + data.text_sha256;
let log = recall(); // every decision in its order: undo takes the last away
let current = 0;
let saved = "";

function recall() {
  try { return JSON.parse(localStorage.getItem(store)) || []; } catch { return []; }
}
function keep() {
  try { localStorage.setItem(store, JSON.stringify(log)); return ""; }
  catch { return " This browser keeps nothing: save before you leave."; }
}
function say(text) { by("status").textContent = text; }
function element(name, text, values = {}) {
  const made = Object.assign(document.createElement(name), values);
  if (text !== undefined) made.textContent = text;
  return made;
}
function stateOf(key) { return log.findLast((one) => one.key === key); }
function allRows() {
  const added = log.filter((one) => one.action === "add");
  return data.rows.concat(added.map((one) => ({ ...one, was: one.now, added: true })))
    .sort((a, b) => a.anchor.start_char - b.anchor.start_char);
}
function shown() {
  const show = by("show").value;
  return allRows().filter((row) => !show || (show === "open" ? !row.added && !stateOf(row.key) : row.table === show));
}
function describe(table, values) {
  const keys = table === "claims" ? ["subject", "predicate", "object"] : ["label", "entity_id"];
  const rest = table === "claims" ? [values.holder, values.polarity, values.modality, values.kind] : [];
  return keys.map((key) => values[key] || "–").join(" | ") + (rest.length ? " (" + rest.map((v) => v || "–").join(", ") + ")" : "");
}
function draw(focus) {
  const rows = shown();
  current = Math.max(0, Math.min(current, rows.length - 1));
  by("rows").replaceChildren(...rows.map((row, number) => {
    const decision = stateOf(row.key);
    const item = element("li", undefined, { tabIndex: number === current ? 0 : -1 });
    if (decision) item.dataset.state = decision.action;
    const { prefix, exact, suffix } = row.anchor;
    const place = element("div");
    place.append("…" + prefix.trimStart(), element("mark", exact), suffix.trimEnd() + "…");
    const said = element("div");
    said.append(row.table.slice(0, -1) + ": ", element("span", describe(row.table, row.was), { className: "said" }));
    if (decision && decision.action === "edit") said.append(" → " + describe(row.table, { ...row.was, ...decision.now }));
    if (decision) said.append(" ", element("span", "[" + decision.action + "]", { className: "state" }));
    else if (row.reviewed !== "untouched") said.append(" [" + row.reviewed + " before]");
    item.append(place, said);
    item.addEventListener("focus", () => { current = number; });
    return item;
  }));
  by("csv").value = toCsv();
  if (focus) by("rows").children[current]?.focus();
}
function move(step) {
  const items = [...by("rows").children];
  current = Math.max(0, Math.min(items.length - 1, current + step));
  items.forEach((item, number) => { item.tabIndex = number === current ? 0 : -1; });
  items[current]?.focus();
}
function decide(action, now = {}, reason = "") {
  const row = shown()[current];
  if (!row) return;
  if (row.added) { say("This row is new: undo takes it away."); return; }
  log.push({ key: row.key, table: row.table, action, anchor: row.anchor, was: row.was, now, reason, reviewer: by("reviewer").value });
  const note = keep();
  if (by("show").value !== "open") current += 1;
  draw(true);
  say(action + ": “" + row.anchor.exact + "”." + note);
}
function undo() {
  const last = log.pop();
  const note = keep();
  const at = last ? shown().findIndex((row) => row.key === last.key) : -1;
  if (at >= 0) current = at;
  draw(true);
  say((last ? "undone: " + last.action + " “" + last.anchor.exact + "”." : "There is nothing to undo.") + note);
}
function field(name, value, choices) {
  const label = element("label", name + " ");
  const input = element(choices.length ? "select" : "input", undefined, { name });
  if (choices.length) input.append(...choices.map((choice) => element("option", choice, { value: choice })));
  input.value = value || (choices.length ? choices[0] : "");
  label.append(input);
  return label;
}
function openForm(legend, values, table, extra, submit) {
  const form = by("form");
  const buttons = element("p");
  buttons.append(element("button", "Keep (Enter)"), " ", element("button", "Leave (Esc)", { type: "button", onclick: closeForm }));
  form.replaceChildren(element("strong", legend), ...extra,
    ...Object.entries(data.fields[table]).map(([name, choices]) => field(name, values[name], choices)), field("reason", "", []), buttons);
  form.onsubmit = (event) => {
    event.preventDefault();
    const entries = Object.fromEntries(new FormData(form));
    const now = {};
    for (const name of Object.keys(data.fields[table])) if (entries[name].trim() !== (values[name] || "")) now[name] = entries[name].trim();
    submit(now, entries);
  };
  form.hidden = false;
  form.querySelector("input, select").focus();
}
function closeForm() { by("form").hidden = true; draw(true); }
function edit() {
  const row = shown()[current];
  if (!row || row.added) { say(row ? "This row is new: undo takes it away." : "There is no row."); return; }
  const before = stateOf(row.key);
  const values = { ...row.was, ...(before?.action === "edit" ? before.now : {}) };
  openForm("Edit “" + row.anchor.exact + "”", values, row.table, [], (now, entries) => {
    const all = { ...(before?.action === "edit" ? before.now : {}), ...now };
    if (!Object.keys(all).length) { say("Nothing was changed: accept the row, or leave the form."); return; }
    by("form").hidden = true;
    decide("edit", all, entries.reason);
  });
}
function occurrences(words) {
  const wanted = Array.from(words), found = [];
  for (let at = 0; wanted.length && at + wanted.length <= points.length; at += 1)
    if (wanted.every((point, number) => points[at + number] === point)) found.push(at);
  return found;
}
function anchorAt(start, words) {
  const size = Array.from(words).length;
  const first = points.lastIndexOf("\n", start - 1) + 1, end = points.indexOf("\n", start + size);
  const last = end < 0 ? points.length : end;
  const anchor = { exact: words, doc_id: data.doc_id, text_sha256: data.text_sha256, start_char: start };
  for (const width of [32, 128, 512, points.length]) {
    anchor.prefix = points.slice(Math.max(start ? first : 0, start - width), start).join("");
    anchor.suffix = points.slice(start + size, Math.min(last, start + size + width)).join("");
    anchor.places = occurrences(anchor.prefix + words + anchor.suffix).length;
    if (anchor.places === 1) break;
  }
  return anchor;
}
function add(table) {
  const words = field("exact", "", []), nth = field("nth", "1", []);
  words.firstChild.textContent = "words, as the text has them ";
  nth.firstChild.textContent = "which of their places, counted from the beginning ";
  openForm("New row of " + table, {}, table, [words, nth], (now, entries) => {
    const places = occurrences(entries.exact), start = places[Number(entries.nth) - 1];
    if (start === undefined) { say("The text has “" + entries.exact + "” in " + places.length + " places."); return; }
    for (const name of Object.keys(now)) if (!now[name]) delete now[name];
    const missing = data.needed[table].filter((name) => !now[name]);
    if (missing.length) { say("Please say: " + missing.join(", ") + "."); return; }
    by("form").hidden = true;
    const key = "new:" + table + ":" + start + ":" + entries.exact + ":" + log.length;
    log.push({ key, table, action: "add", anchor: anchorAt(start, entries.exact), was: {}, now, reason: entries.reason, reviewer: by("reviewer").value });
    const note = keep();
    current = shown().findIndex((row) => row.key === key);
    draw(true);
    say("added: “" + entries.exact + "”." + note);
  });
}
function cell(value) {
  const text = value === undefined || value === null ? "" : typeof value === "object" ? (Object.keys(value).length ? JSON.stringify(value) : "") : String(value);
  return /[",\n\r;]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}
function csvRows() {
  const last = new Map(log.map((one) => [one.key, one])); // the last decision about a row is the one that counts
  return [...last.values()].map((one) => data.columns.map((name) => cell({ ...one.anchor, ...one }[name])).join(",") + "\n");
}
function toCsv() { return data.columns.join(",") + "\n" + csvRows().join(""); }
function download() {
  const link = element("a", undefined, { href: URL.createObjectURL(new Blob([toCsv()], { type: "text/csv" })), download: "corrections.csv" });
  link.click();
  say("The rows are in your downloads, as corrections.csv: put the file beside the sources.");
}
async function copy() {
  try { await navigator.clipboard.writeText(toCsv()); say("The rows are copied."); }
  catch { document.querySelector("details").open = true; by("csv").select(); say("Copy the rows that are marked below."); }
}
function server() {
  try {
    const config = JSON.parse(parent.document.getElementById("jupyter-config-data").textContent);
    const token = parent.document.cookie.match(/(?:^|; )_xsrf=([^;]*)/);
    return { url: config.baseUrl + "api/contents/", headers: { "X-XSRFToken": token ? token[1] : "", "Content-Type": "application/json" } };
  } catch { return null; }
}
async function save() {
  const jupyter = server(), path = by("path").value.trim();
  if (!jupyter) { download(); return; }
  const url = jupyter.url + path.split("/").map(encodeURIComponent).join("/");
  try {
    const got = await fetch(url + "?content=1&type=file&format=text", { headers: jupyter.headers });
    if (!got.ok && got.status !== 404) throw new Error("status " + got.status);
    let content = got.ok ? (await got.json()).content : "";
    const header = data.columns.join(",") + "\n";
    if (content && !content.replace(/^\ufeff/, "").startsWith(header)) { download(); say(path + " has other columns: the rows are in your downloads instead."); return; }
    if (saved && content.endsWith(saved)) content = content.slice(0, -saved.length); // what this page wrote before
    if (content && !content.endsWith("\n")) content += "\n";
    const rows = csvRows().filter((row) => !("\n" + content).includes("\n" + row)).join("");
    const body = JSON.stringify({ type: "file", format: "text", content: (content || header) + rows });
    const put = await fetch(url, { method: "PUT", headers: jupyter.headers, body });
    if (!put.ok) throw new Error("status " + put.status);
    saved = rows;
    say("saved in " + path + ": decisions of this document, " + csvRows().length + ".");
  } catch (error) { download(); say("The file could not be written (" + error.message + "): the rows are in your downloads instead."); }
}
const keys = {
  ArrowDown: () => move(1), j: () => move(1), ArrowUp: () => move(-1), k: () => move(-1), a: () => decide("accept"), r: () => decide("reject"),
  e: edit, u: undo, n: () => add(by("show").value === "claims" ? "claims" : "mentions"), s: save, c: copy,
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !by("form").hidden) { closeForm(); return; }
  if (event.key === "Enter" && event.target.tagName === "SELECT" && event.target.form) { event.preventDefault(); event.target.form.requestSubmit(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});
by("undo").onclick = undo;
by("new").onclick = keys.n;
by("save").onclick = save;
by("copy").onclick = copy;
by("download").onclick = download;
by("show").onchange = () => { current = 0; draw(false); };
draw(false);
say(log.length ? log.length + " decisions of before are here again." : data.rows.length + " rows to review.");
