// What the page was given, and small ways of asking it. Agencies' words are only ever put into
// the page as text: nothing here makes markup out of a string.

const DATA = JSON.parse(document.getElementById("data").textContent);
const DAY = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August",
  "September", "October", "November", "December"];

const byId = (id) => document.getElementById(id);

/** An element with a class and words; children may follow. */
function make(tag, { text, cls, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (cls) made.className = cls;
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function draw(tag, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/** Days since 1970 of "2024-05-01"; null of "". No clock and no time zone comes into it. */
const dayNumber = (iso) => (iso ? Date.UTC(+iso.slice(0, 4), +iso.slice(5, 7) - 1, +iso.slice(8, 10)) / DAY : null);
const isoOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);
function inWords(number) {
  const on = new Date(number * DAY);
  return `${on.getUTCDate()} ${MONTHS[on.getUTCMonth()]} ${on.getUTCFullYear()}`;
}
/** "5,000", written the same on every machine. */
const grouped = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
const many = (count, one, more = `${one}s`) => `${grouped(count)} ${count === 1 ? one : more}`;

const events = DATA.events.map((event, place) => ({
  ...event, place, number: DATA.numbers[place] ?? place + 1, first: dayNumber(event.f ?? ""), last: dayNumber(event.l ?? ""), at: event.q ?? {},
}));
const agencies = DATA.agencies;
/** Who can be chosen: each department of an agency, or the agency where it has none. */
const units = agencies.flatMap((agency, a) => {
  const held = events.filter((event) => event.a === a);
  const own = agency.departments.map((_, g) => ({ a, g }));
  const rest = held.some((event) => event.g === undefined) || !own.length ? [{ a }] : [];
  return [...own, ...rest].map((unit) => ({ ...unit, count: held.filter((event) => event.g === unit.g).length }));
});
units.forEach((unit, place) => { unit.place = place; });
for (const event of events) event.unit = units.findIndex((unit) => unit.a === event.a && unit.g === event.g);
const placeOf = new Map(events.map((event) => [event.i, event.place]));
const dated = events.filter((event) => event.first !== null);
const least = (numbers, other) => numbers.reduce((a, b) => Math.min(a, b), other);
const most = (numbers, other) => numbers.reduce((a, b) => Math.max(a, b), other);
const scope = DATA.scope.map(dayNumber);
const incident = dayNumber(DATA.incident);
const firstDay = scope[0] ?? least(dated.map((e) => e.first), Infinity);
const lastDay = scope[1] ?? most(dated.map((e) => e.last), -Infinity);

/** The findings that point at each event, by its place. */
const findingsAt = events.map(() => []);
DATA.findings.forEach((finding, number) => {
  finding.number = number;
  for (const place of finding.e) findingsAt[place].push(finding);
});
const seenAt = new Map(Object.entries(DATA.seen).map(([place, said]) => [+place, said]));
const toldAt = new Map(Object.entries(DATA.told).map(([place, sides]) => [+place, sides]));
const namedIn = new Map(Object.entries(DATA.namedIn).map(([who, places]) => [+who, new Set(places)]));

/** What the reader has chosen. It lives in this page only and goes with it. */
const state = {
  names: true, chosen: new Set(DATA.keyEvents), page: 0, found: [], asKnown: false,
  words: [], day: lastDay, knownTo: "", view: [firstDay, lastDay + 1], here: null,
  split: units.length <= 20,
};

const person = (number) => (state.names ? DATA.people[number].name : DATA.people[number].label);

/** A short way to say who, beside an age: the first name, or the pseudonym. */
const called = (number) => (state.names ? DATA.people[number].name.split(" ")[0] : DATA.people[number].label);

/** Words with pseudonyms in the place of names when those are asked for. */
function renamed(words, mentions) {
  if (state.names || !mentions) return words;
  let told = "", reached = 0;
  for (const [start, end, ...who] of mentions) {
    told += words.slice(reached, start) + who.map((n) => DATA.people[n].label).join(" or ");
    reached = end;
  }
  return told + words.slice(reached);
}

const worded = (event, field, words) => renamed(words, event.at[field]);
const field = (event, letter) => (event[letter] ? worded(event, letter, event[letter]) : "");
const beside = (event) => (event.r ?? []).map(([label, words], n) => [label, worded(event, `r${n}`, words)]);

/** A department's name; where an agency has some and a row names none, that is said. */
function department({ a, g }) {
  if (!agencies[a].departments.length) return "";
  return g === undefined ? "department not named" : renamed(...agencies[a].departments[g]);
}

function ages(event) {
  const { children, words, of } = DATA.ages;
  return children.map((who, n) => [called(who), words[of[n][event.place]]])
    .filter(([, age], n) => age && (n === 0 || age !== "before birth"));
}

/** The date as written, then what it may mean. */
function dateLines(event) {
  return [event.t ? `${event.d}, ${event.t}` : event.d, ...(event.m ? [event.m] : [])];
}
