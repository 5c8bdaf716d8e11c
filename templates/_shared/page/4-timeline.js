// The lanes. A few paths a lane, however many events, so that closer and wider stay quick.

const TOP = 58, DOT = 9, MOST_ROWS = 4;
const earliestDay = least(dated.map((e) => e.first), firstDay), latestDay = most(dated.map((e) => e.last), lastDay);
let lanes = [];   // what is drawn: { y, height, marks: [{ event, x, end, y }] }
let order = [];   // drawn events from left to right, for the arrow keys

// Measured when the window changes, not at each drawing: asking makes the browser lay out the page.
// On a narrow window only the agencies' letters stand at the left, and the time has the rest.
let wide = 500, LEFT = 208;
const measure = () => { wide = Math.max(byId("timeline").clientWidth, 240); LEFT = wide < 620 ? 60 : 208; };
const scale = (width) => (width - LEFT - 12) / (state.view[1] - state.view[0]);
const xOf = (day, width) => LEFT + (day - state.view[0]) * scale(width);

/** Each event of a lane with its row: the first that is free at its place. */
function placed(shown, width) {
  const ends = [];
  return shown.map((event) => {
    const x = Math.max(xOf(event.first + 0.5, width), LEFT - 4);
    const end = Math.min(Math.max(xOf(event.last + 0.5, width), x), width + 4);
    let lane = ends.findIndex((taken) => taken <= x);
    if (lane < 0) lane = ends.length < MOST_ROWS ? ends.length : ends.indexOf(Math.min(...ends));
    ends[lane] = end + DOT;
    return { event, x, end, lane };
  });
}

const within = (event) => event.last >= state.view[0] && event.first < state.view[1];
const bar = ({ x, end, y }) => `M${(x - 4).toFixed(1)} ${y - 4}H${(end + 4).toFixed(1)}v8H${(x - 4).toFixed(1)}z`;
const dot = ({ x, y }) => `M${x.toFixed(1)} ${y}h0`;
const square = ({ x, y }) => `M${(x - 4).toFixed(1)} ${y - 4}h8v8h-8z`;
const diamond = ({ x, y }) => `M${x.toFixed(1)} ${y - 6}l6 6l-6 6l-6 -6z`;

function axis(svg, width, bottom) {
  const perMonth = scale(width) * 30.4;
  const start = new Date(state.view[0] * DAY);
  for (let n = 0; n < 2400; n += 1) {
    const on = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + n, 1));
    const number = on / DAY, month = on.getUTCMonth();
    if (number >= state.view[1]) break;
    const x = xOf(Math.max(number, state.view[0]), width);
    const year = month === 0 || n === 0;
    if (perMonth > 5 || month === 0 || (perMonth > 1.6 && month % 3 === 0)) {
      svg.append(draw("line", { x1: x, x2: x, y1: TOP - (year ? 14 : 5), y2: bottom, class: month === 0 ? "year" : "grid" }));
    }
    const room = perMonth * (n === 0 ? (12 - month) : 12) > 34 && (n > 0 || number + 31 > state.view[0]);
    if (year && room) svg.append(draw("text", { x: x + 3, y: TOP - 18, class: "strong" }, String(on.getUTCFullYear())));
    if (perMonth > 26 && number + 20 > state.view[0]) svg.append(draw("text", { x: x + 3, y: TOP - 4 }, MONTHS[month].slice(0, perMonth > 75 ? 9 : 3)));
  }
  days(svg, width, bottom);
}

/** The ends of the scoping period, the incident and the day asked about, named above the lanes. */
function days(svg, width, bottom) {
  const short = width < 620;
  for (const [words, day, cls, y] of [
    ["Scope from", scope[0], "edge", 24], ["Scope to", scope[1], "edge", 24],
    ["Incident", state.asKnown && incident > state.day ? null : incident, "incident", 11],
    ["", state.asKnown ? state.day + 1 : null, "known", 11]]) {
    if (day === null || day < state.view[0] || day > state.view[1]) continue;
    const x = xOf(day, width), late = x > (LEFT + width) / 2;
    svg.append(draw("line", { x1: x, x2: x, y1: words ? y - 9 : 4, y2: bottom, class: cls }));
    if (words && !(short && cls === "edge")) svg.append(draw("text", { x: x + (late ? -4 : 4), y, "text-anchor": late ? "end" : "start", class: "strong" }, short ? words : `${words} ${inWords(day)}`));
  }
}

