// Fill the choices, listen, and show everything.

function choices(id, first, pairs) {
  byId(id).replaceChildren(make("option", { value: "", text: first }), ...pairs.map(([value, text]) => make("option", { value, text })));
}

/** Somebody's name with what they are called in public, which says who they are to the child. */
function introduced(who) {
  const { name, label } = DATA.people[who];
  return state.names && label !== name ? `${name}, ${label}` : label;
}

function fillPeople() {
  const people = [...namedIn].map(([who, places]) => [String(who), `${introduced(who)} (${places.size})`]);
  const now = byId("person").value;
  choices("person", "Anybody", people.sort((a, b) => a[1].localeCompare(b[1], "en-GB")));
  byId("person").value = now;
}

function fill() {
  byId("marking").textContent = DATA.marking;
  byId("each-sheet").textContent = [DATA.marking, DATA.reference].filter(Boolean).join(" · ");
  const span = scope[0] !== null && scope[1] !== null ? `, ${inWords(scope[0])} to ${inWords(scope[1])}` : "";
  byId("about-review").textContent = `${DATA.reference}. ${DATA.title}${span}. ${many(events.length, "event")} of ${many(new Set(events.map((e) => e.a)).size, "agency", "agencies")}${DATA.prepared ? `. Prepared ${DATA.prepared}` : ""}.`;
  byId("extract").hidden = !DATA.extract;
  byId("extract").textContent = `This is an extract, not the whole chronology. ${DATA.extract}.`;
  fillPeople();
  choices("line", "Any", DATA.keyLines.map((line) => [String(line.number), `${line.number} ${line.title}`]));
  choices("category", "Any", [...new Set(events.map((e) => e.c).filter(Boolean))].sort().map((c) => [c, c.length > 80 ? `${c.slice(0, 79)}…` : c]));
  const rules = Object.entries(DATA.rules).filter(([rule]) => DATA.findings.some((f) => f.r === rule));
  choices("finding", "Any", rules);
  choices("known-to", "Any agency", agencies.map((agency, n) => [String(n), agency.name]));
  byId("agencies").replaceChildren(...agencies.map(agencyChoice));
  // Of the whole, an agency that sent nothing is told; an extract offers those it has events of.
  if (DATA.extract) for (const held of byId("agencies").children) {
    const own = units.filter((unit) => unit.a === +held.dataset.agency);
    held.hidden = own.every((unit) => !unit.count);
    held.querySelectorAll(".departments label").forEach((label, n) => { label.hidden = !own[n].count; });
  }
  byId("slider").min = earliestDay;
  byId("slider").max = latestDay;
  for (const [rule, reason] of Object.entries(DATA.off)) byId("off").append(make("li", { text: `${rule}: ${reason}` }));
  // What was not looked for cannot be chosen by: it would leave no event, as if there were none.
  for (const [id, rule] of [["person", "named"], ["line", "key_lines"], ["seen", "last_seen"]]) byId(id).parentNode.hidden = rule in DATA.idle;
  byId("off-panel").hidden = !byId("off").childElementCount;
  byId("pseudonyms-choice").hidden = !events.some((event) => event.q);
}

function tick(attributes, ...words) {
  const box = make("input", { type: "checkbox", ...attributes });
  box.defaultChecked = box.checked = true;
  return make("label", {}, box, make("span", {}, ...words, " ", make("span", { cls: "tally" })));
}

/** An agency's box; under it one for each department, which the agency's own box ticks together. */
function agencyChoice(agency, a) {
  const own = units.filter((unit) => unit.a === a);
  if (!agency.departments.length) return make("div", { "data-agency": a }, tick({ value: own[0].place }, ...agencyNamed(agency)));
  const all = tick({}, ...agencyNamed(agency));
  const boxes = own.map((unit) => tick({ value: unit.place }, department(unit)));
  all.firstChild.addEventListener("change", () => { for (const box of boxes) box.firstChild.checked = all.firstChild.checked; });
  const group = make("div", { role: "group", "aria-label": `Departments of ${agency.name}`, cls: "departments" }, ...boxes);
  return make("div", { "data-agency": a }, all, group);
}

