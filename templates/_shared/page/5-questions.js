// Side by side, as known on a day, and the key events chosen.

let comparing = null;

/** The words of a field, the parts no other account has marked and said. */
function account(event, letter, adds) {
  const words = event[letter] ?? "";
  const parts = (adds ?? []).filter(([name]) => name === (letter === "e" ? "event" : "outcome"));
  const made = make("p");
  if (letter === "o") made.append(make("span", { cls: "label", text: "Outcome: " }));
  if (!parts.length || !state.names) { made.append(field(event, letter)); return made; }
  let reached = 0;
  for (const [, start, end] of parts) {
    made.append(words.slice(reached, start), make("mark", {}, make("span", { cls: "hidden-words", text: "[only here:] " }), words.slice(start, end)));
    reached = end;
  }
  made.append(words.slice(reached));
  return made;
}

function card(event, finding) {
  const agency = agencies[event.a];
  const made = make("article", {}, make("h3", {}, ...agencyNamed(agency), department(event) ? `, ${department(event)}` : ""),
    ...dateLines(event).map((line) => make("p", { text: line })),
    account(event, "e", finding.adds?.[event.place]));
  if (event.o) made.append(account(event, "o", finding.adds?.[event.place]));
  for (const [label, words] of beside(event)) made.append(paragraph(label, words));
  made.append(...tellings(event));
  const button = make("button", { type: "button", text: `Show ${event.i} in the list` });
  button.addEventListener("click", () => { byId("side").close(); goTo(event.place); });
  made.append(button);
  return made;
}

const ABOUT = { date: "The date", time: "The time", people: "The people named", decision: "What was decided" };

function differences(finding) {
  const list = make("ul");
  for (const [about, told] of Object.entries(finding.disagree ?? {})) {
    const each = Object.entries(told).map(([place, words]) => {
      const told_ = about === "people" ? words.map(person).join(", ") : [words].flat().join(", ");
      return `${agencies[events[place].a].name}: ${told_}`;
    });
    list.append(make("li", {}, make("strong", { text: `${ABOUT[about]} ` }), each.join("; ")));
  }
  return list.childElementCount ? [make("p", { text: "The accounts differ about:" }), list] : [];
}

function sideBySide(finding) {
  comparing = finding;
  byId("side-title").textContent = finding.t;
  byId("side-detail").textContent = `${finding.d}${finding.adds ? " What only one account says is marked." : ""}`;
  byId("side-differ").replaceChildren(...differences(finding));
  byId("side-accounts").replaceChildren(...finding.e.slice(0, 30).map((place) => card(events[place], finding)));
  const own = DATA.findings.filter((other) => other.r === finding.r);
  const at = own.indexOf(finding);
  byId("side-before").disabled = at === 0;
  byId("side-after").disabled = at === own.length - 1;
  if (!byId("side").open) byId("side").showModal();
  byId("side-title").focus();
}

function turn(by) {
  const own = DATA.findings.filter((other) => other.r === comparing.r);
  sideBySide(own[own.indexOf(comparing) + by]);
}

/** Whether a finding is about the events shown: one that ties agencies together, when two of them
 * are shown; any other, when two of its events are, or its only one. */
function aboutShown(finding, shown) {
  const held = finding.e.filter((place) => shown[place]);
  const count = (places) => new Set(places.map((place) => events[place].a)).size;
  return held.length > 0 && held.length >= Math.min(finding.e.length, 2) && (count(held) > 1 || count(finding.e) < 2);
}

/** Which days and agencies a finding is about, so that one can be told from the next in a list. */
function whenAndWho(finding) {
  const held = finding.e.map((place) => events[place]), known = held.filter((event) => event.first !== null);
  if (!held.length || held.length > MOST_POINTED) return "";
  const from = least(known.map((event) => event.first), Infinity), to = most(known.map((event) => event.last), -Infinity);
  const days = !known.length ? "No readable date" : from === to ? inWords(from) : `${inWords(from)} to ${inWords(to)}`;
  const who = [...new Set(held.map((event) => event.a))].sort((a, b) => a - b).map((a) => agencies[a].name);
  return make("span", { cls: "tally", text: ` ${days}: ${who.join(", ")}.` });
}