/** The lanes: one an agency or, asked so and with room for the names, one for each department. */
function laneRows() {
  const rows = agencies.flatMap((agency, a) => {
    const own = units.filter((unit) => unit.a === a);
    if (!state.split || LEFT < 100 || !agency.departments.length) return [{ code: agency.code, name: agency.name, held: own }];
    return own.map((unit, n) => ({ code: n ? "" : agency.code, over: n ? "" : agency.name, name: department(unit), held: [unit] }));
  });
  return [...rows, { code: "", name: LEFT < 100 ? "Changes" : "Changes in organisations", held: [] }]
    .map((row) => ({ ...row, shown: [], rest: [] }));
}

/** Put each event that can be seen into its lane: among those chosen, or those that stand small behind. */
function fillLanes(rows) {
  const laneOf = [];
  rows.forEach((row, n) => { for (const unit of row.held) laneOf[unit.place] = n; });
  const chosen = new Uint8Array(events.length);
  for (const event of state.found) chosen[event.place] = 1;
  for (const event of dated) {
    const row = rows[event.k ? rows.length - 1 : laneOf[event.unit]];
    row.any = true;
    if (!within(event)) continue;
    if (chosen[event.place]) row.shown.push(event);
    // Never what nobody knew yet.
    else if (!state.asKnown) row.rest.push(event);
  }
  return rows.filter((row) => row.any);
}

function drawTimeline() {
  const width = wide;
  const svg = draw("svg", { width, "aria-hidden": "true", focusable: "false" });
  const marks = [];
  lanes = [];
  let y = TOP;
  for (const { code, name, over, shown: own, rest } of fillLanes(laneRows())) {
    const shown = placed(own, width), head = over ? 18 : 0;
    const height = head + Math.max(26, 14 + 10 * shown.reduce((rows, mark) => Math.max(rows, mark.lane + 1), 0));
    if (lanes.length % 2 === 0) svg.append(draw("rect", { x: 0, y, width, height, class: "lane" }));
    for (const mark of shown) mark.y = y + head + 12 + 10 * mark.lane;
    const middle = y + head + (height - head) / 2 + 4;
    const named = (words, most) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);
    const labels = over !== undefined
      ? [draw("text", { x: 50, y: y + 15, class: "strong" }, named(over, 22)), draw("text", { x: 18, y: middle }, named(name, 28))]
      : [draw("text", { x: code ? 50 : 6, y: middle }, LEFT < 100 && code ? "" : named(name, code ? 24 : 30))];
    marks.push(
      draw("path", { class: "rest", d: rest.map((event) => dot({ x: Math.max(xOf(event.first, width), LEFT), y: y + height - 4 })).join("") }),
      draw("path", { class: "span sure", d: shown.filter((m) => !m.event.v && m.event.p === "range" && !m.event.u).map(bar).join("") }),
      draw("path", { class: "span", d: shown.filter((m) => !m.event.v && (m.event.p !== "range" || m.event.u)).map(bar).join("") }),
      draw("path", { class: "dot", d: shown.filter((m) => m.event.v && !m.event.k).map(dot).join("") }),
      draw("path", { class: "change", d: shown.filter((m) => m.event.v && m.event.k).map(square).join("") }),
      draw("path", { class: "chosen", d: shown.filter((m) => state.chosen.has(m.event.i)).map(diamond).join("") }),
      draw("rect", { x: 0, y, width: LEFT - 6, height, class: lanes.length % 2 ? "" : "lane", fill: "var(--ground)" }),
      draw("text", { x: 6, y: over ? y + 15 : middle, class: "strong" }, code), ...labels);
    lanes.push({ y, height, marks: shown });
    y += height;
  }
  axis(svg, width, y);
  svg.append(...marks);
  svg.setAttribute("height", y + 6);
  svg.setAttribute("viewBox", `0 0 ${width} ${y + 6}`);
  order = lanes.flatMap((lane) => lane.marks).sort((a, b) => a.event.place - b.event.place);
  const here = order.find((mark) => mark.event.place === state.here);
  if (here) svg.append(draw("circle", { cx: here.x, cy: here.y, r: 8, class: "here" }));
  byId("timeline").replaceChildren(svg);
}

/** Show the days of the filter when they change; the whole period when there are none. */
let fitted = "";
function fitDates({ from, to }) {
  if (fitted === `${from} ${to}`) return;
  fitted = `${from} ${to}`;
  view(from ?? firstDay, (to ?? lastDay) + 1, false);
}

