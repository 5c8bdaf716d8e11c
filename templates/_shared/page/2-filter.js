// Which events are shown.

// Most words are plain letters already, and taking them apart is slow.
const plain = (words) => (/^[\0-\x7f]*$/.test(words) ? words
  : words.normalize("NFD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019]/g, "'")).toLowerCase();

const haystacks = { true: [], false: [] };
/** Everything an event says, ready to be searched; made when it is first asked for. */
function haystack(event) {
  return haystacks[state.names][event.place] ??= plain([
    event.i, event.d, agencies[event.a].name, department(event), ...Array.from("eonxcs", (letter) => field(event, letter)),
    ...beside(event).flat(), ...(event.z ?? []),
  ].join("\n"));
}

/** Make ready for the first search while the reader is still reading; a little at a time. */
function prepare(from = 0) {
  const began = performance.now();
  let place = from;
  while (place < events.length && performance.now() - began < 8) { haystack(events[place]); place += 1; }
  if (place < events.length) setTimeout(() => prepare(place), 30);
}

const wanted = (typed) => Array.from(plain(typed).matchAll(/"([^"]+)"?|(\S+)/g), (m) => (m[1] ?? m[2]).trim()).filter(Boolean);

/** Words as nodes, with those that were searched for marked; accents count as little as in the search. */
function lit(words) {
  if (!state.words.length || !words) return [words ?? ""];
  let letters = "";
  const from = [];
  for (let place = 0; place < words.length; place += 1) {
    for (const letter of plain(words[place])) { letters += letter; from.push(place); }
  }
  const hits = state.words.flatMap((word) => {
    const found = [];
    for (let at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + word.length)) found.push([from[at], from[at + word.length - 1] + 1]);
    return found;
  }).sort((a, b) => a[0] - b[0]);
  const made = [];
  let reached = 0;
  for (let [start, end] of hits) {
    while (/^\p{M}/u.test(words.slice(end))) end += 1;
    start = Math.max(start, reached);
    if (end <= start) continue;
    made.push(words.slice(reached, start), make("mark", { text: words.slice(start, end) }));
    reached = end;
  }
  return [...made, words.slice(reached)].filter((part) => part !== "");
}

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
    units: new Set(Array.from(document.querySelectorAll("#agencies input[value]:checked"), (box) => +box.value)),
    person: value("person"), line: value("line"), category: value("category"), finding: value("finding"),
    seen: value("seen"), onlyKey: byId("only-key").checked,
  };
}

/** Whether an event meets every choice but that of agencies. */
function passes(event, f) {
  if (!knownThen(event)) return false;
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
  return f.words.every((word) => haystack(event).includes(word));
}

/** Events bearing on each key line, from the findings of that rule. */
const lines = new Map(DATA.keyLines.map((line) => [line.number, new Set(
  DATA.findings.filter((f) => f.r === "key_lines" && f.k === line.number).flatMap((f) => f.e))]));

/** Agencies chosen, those chosen in part with their departments; or those left out, where they are fewer. */
function namedUnits(chosen) {
  const named = (held) => agencies.map((agency, a) => {
    const own = units.filter((unit) => unit.a === a), ticked = own.filter((unit) => held(unit.place));
    if (!ticked.length) return "";
    return ticked.length === own.length ? agency.name : `${agency.name} (${ticked.map(department).join(", ")})`;
  }).filter(Boolean);
  const ins = named((place) => chosen.has(place)), outs = named((place) => !chosen.has(place));
  return ins.length <= outs.length ? ins.join(", ") : `all but ${outs.join(", ")}`;
}

/** In words, what the reader has asked for: said beside the count and printed above a printed list. */
function described(f) {
  const said = [];
  const chosen = (id) => byId(id).selectedOptions[0].textContent;
  if (f.words.length) said.push(`words: ${f.words.join(", ")}`);
  if (f.from !== null) said.push(`from ${inWords(f.from)}`);
  if (f.to !== null) said.push(`to ${inWords(f.to)}`);
  if (f.units.size < units.length) said.push(`agencies: ${namedUnits(f.units) || "none"}`);
  for (const [id, what] of [["person", "naming"], ["line", "key line"], ["category", "category"], ["finding", "finding"], ["seen", "child"]]) {
    if (f[id] !== "") said.push(`${what}: ${chosen(id)}`);
  }
  if (f.onlyKey) said.push("key events only");
  if (state.asKnown) said.push(`as known on ${inWords(state.day)}${state.knownTo === "" ? "" : ` to ${agencies[+state.knownTo].name}`}`);
  return said.length ? `Chosen: ${said.join("; ")}.` : "Nothing is left out.";
}

const ORDERS = {
  date: ["in order of the earliest day their date allows", null],
  agency: ["by agency, each in order of the earliest day", (a, b) => a.a - b.a || a.place - b.place],
  newest: ["the latest first, by the earliest day their date allows; those without a readable date last",
    (a, b) => (a.first === null) - (b.first === null) || b.place - a.place],
};

function apply() {
  const f = filters();
  state.words = f.words;
  const met = events.filter((event) => passes(event, f));
  state.found = met.filter((event) => f.units.has(event.unit));
  const [words, sorter] = ORDERS[byId("order").value];
  if (sorter) state.found.sort(sorter);
  state.page = 0;
  fitDates(f);
  const undated = state.found.filter((event) => event.first === null).length;
  const dates = f.from !== null || f.to !== null || state.asKnown;
  const without = dates ? ` An event without a readable date is in no period: ${many(events.length - dated.length, "is", "are")} left out.` : "";
  byId("count").textContent = `${many(state.found.length, "event")} of ${grouped(events.length)}${undated ? `, ${undated} of them with a date to be confirmed` : ""}.`;
  byId("described").textContent = described(f) + (events.length > dated.length ? without : "");
  byId("caption").textContent = `Events ${words}`;
  document.body.classList.toggle("as-known", state.asKnown);
  byId("each-sheet").colSpan = state.asKnown ? 4 : 5;
  countUnits(met);
  showRows();
  soon();
}

let waitingToDraw = 0;
/** The timeline and the answers, after the list has been shown; once, however often it is asked. */
function soon() {
  waitingToDraw ||= requestAnimationFrame(() => { waitingToDraw = 0; drawTimeline(); answer(); showFindings(); });
}
