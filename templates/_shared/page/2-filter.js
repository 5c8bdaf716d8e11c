// Which events are shown.

const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\u2018\u2019]/g, "'");

let haystacks = { true: null, false: null };
/** Everything an event says, ready to be searched; made when it is first asked for. */
function haystack(place) {
  const key = String(state.names);
  haystacks[key] ??= events.map((event) => plain([
    event.i, event.d, agencies[event.a].name, ...Array.from("eonxcs", (letter) => field(event, letter)),
    ...beside(event).flat(), ...(event.z ?? []),
  ].join("\n")));
  return haystacks[key][place];
}

const wanted = (typed) => Array.from(plain(typed).matchAll(/"([^"]+)"?|(\S+)/g), (m) => (m[1] ?? m[2]).trim()).filter(Boolean);

/** How an agency knew of an event by a day: "own", "told", "may", or "" for not at all. */
function knownBy(event, agency, day) {
  if (event.first === null || event.first > day) return "";
  const [told, heard] = toldAt.get(event.place) ?? [[], []];
  const how = event.a === agency ? "own" : told.includes(agency) || heard.includes(agency) ? "told" : "";
  return how && event.last > day ? "may" : how;
}

function knownThen(event) {
  if (!state.asKnown) return true;
  if (event.first === null || event.first > state.day) return false;
  return state.knownTo === "" || knownBy(event, +state.knownTo, state.day) !== "";
}

function filters() {
  const value = (id) => byId(id).value;
  return {
    words: wanted(value("words")), from: dayNumber(value("from")), to: dayNumber(value("to")),
    agencies: new Set(Array.from(document.querySelectorAll("#agencies input:checked"), (box) => +box.value)),
    person: value("person"), line: value("line"), category: value("category"), finding: value("finding"),
    seen: value("seen"), onlyKey: byId("only-key").checked,
  };
}

function passes(event, f) {
  if (!f.agencies.has(event.a) || !knownThen(event)) return false;
  if (f.onlyKey && !state.chosen.has(event.i)) return false;
  if ((f.from !== null || f.to !== null) && event.first === null) return false;
  if (f.from !== null && event.last < f.from) return false;
  if (f.to !== null && event.first > f.to) return false;
  if (f.person !== "" && !namedIn.get(+f.person).has(event.place)) return false;
  if (f.category && event.c !== f.category) return false;
  if (f.line && !lines.get(+f.line).has(event.place)) return false;
  if (f.finding && !findingsAt[event.place].some((finding) => finding.r === f.finding)) return false;
  if (f.seen) {
    const how = seenAt.get(event.place)?.[0] ?? "";
    if (f.seen === "not" ? how !== "not seen" : f.seen === "alone" ? how !== "alone" : how !== "alone" && how !== "seen") return false;
  }
  return f.words.every((word) => haystack(event.place).includes(word));
}

/** Events bearing on each key line, from the findings of that rule. */
const lines = new Map(DATA.keyLines.map((line) => [line.number, new Set(
  DATA.findings.filter((f) => f.r === "key_lines" && f.k === line.number).flatMap((f) => f.e))]));

/** In words, what the reader has asked for: printed above a printed list. */
function described(f) {
  const said = [];
  const chosen = (id) => byId(id).selectedOptions[0].textContent;
  if (f.words.length) said.push(`words: ${f.words.join(", ")}`);
  if (f.from !== null) said.push(`from ${inWords(f.from)}`);
  if (f.to !== null) said.push(`to ${inWords(f.to)}`);
  if (f.agencies.size < agencies.length) said.push(`agencies: ${agencies.filter((_, n) => f.agencies.has(n)).map((a) => a.name).join(", ") || "none"}`);
  for (const [id, what] of [["person", "naming"], ["line", "key line"], ["category", "category"], ["finding", "finding"], ["seen", "child"]]) {
    if (f[id] !== "") said.push(`${what}: ${chosen(id)}`);
  }
  if (f.onlyKey) said.push("key events only");
  if (state.asKnown) said.push(`as known on ${inWords(state.day)}${state.knownTo === "" ? "" : ` to ${agencies[+state.knownTo].name}`}`);
  return said.length ? `Chosen: ${said.join("; ")}.` : "All events.";
}

function apply() {
  const f = filters();
  state.found = events.filter((event) => passes(event, f));
  state.page = 0;
  const undated = state.found.filter((event) => event.first === null).length;
  byId("count").textContent = `${many(state.found.length, "event")} of ${grouped(events.length)}${undated ? `, ${undated} of them with a date to be confirmed` : ""}.`;
  byId("described").textContent = described(f);
  document.body.classList.toggle("as-known", state.asKnown);
  showRows();
  soon();
}

let waitingToDraw = 0;
/** The timeline and the answers, after the list has been shown; once, however often it is asked. */
function soon() {
  waitingToDraw ||= requestAnimationFrame(() => { waitingToDraw = 0; drawTimeline(); answer(); });
}