function view(from, to, now = true) {
  const [none, all] = [earliestDay - 31, latestDay + 31];
  const days = Math.min(Math.max(to - from, 7), all - none);
  const start = Math.min(Math.max(from, none), all - days);
  state.view = [start, start + days];
  if (!now) return;
  drawTimeline();
  byId("timeline-says").textContent = `The timeline shows ${inWords(Math.ceil(start))} to ${inWords(Math.floor(start + days - 0.5))}.`;
}

function zoom(by, at = (state.view[0] + state.view[1]) / 2) {
  view(at - (at - state.view[0]) * by, at + (state.view[1] - at) * by);
}
const pan = (by) => view(...state.view.map((day) => day + by * (state.view[1] - state.view[0])));

function tell(event) {
  state.here = event.place;
  const words = field(event, "e");
  byId("timeline-says").textContent = `${dateLines(event).join("; ")}. ${agencies[event.a].name}. ${words.length > 300 ? `${words.slice(0, 299)}…` : words} (${event.i})`;
}

function step(by) {
  if (!order.length) return;
  const now = order.findIndex((mark) => mark.event.place === state.here);
  const next = now < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(Math.max(now + by, 0), order.length - 1);
  tell(order[next].event);
  drawTimeline();
}

function nearest(x, y) {
  const lane = lanes.find((held) => y >= held.y && y < held.y + held.height);
  let best = null, least_ = 14;
  for (const mark of lane?.marks ?? []) {
    const apart = Math.hypot(x < mark.x ? mark.x - x : Math.max(x - mark.end, 0), y - mark.y);
    if (apart < least_) { best = mark; least_ = apart; }
  }
  return best;
}

function listenTimeline() {
  const area = byId("timeline");
  let from = null, moved = false;
  area.addEventListener("pointerdown", (e) => { from = { x: e.clientX, view: [...state.view] }; moved = false; });
  area.addEventListener("pointermove", (e) => {
    if (!from) return;
    const by = e.clientX - from.x;
    if (Math.abs(by) < 4 && !moved) return;
    moved = true;
    area.classList.add("dragging");
    const days = by / scale(wide);
    view(from.view[0] - days, from.view[1] - days);
  });
  window.addEventListener("pointerup", () => { from = null; area.classList.remove("dragging"); });
  area.addEventListener("click", (e) => {
    const box = area.getBoundingClientRect();
    const mark = moved ? null : nearest(e.clientX - box.left, e.clientY - box.top);
    if (mark) { tell(mark.event); goTo(mark.event.place); }
  });
  // Only with the control key, so that the wheel still scrolls the page.
  area.addEventListener("wheel", (e) => {
    if (!e.ctrlKey) return;
    e.preventDefault();
    const box = area.getBoundingClientRect();
    zoom(e.deltaY > 0 ? 1.25 : 0.8, state.view[0] + (e.clientX - box.left - LEFT) / scale(wide));
  }, { passive: false });
  area.addEventListener("keydown", (e) => {
    const acts = { ArrowRight: () => step(1), ArrowLeft: () => step(-1), Home: () => step(-Infinity), End: () => step(Infinity),
      "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), PageUp: () => pan(-0.5), PageDown: () => pan(0.5),
      Enter: () => state.here !== null && goTo(state.here) };
    if (acts[e.key] && !e.ctrlKey && !e.metaKey && !e.altKey) { e.preventDefault(); acts[e.key](); }
  });
  const press = (id, act) => byId(id).addEventListener("click", act);
  press("zoom-in", () => zoom(0.5));
  press("zoom-out", () => zoom(2));
  press("earlier", () => pan(-0.4));
  press("later", () => pan(0.4));
  press("whole", () => view(firstDay, lastDay + 1));
  byId("split").checked = state.split;
  byId("split").addEventListener("change", (e) => { state.split = e.target.checked; drawTimeline(); });
  byId("split-choice").hidden = !agencies.some((agency) => agency.departments.length);
  press("use-span", () => {
    byId("from").value = isoOf(Math.ceil(state.view[0]));
    byId("to").value = isoOf(Math.floor(state.view[1] - 0.5));
    apply();
  });
  let waiting = 0;
  window.addEventListener("resize", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => { measure(); drawTimeline(); }); });
}
