"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const by = (id) => document.getElementById(id);
const points = Array.from(data.text); // offsets count code points, not the UTF-16 units of a string
const store = "claimbook-review:" + data.doc_id + ":" + data.text_sha256;
const files = store + ":files"; // what this browser has written to which file
let log = recall(store, []); // every decision in its order: undo takes the last away
let current = 0;

function recall(key, otherwise) {
  try { return JSON.parse(localStorage.getItem(key)) || otherwise; } catch { return otherwise; }
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
function standing() { // the last decision on a matter is the one that counts
  const last = new Map();
  for (const one of log) { last.delete(one.key); last.set(one.key, one); }
  return [...last.values()];
}
function decisionsOn(key) { return standing().filter((one) => one.row === key); }
function allRows() {
  const added = standing().filter((one) => one.action === "add");
  const place = (row) => (row.table === "entities" ? Infinity : row.anchor.start_char); // entities come after the text
  return data.rows.concat(added.map((one) => ({ ...one, key: one.row, was: one.now, added: true })))
    .sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
}
function shown() {
  const show = by("show").value;
  const open = (row) => !row.added && row.table !== "entities" && !decisionsOn(row.key).length && row.reviewed === "untouched";
  return allRows().filter((row) => !show || (show === "open" ? open(row) : row.table === show));
}
function describe(table, values) {
  if (table === "entities") return values.name;
  const keys = table === "claims" ? ["subject", "predicate", "object"] : ["label", "entity_id"];
  const rest = table === "claims" ? [values.holder, values.polarity, values.modality, values.kind] : [];
  return keys.map((key) => values[key] || "–").join(" | ") + (rest.length ? " (" + rest.map((v) => v || "–").join(", ") + ")" : "");
}
function outcome(one, row) {
  if (one.action === "edit") return " → " + describe(row.table, { ...row.was, ...one.now });
  if (one.action === "rename") return " → " + one.now.name;
  if (one.action === "merge") return " → one with " + one.now.into;
  if (one.action === "split") return " → “" + one.anchor.exact + "” is " + one.now.name;
  return "";
}
function drawRow(row, number) {
  const item = element("li", undefined, { tabIndex: number === current ? 0 : -1 });
  const place = element("div"), said = element("div");
  if (row.table === "entities") {
    const times = row.n_mentions + (row.n_mentions === 1 ? " mention" : " mentions");
    place.append(element("strong", row.was.name), " (" + row.label + ", " + times + "): " + row.names.join(" · "));
    said.append("entity: ", element("span", row.was.entity_id, { className: "said" }));
  } else {
    const { prefix, exact, suffix } = row.anchor;
    place.append("…" + prefix.trimStart(), element("mark", exact), suffix.trimEnd() + "…");
    said.append(row.table.slice(0, -1) + ": ", element("span", describe(row.table, row.was), { className: "said" }));
  }
  for (const one of decisionsOn(row.key)) {
    item.dataset.state = one.action;
    if (!row.added) said.append(outcome(one, row));
    said.append(" ", element("span", "[" + one.action + "]", { className: "state" }));
  }
  if (!item.dataset.state && row.reviewed !== "untouched") said.append(" [" + row.reviewed + " before]");
  item.append(place, said);
  item.addEventListener("focus", () => { current = number; });
  return item;
}
function draw(focus) {
  const rows = shown();
  current = Math.max(0, Math.min(current, rows.length - 1));
  by("rows").replaceChildren(...rows.map(drawRow));
  by("csv").value = toCsv();
  if (focus) (by("rows").children[current] || by("show")).focus();
}
function move(step) {
  const items = [...by("rows").children];
  current = Math.max(0, Math.min(items.length - 1, current + step));
  items.forEach((item, number) => { item.tabIndex = number === current ? 0 : -1; });
  items[current]?.focus();
}
// `matter` tells decisions on one row apart that can stand side by side.
function record(row, action, { anchor = row.anchor, was = row.was, now = {}, reason = "", matter = "" }) {
  log.push({ key: row.key + matter, row: row.key, table: row.table, action, anchor, was, now, reason, reviewer: by("reviewer").value.trim() });
  const note = keep();
  const at = shown().findIndex((one) => one.key === row.key);
  if (at >= 0) current = at + (action === "add" ? 0 : 1);
  draw(true);
  say(action + ": “" + anchor.exact + "”." + note);
}
function decide(action) {
  const row = chosen();
  if (row && row.table === "entities") say("Entities are renamed (e), merged (m) and split (p).");
  else if (row) record(row, action, {});
}
function chosen() {
  const row = shown()[current];
  if (!row) say("There is no row.");
  else if (row.added) say("This row is new: undo takes it away.");
  return row && !row.added ? row : null;
}
function undo() {
  const last = log.pop();
  const note = keep();
  const at = last ? shown().findIndex((row) => row.key === last.row) : -1;
  if (at >= 0) current = at;
  draw(true);
  say((last ? "undone: " + last.action + " “" + last.anchor.exact + "”." : "There is nothing to undo.") + note);
}
function field(name, value, choices, text = name) {
  const label = element("label", text + " ");
  const input = element(choices.length ? "select" : "input", undefined, { name, autocomplete: "off" });
  if (choices.length) input.append(...choices.map((choice) => element("option", choice, { value: choice })));
  if (["entity_id", "subject_entity", "holder"].includes(name)) input.setAttribute("list", "ids");
  if (name === "into") input.setAttribute("list", "names");
  input.value = value || (choices.length ? choices[0] : "");
  label.append(input);
  return label;
}
function openForm(legend, fields, submit) {
  const form = by("form"), buttons = element("p");
  buttons.append(element("button", "Keep (Enter)"), " ", element("button", "Leave (Esc)", { type: "button", onclick: closeForm }));
  form.replaceChildren(element("strong", legend), ...fields, field("reason", "", []), buttons);
  form.onsubmit = (event) => {
    event.preventDefault();
    const fault = submit(Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()])));
    if (fault) say(fault); else form.hidden = true;
  };
  form.hidden = false;
  form.scrollIntoView({ block: "nearest" });
  form.querySelector("input, select").focus();
}
function closeForm() { by("form").hidden = true; draw(true); }
function tableFields(table, values) {
  return Object.entries(data.fields[table]).map(([name, choices]) => field(name, values[name], choices));
}
function edit() {
  const row = chosen();
  if (!row) return;
  if (row.table === "entities") { rename(row); return; }
  const before = decisionsOn(row.key).find((one) => one.action === "edit")?.now || {};
  openForm("Edit “" + row.anchor.exact + "”", tableFields(row.table, { ...row.was, ...before }), (entries) => {
    const now = {};
    for (const name of Object.keys(data.fields[row.table])) if (entries[name] !== (row.was[name] || "")) now[name] = entries[name];
    if (!Object.keys(now).length) return "Nothing was changed: accept the row, or leave the form.";
    record(row, "edit", { now, reason: entries.reason });
  });
}
function rename(row) {
  openForm("Rename “" + row.was.name + "”", [field("name", row.was.name, [], "its name")], ({ name, reason }) => {
    if (!name || name === row.was.name) return "Please say another name.";
    record(row, "rename", { now: { name }, reason, matter: ":rename" });
  });
}
function entity() {
  const row = chosen();
  if (row && row.table !== "entities") { say("Choose an entity: they stand at the end of the list."); return null; }
  return row;
}
function merge() {
  const row = entity();
  if (!row) return;
  openForm("“" + row.was.name + "” is the same as …", [field("into", "", [], "name or id of the other")], ({ into, reason }) => {
    const own = [row.was.entity_id, row.was.name], named = log.filter((one) => ["rename", "split"].includes(one.action)).map((one) => one.now.name);
    const known = data.entities.filter((one) => one.entity_id === into || one.name === into);
    if (own.includes(into)) return "That is the entity itself.";
    if (!known.length && !named.includes(into)) return "No entity of the corpus is called “" + into + "”.";
    if (known.length > 1) return known.length + " entities are called so: give one of " + known.map((one) => one.entity_id).join(", ") + ".";
    record(row, "merge", { now: { into, ...(known.length ? { into_doc_id: known[0].doc_id } : {}) }, reason, matter: ":merge" });
  });
}
function split() {
  const row = entity();
  if (!row) return;
  const everywhere = "in all texts", here = "in this text";
  const fields = [field("words", row.names[0], row.names, "the mentions that read"), field("name", "", [], "are called"),
    field("label", row.label, data.fields.entities.label), field("where", here, [here, everywhere])];
  openForm("Split another thing off “" + row.was.name + "”", fields, ({ words, name, label, where, reason }) => {
    if (!name) return "Please say how the other thing is called.";
    const anchor = { exact: words, ...(where === here ? { doc_id: data.doc_id, text_sha256: data.text_sha256 } : {}) };
    record(row, "split", { anchor, now: { name, label }, reason, matter: ":split:" + words });
  });
}
function occurrences(words) {
  const wanted = Array.from(words), found = [];
  for (let at = 0; wanted.length && at + wanted.length <= points.length; at += 1)
    if (wanted.every((point, number) => points[at + number] === point)) found.push(at);
  return found;
}
function anchorAt(start, words) { // as anchors.make_anchor
  const size = Array.from(words).length;
  const first = start ? points.lastIndexOf("\n", start - 1) + 1 : 0, end = points.indexOf("\n", start + size);
  const last = end < 0 ? points.length : end;
  const anchor = { exact: words, doc_id: data.doc_id, text_sha256: data.text_sha256, start_char: start };
  for (const width of [32, 128, 512, points.length]) {
    anchor.prefix = points.slice(Math.max(first, start - width), start).join("");
    anchor.suffix = points.slice(start + size, Math.min(last, start + size + width)).join("");
    if (start - width <= first) anchor.prefix = anchor.prefix.trimStart();
    if (last <= start + size + width) anchor.suffix = anchor.suffix.trimEnd();
    anchor.places = occurrences(anchor.prefix + words + anchor.suffix).length;
    if (anchor.places === 1) break;
  }
  return anchor;
}
function add(table) {
  const fields = [field("exact", "", [], "words, as the text has them"), field("nth", "1", [], "which of their places, counted from the beginning")];
  openForm("New row of " + table, [...fields, ...tableFields(table, {})], (entries) => {
    const places = occurrences(entries.exact), start = places[Number(entries.nth) - 1];
    if (start === undefined) return "The text has “" + entries.exact + "” in " + places.length + " places.";
    const now = Object.fromEntries(Object.keys(data.fields[table]).filter((name) => entries[name]).map((name) => [name, entries[name]]));
    const missing = data.needed[table].filter((name) => !now[name]);
    if (missing.length) return "Please say: " + missing.join(", ") + ".";
    const key = "new:" + JSON.stringify([table, start, entries.exact, table === "claims" ? now : 0]);
    record({ key, table, anchor: anchorAt(start, entries.exact), was: {} }, "add", { now, reason: entries.reason });
  });
}
function cell(value) {
  const text = value === undefined || value === null ? "" : typeof value === "object" ? (Object.keys(value).length ? JSON.stringify(value) : "") : String(value);
  return /[",\n\r;]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}
function csvRows() { return standing().map((one) => data.columns.map((name) => cell({ ...one.anchor, ...one }[name])).join(",") + "\n"); }
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
// Returns the file's content with this page's rows at its end, in place of what this browser wrote there before.
function renew(content, before, rows) {
  let text = "\n" + content + (content && !content.endsWith("\n") ? "\n" : "");
  for (const row of [...before, ...rows]) {
    const at = text.indexOf("\n" + row);
    if (at >= 0) text = text.slice(0, at + 1) + text.slice(at + 1 + row.length);
  }
  return text.slice(1) + rows.join("");
}
async function save() {
  const jupyter = server(), path = by("path").value.trim();
  if (!jupyter) { download(); return; }
  const url = jupyter.url + path.split("/").map(encodeURIComponent).join("/");
  try {
    const got = await fetch(url + "?content=1&type=file&format=text", { headers: jupyter.headers });
    if (!got.ok && got.status !== 404) throw new Error("status " + got.status);
    const header = data.columns.join(",") + "\n", content = (got.ok && (await got.json()).content) || header;
    if (!content.replace(/^\ufeff/, "").startsWith(header)) { download(); say(path + " has other columns: the rows are in your downloads instead."); return; }
    const rows = csvRows(), written = recall(files, {});
    const body = JSON.stringify({ type: "file", format: "text", content: renew(content, written[path] || [], rows) });
    const put = await fetch(url, { method: "PUT", headers: jupyter.headers, body });
    if (!put.ok) throw new Error("status " + put.status);
    try { localStorage.setItem(files, JSON.stringify({ ...written, [path]: rows })); } catch { /* then a later undo leaves its row in the file */ }
    say("saved in " + path + ": decisions on this document, " + rows.length + ".");
  } catch (error) { download(); say("The file could not be written (" + error.message + "): the rows are in your downloads instead."); }
}
const keys = {
  ArrowDown: () => move(1), j: () => move(1), ArrowUp: () => move(-1), k: () => move(-1), a: () => decide("accept"), r: () => decide("reject"),
  e: edit, m: merge, p: split, u: undo, n: () => add("mentions"), N: () => add("claims"), s: save, c: copy,
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !by("form").hidden) { closeForm(); return; }
  if (event.key === "Enter" && event.target.tagName === "SELECT" && event.target.form) { event.preventDefault(); event.target.form.requestSubmit(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});
for (const [id, act] of Object.entries({ undo, mention: keys.n, claim: keys.N, save, copy, download })) by(id).onclick = act;
by("show").onchange = () => { current = 0; draw(false); };
for (const [id, key] of [["ids", "entity_id"], ["names", "name"]]) by(id).append(...data.entities.map((one) => element("option", undefined, { value: one[key] })));
draw(false);
say(log.length ? log.length + " decisions of before are here again." : data.rows.length + " rows to review.");
