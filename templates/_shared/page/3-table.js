// The list: a page of rows at a time, all of them for print.

const PAGE = 25;
/** A finding about more events than this, such as every event outside the period, is not said at each. */
const MOST_POINTED = 60;

function paragraph(label, words) {
  const made = make("p");
  if (label) made.append(make("span", { cls: "label", text: `${label}: ` }));
  made.append(...[words].flat());
  return made;
}

function said(event) {
  const cell = make("td", { cls: "said", role: "cell" });
  if (event.k) cell.append(paragraph("", "Organisational change"));
  cell.append(paragraph("", lit(field(event, "e"))));
  for (const [label, letter] of [["Outcome", "o"], ["Category", "c"], ["Source", "s"]]) {
    if (event[letter]) cell.append(paragraph(label, lit(field(event, letter))));
  }
  for (const [label, words] of beside(event)) cell.append(paragraph(label, lit(words)));
  if (state.asKnown) cell.append(paragraph("Known then to", knownTo(event, state.day).join(", ") || "nobody for certain: its date is not exact"));
  if (event.w && state.names) cell.append(make("p", { cls: "label", text: `From ${event.w}` }));
  for (const remark of event.z ?? []) cell.append(make("p", { cls: "label" }, ...lit(remark)));
  return cell;
}

function found(event) {
  const list = make("ul", { "aria-label": "Findings" });
  for (const finding of findingsAt[event.place]) {
    if (finding.r === "key_lines" || finding.e.length > MOST_POINTED) continue;
    const button = make("button", { type: "button", cls: "link", text: finding.t });
    button.addEventListener("click", () => sideBySide(finding));
    list.append(make("li", {}, button));
  }
  return list.childElementCount ? [make("p", { cls: "found", text: "Findings" }), list] : [];
}

/** An agency's letters and name; letters that only say the name again are not said twice. */
function agencyNamed(agency) {
  const same = agency.name.toUpperCase() === agency.code;
  return [make("span", { cls: "code", text: agency.code, ...(same ? {} : { "aria-hidden": "true" }) }), same ? "" : ` ${agency.name}`];
}

function row(event) {
  const made = make("tr", { id: `event-${event.place}`, role: "row" });
  if (event.k) made.className = "change";
  if (state.here === event.place) made.classList.add("here");
  const box = make("input", { type: "checkbox", "aria-label": `Key event: ${event.i}` });
  box.checked = state.chosen.has(event.i);
  box.addEventListener("change", () => choose(event.i, box.checked));
  const [written, ...meanings] = dateLines(event);
  const date = make("td", { cls: event.v ? "" : "unsure", role: "cell" }, make("p", { cls: "date", text: written }), ...meanings.map((line) => make("p", { text: line })));
  if (state.asKnown && event.last > state.day) date.append(make("p", { cls: "label", text: "May be after this day" }));
  const agency = agencies[event.a];
  const analysis = make("td", { cls: "later", role: "cell" });
  if (!state.asKnown) {
    if (event.n) analysis.append(paragraph("", lit(field(event, "n"))));
    if (event.x) analysis.append(paragraph("Expected practice", lit(field(event, "x"))));
    const bears = DATA.keyLines.filter((line) => lines.get(line.number).has(event.place));
    if (bears.length) analysis.append(paragraph(bears.length > 1 ? "Key lines" : "Key line", bears.map((line) => `${line.number} ${line.title}`).join("; ")));
    analysis.append(...found(event));
  }
  date.append(...ages(event).map(([who, age]) => paragraph(who, age)));
  const name = make("th", { scope: "row", role: "rowheader" }, make("p", { text: `${event.number}: ${event.i}` }),
    make("p", {}, ...agencyNamed(agency)), ...(department(event) ? [make("p", { cls: "department", text: department(event) })] : []));
  made.append(make("td", { role: "cell" }, box), name, date, said(event), analysis);
  return made;
}

function showRows(all = false) {
  const start = all ? 0 : state.page * PAGE;
  const shown = all ? state.found : state.found.slice(start, start + PAGE);
  byId("rows").replaceChildren(...shown.map(row));
  const last = Math.max(0, Math.ceil(state.found.length / PAGE) - 1);
  for (const id of ["pages", "pages-again"]) {
    const turn = (text, page) => {
      const button = make("button", { type: "button", text, "aria-label": `${text} page` });
      button.disabled = page < 0 || page > last || page === state.page;
      button.addEventListener("click", () => { state.page = page; showRows(); byId("results").focus(); });
      return button;
    };
    byId(id).replaceChildren(
      turn("First", 0), turn("Previous", state.page - 1),
      make("span", { text: state.found.length ? `${grouped(start + 1)} to ${grouped(start + shown.length)} of ${grouped(state.found.length)}` : "No event" }),
      turn("Next", state.page + 1), turn("Last", last));
    byId(id).hidden = last === 0;
  }
}

/** Turn to the page that holds an event and show it; widen the choice when it is not in it. */
function goTo(place) {
  let at = state.found.findIndex((event) => event.place === place);
  if (at < 0) { reset(); at = state.found.findIndex((event) => event.place === place); }
  state.page = Math.floor(at / PAGE);
  state.here = place;
  showRows();
  drawTimeline();
  const shown = byId(`event-${place}`);
  shown.scrollIntoView({ block: "center" });
  shown.querySelector("input").focus({ preventScroll: true });
}

window.addEventListener("beforeprint", () => showRows(true));
window.addEventListener("afterprint", () => showRows());