/** Whom a row says it told, and who it says told it. */
function tellings(event) {
  const [told, heard] = (toldAt.get(event.place) ?? [[], []]).map((side) => side.map((a) => agencies[a].name).join(", "));
  return [["Names as told or met", told], ["Names as telling it", heard]].filter(([, who]) => who).map(([label, who]) => paragraph(label, who));
}

/** The lists of findings, made again when the choice of events changes what is in them. */
let listed = "";
function showFindings() {
  const only = byId("findings-shown").checked;
  if (!only && listed === "all") return;
  listed = only ? "shown" : "all";
  const shown = new Uint8Array(events.length);
  for (const event of state.found) shown[event.place] = 1;
  const rule = byId("finding").value;
  const held = only ? DATA.findings.filter((finding) => (!rule || finding.r === rule) && aboutShown(finding, shown)) : DATA.findings;
  const open = new Set(Array.from(document.querySelectorAll("#findings details[open]"), (made) => made.dataset.rule));
  const lists = Object.entries(DATA.rules).map(([name, title]) => ruleList(name, title, held.filter((finding) => finding.r === name), open.has(name)));
  byId("findings").replaceChildren(...lists.filter(Boolean));
  if (!byId("findings").childElementCount) byId("findings").append(make("p", { text: "None about the events shown." }));
}

/** A rule's findings, listed when they are asked for; many come some at a time. */
function ruleList(rule, title, own, open) {
  if (!own.length) return null;
  const list = make("ul");
  const more = make("button", { type: "button", text: "Show more" });
  const lengthen = () => {
    const from = list.childElementCount;
    list.append(...own.slice(from, from + 100).map((finding) => {
      const button = make("button", { type: "button", cls: "link", text: finding.t });
      button.addEventListener("click", () => sideBySide(finding));
      return make("li", {}, button, finding.d ? `: ${finding.d}` : "", whenAndWho(finding));
    }));
    more.hidden = list.childElementCount === own.length;
  };
  more.addEventListener("click", lengthen);
  const made = make("details", { "data-rule": rule, ...(open ? { open: "" } : {}) }, make("summary", { text: `${title} (${grouped(own.length)})` }), list, more);
  if (open) lengthen();
  made.addEventListener("toggle", () => { if (made.open && !list.childElementCount) lengthen(); });
  return made;
}

// ---------------------------------------------------------------- as known on a day

/** The latest event up to a day that records the child as seen; counted from its latest day. */
function lastSeen(day, alone) {
  let best = null;
  for (const [place, [how]] of seenAt) {
    const event = events[place];
    const counts = how === "alone" || (!alone && how === "seen");
    if (counts && event.last !== null && event.last <= day && (!best || event.last > best.last || (event.last === best.last && place > best.place))) best = event;
  }
  return best;
}

/** Agencies that knew of an event by a day: by a record of their own, told, or by another account. */
function knownTo(event, day) {
  const accounts = findingsAt[event.place].filter((f) => f.r === "same_incident").flatMap((f) => f.e.map((place) => events[place]));
  return agencies.map((agency, n) => {
    const how = knownBy(event, n, day);
    const own = accounts.find((other) => other.a === n && other.last <= day);
    if (how === "own") return `${agency.name} (own record)`;
    if (own) return `${agency.name} (its own account, ${own.i})`;
    return how === "told" ? `${agency.name} (told)` : "";
  }).filter(Boolean);
}

/** An extract answers for its own events, and says so. */
const [ofExtract, inExtract] = DATA.extract ? [" of this extract", ", in this extract"] : ["", ""];

/** How long before a day an event was; of a date that is not exact, how long at least. */
function before(event, day) {
  const apart = day - event.last;
  if (!apart) return event.v ? "that day" : "by that day";
  return `${event.v ? "" : "at least "}${many(apart, "day")} before`;
}

/** Why a rule was not looked for in this review; what it would have found is then not denied. */
const idle = (...rules) => rules.filter((rule) => rule in DATA.idle).map((rule) => `Not looked for in this review: ${DATA.idle[rule]}`)[0] ?? "";

