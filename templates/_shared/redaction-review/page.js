
(() => {
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const make = (tag, text, attributes) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const name in attributes || {}) made.setAttribute(name, attributes[name]);
  return made;
};
const STEP = 60;
let shown = STEP;

at("marking").textContent = data.marking;
at("about").textContent = [data.reference, data.title].filter(Boolean).join(": ");

/* ------------------------------------------------------------ strings to decide */

const CHOICES = ["", "accept", "alter", "register"];

function count() {
  const waits = data.strings.filter((each) => !each.decision).length;
  at("strings-count").textContent = data.strings.length === 0 ? "Nothing remains to be decided."
    : waits + " of " + data.strings.length + " strings wait for a decision. Nothing is published while one waits.";
}

function field(row, each, name, label) {
  const cell = make("td");
  const box = make("input", undefined, { "aria-label": label + " for " + each.string, value: each[name], autocomplete: "off" });
  box.addEventListener("input", () => { each[name] = box.value; });
  cell.append(box);
  row.append(cell);
}

function strings() {
  const body = at("strings").tBodies[0];
  for (const each of data.strings) {
    const row = make("tr");
    row.append(make("th", each.string, { scope: "row" }), make("td", each.kind), make("td", each.where, { class: "where" }));
    const cell = make("td");
    const choice = make("select", undefined, { "aria-label": "Decision for " + each.string });
    for (const word of CHOICES) choice.append(make("option", word || "wait", { value: word }));
    choice.value = each.decision;
    const paint = () => row.classList.toggle("waits", !each.decision);
    choice.addEventListener("change", () => { each.decision = choice.value; paint(); count(); passages(); });
    cell.append(choice);
    row.append(cell);
    field(row, each, "replacement", "New words");
    field(row, each, "reason", "Reason");
    paint();
    body.append(row);
  }
  count();
}

const quoted = (text) => '"' + String(text).replaceAll('"', '""') + '"';

function save() {
  const names = ["string", "kind", "times", "where", "key", "decision", "replacement", "reason", "by", "on"];
  const rows = data.strings.map((each) => names.map((name) => {
    if (each.decision && (name === "by" || name === "on")) return quoted(each[name] || at(name).value);
    return quoted(each[name]);
  }).join(","));
  const text = "\ufeff" + [names.join(","), ...rows].join("\r\n") + "\r\n";
  const link = make("a", undefined, { download: "residual.csv",
    href: URL.createObjectURL(new Blob([text], { type: "text/csv" })) });
  link.click();
  URL.revokeObjectURL(link.href);
}

/* ------------------------------------------------------------ passages */

const kinds = [...new Set(data.passages.flatMap((each) => each.parts.map((part) => part[0])))].filter(Boolean).sort();
const chosen = new Set(kinds);

function undecided(text, into) {
  let rest = text;
  const waits = data.strings.filter((each) => !each.decision).map((each) => each.string);
  while (rest) {
    let first = -1, found = "";
    for (const string of waits) {
      const place = rest.indexOf(string);
      if (place >= 0 && (first < 0 || place < first)) { first = place; found = string; }
    }
    if (first < 0) break;
    into.append(rest.slice(0, first), make("mark", found));
    rest = rest.slice(first + found.length);
  }
  into.append(rest);
}

function article(passage) {
  const made = make("article");
  made.append(make("h3", passage.document + ", passage " + passage.place));
  const before = make("p"), after = make("p");
  for (const [kind, was, is, key] of passage.parts) {
    if (kind) {
      const why = kind + (key ? ", " + key : "");
      before.append(make("del", was, { title: why }));
      after.append(make("ins", is, { title: why }));
    } else {
      before.append(was);
      undecided(is, after);
    }
  }
  made.append(before, after);
  return made;
}

function fits(passage) {
  const words = at("find").value.toLowerCase();
  const text = passage.parts.map((part) => part[1] + "\n" + part[2]).join("").toLowerCase();
  if (words && !text.includes(words)) return false;
  return !at("changed").checked || passage.parts.some((part) => chosen.has(part[0])) ||
    data.strings.some((each) => !each.decision && passage.parts.some((part) => part[2].includes(each.string)));
}

function passages() {
  const fitting = data.passages.filter(fits);
  at("passages").replaceChildren(...fitting.slice(0, shown).map(article));
  at("count").textContent = Math.min(shown, fitting.length) + " of " + fitting.length + " passages are shown, of " + data.passages.length + ".";
  at("more").hidden = fitting.length <= shown;
}

for (const kind of kinds) {
  const label = make("label");
  const box = make("input", undefined, { type: "checkbox", value: kind });
  box.checked = true;
  box.addEventListener("change", () => { box.checked ? chosen.add(kind) : chosen.delete(kind); shown = STEP; passages(); });
  const total = data.passages.reduce((sum, each) => sum + each.parts.filter((part) => part[0] === kind).length, 0);
  label.append(box, " " + kind + " (" + total + ")");
  at("kinds").append(label);
}
at("changed").addEventListener("change", () => { shown = STEP; passages(); });
at("find").addEventListener("input", () => { shown = STEP; passages(); });
at("more").addEventListener("click", () => { shown += STEP; passages(); });
at("save").addEventListener("click", save);
at("filters").addEventListener("submit", (event) => event.preventDefault());
strings();
passages();
})();