/** Beside each agency and department, how many of its events meet the other choices; and half-ticked boxes. */
function countUnits(met) {
  const counts = units.map(() => 0);
  for (const event of met) counts[event.unit] += 1;
  const tally = (label, now, all) => { label.querySelector(".tally").textContent = now === all ? `(${grouped(all)})` : `(${grouped(now)} of ${grouped(all)})`; };
  const sum = (own, of) => own.reduce((total, unit) => total + of(unit), 0);
  for (const held of byId("agencies").children) {
    const own = units.filter((unit) => unit.a === +held.dataset.agency);
    const [all, ...boxes] = held.querySelectorAll("label");
    tally(all, sum(own, (unit) => counts[unit.place]), sum(own, (unit) => unit.count));
    boxes.forEach((label, n) => tally(label, counts[own[n].place], own[n].count));
    if (!boxes.length) continue;
    const ticked = boxes.filter((label) => label.firstChild.checked).length;
    all.firstChild.checked = ticked > 0;
    all.firstChild.indeterminate = ticked > 0 && ticked < boxes.length;
  }
}

/** The days before the incident as the filter's dates; the incident's own day is the last. */
function beforeIncident(days) {
  byId("from").value = isoOf(incident - days);
  byId("to").value = isoOf(incident);
  apply();
}

function reset() {
  byId("filters").reset();
  byId("as-known").checked = state.asKnown = false;
  byId("known-to").value = state.knownTo = "";
  byId("order").value = "date";
  byId("findings-shown").checked = false;
  if (!state.names) rename(true);
  apply();
}

/** Names, or pseudonyms in their place, wherever the page has words that do not change with the choice. */
function rename(names) {
  state.names = names;
  fillPeople();
  showChosen();
  setTimeout(prepare, 300);
  for (const held of byId("agencies").children) {
    const own = units.filter((unit) => unit.a === +held.dataset.agency);
    held.querySelectorAll(".departments label > span").forEach((words, n) => { words.firstChild.data = department(own[n]); });
  }
}

function listen() {
  const on = (id, kind, act) => byId(id).addEventListener(kind, act);
  let waiting = 0;
  on("words", "input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  on("filters", "submit", (e) => e.preventDefault());
  on("filters", "change", (e) => {
    if (e.target.id === "words") return;
    if (e.target.id === "pseudonyms") rename(!e.target.checked);
    apply();
  });
  const tickAll = (yes) => { for (const box of document.querySelectorAll("#agencies input")) box.checked = yes; apply(); };
  on("all-agencies", "click", () => tickAll(true));
  on("no-agencies", "click", () => tickAll(false));
  on("show-all", "click", reset);
  on("show-all-again", "click", () => { reset(); byId("results").focus(); });
  on("order", "change", apply);
  on("findings-shown", "change", showFindings);
  byId("before-incident").hidden = incident === null;
  for (const button of document.querySelectorAll("#before-incident button")) button.addEventListener("click", () => beforeIncident(+button.value));
  on("as-known", "change", (e) => { state.asKnown = e.target.checked; apply(); });
  on("known-to", "change", (e) => { state.knownTo = e.target.value; apply(); });
  on("slider", "input", (e) => setDay(+e.target.value));
  on("day", "change", (e) => { if (e.target.value) setDay(dayNumber(e.target.value)); });
  on("print", "click", () => window.print());
  on("side-close", "click", () => byId("side").close());
  on("side-before", "click", () => turn(-1));
  on("side-after", "click", () => turn(1));
  on("save-toml", "click", () => save("key-events.toml", asToml(), "text/plain"));
  on("save-json", "click", () => save("key-events.json", asJson(), "application/json"));
  on("as-first", "click", () => { state.chosen = new Set(DATA.keyEvents); showChosen(); apply(); });
  listenTimeline();
}

measure();
fill();
listen();
setDay(lastDay);
apply();
showChosen();
if (location.hash.length > 1 && placeOf.has(decodeURIComponent(location.hash.slice(1)))) goTo(placeOf.get(decodeURIComponent(location.hash.slice(1))));
document.documentElement.dataset.ready = "yes";
setTimeout(prepare, 300);