function sighting(day, alone) {
  if (idle("last_seen")) return [idle("last_seen")];
  const event = lastSeen(day, alone);
  if (!event) return [DATA.extract ? "No row of this extract was found that records it by then; the whole chronology may tell of it." : "No row was found that records it by then."];
  const button = make("button", { type: "button", cls: "link", text: `${dateLines(event).join("; ")}, ${agencies[event.a].name} (${event.i})` });
  button.addEventListener("click", () => goTo(event.place));
  const knew = knownTo(event, day);
  const alone_ = idle("known_by", "same_incident") ? ` Who else knew: ${idle("known_by", "same_incident")}` : knew.length < 2 ? ` No row${ofExtract} shows that another agency knew.` : "";
  return [make("p", {}, button), make("p", { text: `${before(event, day).replace(/^./, (letter) => letter.toUpperCase())}. Known then to: ${knew.join(", ")}.${alone_}` })];
}

let answered = "";
function answer() {
  const day = state.day;
  if (answered === `${day} ${state.names}`) return;
  answered = `${day} ${state.names}`;
  const own = agencies.map(() => 0), told = agencies.map(() => 0);
  for (const event of dated) {
    if (event.last > day) continue;
    own[event.a] += 1;
    for (const n of new Set((toldAt.get(event.place) ?? []).flat())) if (n !== event.a) told[n] += 1;
  }
  const counts = agencies.map((agency, n) => `${agency.name} ${own[n]}${told[n] ? ` and ${told[n]} it was told of` : ""}`)
    .filter((_, n) => own[n] + told[n]);
  const list = make("dl", {},
    make("dt", { text: `Child last recorded as seen${inExtract}` }), make("dd", {}, ...sighting(day, false)),
    make("dt", { text: `Child last recorded as seen alone${inExtract}` }), make("dd", {}, ...sighting(day, true)),
    make("dt", { text: `Events${ofExtract} each agency knew of` }),
    make("dd", { text: `${counts.length ? `${counts.join("; ")}.` : "None."}${idle("known_by") ? ` Events it was told of: ${idle("known_by")}` : ""}` }));
  byId("answers").replaceChildren(list);
  if (idle("last_seen")) {
    byId("answers-say").textContent = `On ${inWords(day)}: when the child was last seen was not looked for in this review.`;
    return;
  }
  const [seen, alone] = [false, true].map((how) => lastSeen(day, how));
  const ago = (event) => (event ? before(event, day) : "in no row found");
  byId("answers-say").textContent = `On ${inWords(day)}${DATA.extract ? ", in this extract" : ""}: child last recorded as seen ${ago(seen)}, seen alone ${ago(alone)}.`;
}

function setDay(day) {
  state.day = Math.min(Math.max(day, +byId("slider").min), +byId("slider").max);
  byId("day").value = isoOf(state.day);
  byId("slider").value = state.day;
  byId("slider").setAttribute("aria-valuetext", inWords(state.day));
  if (state.asKnown) apply(); else soon();
}

// ---------------------------------------------------------------- key events

const chosenInOrder = () => events.filter((event) => state.chosen.has(event.i)).map((event) => event.i);
const asToml = () => `key_events = [\n${chosenInOrder().map((id) => `  ${JSON.stringify(id)},\n`).join("")}]\n`;
const asJson = () => `${JSON.stringify({ key_events: chosenInOrder() }, null, 2)}\n`;

function choose(id, yes) {
  if (yes) state.chosen.add(id); else state.chosen.delete(id);
  showChosen();
  drawTimeline();
}

/** The first words of an account, up to a line's length; no word is cut in two. */
const opening = (words) => (words.length > 80 ? `${words.slice(0, 80).replace(/\s+\S*$/, "")}…` : words);

function showChosen() {
  const ids = chosenInOrder();
  byId("chosen-count").textContent = many(ids.length, "key event");
  byId("as-text").value = asToml();
  byId("chosen").replaceChildren(...ids.map((id) => {
    const event = events[placeOf.get(id)];
    const show = make("button", { type: "button", cls: "link", text: `${id}: ${dateLines(event)[0]}, ${opening(field(event, "e"))}` });
    show.addEventListener("click", () => goTo(event.place));
    const drop = make("button", { type: "button", text: "Remove", "aria-label": `Remove ${id}` });
    drop.addEventListener("click", () => { choose(id, false); showRows(); byId("key-title").scrollIntoView(); });
    return make("li", {}, show, " ", drop);
  }));
}

function save(name, words, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([words], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
