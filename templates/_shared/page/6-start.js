// Fill the choices, listen, and show everything.

function choices(id, first, pairs) {
  byId(id).replaceChildren(make("option", { value: "", text: first }), ...pairs.map(([value, text]) => make("option", { value, text })));
}

function fillPeople() {
  const people = [...namedIn].map(([who, places]) => [String(who), `${person(who)} (${places.size})`]);
  const now = byId("person").value;
  choices("person", "Anybody", people.sort((a, b) => a[1].localeCompare(b[1], "en-GB")));
  byId("person").value = now;
}

function fill() {
  byId("marking").textContent = DATA.marking;
  const span = scope[0] !== null && scope[1] !== null ? `, ${inWords(scope[0])} to ${inWords(scope[1])}` : "";
  byId("about-review").textContent = `${DATA.reference}. ${DATA.title}${span}. ${many(events.length, "event")} of ${many(new Set(events.map((e) => e.a)).size, "agency", "agencies")}${DATA.prepared ? `. Prepared ${DATA.prepared}` : ""}.`;
  fillPeople();
  choices("line", "Any", DATA.keyLines.map((line) => [String(line.number), `${line.number} ${line.title}`]));
  choices("category", "Any", [...new Set(events.map((e) => e.c).filter(Boolean))].sort().map((c) => [c, c]));
  const rules = Object.entries(DATA.rules).filter(([rule]) => DATA.findings.some((f) => f.r === rule));
  choices("finding", "Any", rules);
  choices("known-to", "Any agency", agencies.map((agency, n) => [String(n), agency.name]));
  const counts = agencies.map(() => 0);
  for (const event of events) counts[event.a] += 1;
  byId("agencies").replaceChildren(...agencies.map((agency, n) => {
    const box = make("input", { type: "checkbox", value: String(n) });
    box.defaultChecked = box.checked = true;
    return make("label", {}, box, make("span", { cls: "code", text: agency.code }), ` ${agency.name} (${counts[n]})`);
  }));
  byId("slider").min = least(dated.map((e) => e.first), firstDay);
  byId("slider").max = most(dated.map((e) => e.last), lastDay);
  for (const [rule, reason] of Object.entries(DATA.off)) byId("off").append(make("li", { text: `${rule}: ${reason}` }));
  byId("findings").replaceChildren(...rules.map(([rule, title]) => ruleList(rule, title)));
  byId("off-panel").hidden = !byId("off").childElementCount;
  byId("pseudonyms-choice").hidden = !events.some((event) => event.q);
}

function reset() {
  byId("filters").reset();
  byId("as-known").checked = state.asKnown = false;
  byId("known-to").value = state.knownTo = "";
  state.names = true;
  fillPeople();
  apply();
}

function listen() {
  const on = (id, kind, act) => byId(id).addEventListener(kind, act);
  let waiting = 0;
  on("words", "input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 120); });
  on("filters", "submit", (e) => e.preventDefault());
  on("filters", "change", (e) => {
    if (e.target.id === "words") return;
    if (e.target.id === "pseudonyms") { state.names = !e.target.checked; fillPeople(); showChosen(); }
    apply();
  });
  const tickAll = (yes) => { for (const box of document.querySelectorAll("#agencies input")) box.checked = yes; apply(); };
  on("all-agencies", "click", () => tickAll(true));
  on("no-agencies", "click", () => tickAll(false));
  on("show-all", "click", reset);
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
