// Small charts: numbers by year as lines, claims over time as bars.
import { h, s } from "./dom.mjs";

const WIDE = 320; // of a drawing, in its own units
const LEFT = 34;
const RIGHT = 14;

const bandOf = (x, [from, to], top, high) =>
  s("rect", { class: "band", x: x(from) - 3, y: top, width: Math.max(x(to) - x(from), 0) + 6, height: high });

/** At most four years that name an axis. */
function ticksOf(years) {
  const step = Math.max(1, Math.ceil((years.length - 1) / 3));
  return years.map((_, i) => i).filter((i) => i % step === 0);
}

function axisOf(years, x, y) {
  return ticksOf(years).map((i) => s("text", { class: "tick", x: x(i), y, "text-anchor": "middle" }, String(years[i])));
}

/** The pieces of a line between its gaps. */
function pathOf(values, x, y) {
  let path = "";
  let pen = false;
  values.forEach((value, i) => {
    if (value !== null) path += `${pen ? "L" : "M"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
    pen = value !== null;
  });
  return path;
}

/** Values without neighbours, of which no line would show. */
const lonely = (values) =>
  values.flatMap((value, i) => (value !== null && (values[i - 1] ?? null) === null && (values[i + 1] ?? null) === null ? [i] : []));

/**
 * Lines over years, drawn and as numbers for those who do not see them.
 *
 * @param lines   [{name, values, color, dash, marks}], null being a gap; marks: [{at, hollow}]
 * @param window  [first, last] year, by index
 * @param down    whether 1 stands at the top (ranks)
 */
export function lineChart({ title, years, lines, window, down, format, ground, high = 74 }) {
  const all = lines.flatMap((line) => line.values).filter((value) => value !== null);
  if (all.length === 0) return null;
  const least = down ? 1 : Math.min(0, ...all);
  const most = Math.max(...all, least + (down ? 1 : 1e-9));
  const x = (i) => LEFT + ((WIDE - LEFT - RIGHT) * i) / Math.max(years.length - 1, 1);
  const share = (value) => (value - least) / (most - least);
  const y = (value) => 8 + (high - 26) * (down ? share(value) : 1 - share(value));
  const picture = s(
    "svg",
    { viewBox: `0 0 ${WIDE} ${high}`, role: "img", "aria-label": summaryOf(title, years, lines, format) },
    bandOf(x, window, 4, high - 18),
    s("line", { class: "axis", x1: LEFT, x2: WIDE - RIGHT, y1: high - 14, y2: high - 14 }),
    s("text", { class: "tick", x: LEFT - 4, y: y(most) + 3, "text-anchor": "end" }, format(most)),
    s("text", { class: "tick", x: LEFT - 4, y: y(least) + 3, "text-anchor": "end" }, format(least)),
    axisOf(years, x, high - 3),
    lines.map((line) => [
      s("path", { d: pathOf(line.values, x, y), fill: "none", stroke: line.color, "stroke-width": 1.6, "stroke-dasharray": line.dash, "stroke-linejoin": "round" }),
      lonely(line.values).map((i) => s("circle", { cx: x(i), cy: y(line.values[i]), r: 2, fill: line.color })),
      (line.marks ?? []).map(({ at, hollow }) =>
        s("circle", { cx: x(at), cy: y(line.values[at]), r: 2.4, fill: hollow ? ground : line.color, stroke: line.color })),
    ]),
  );
  return h("figure", { class: "chart" }, h("figcaption", {}, title), picture);
}

function summaryOf(title, years, lines, format) {
  const said = lines.map((line) => {
    const known = line.values.flatMap((value, i) => (value === null ? [] : [`${years[i]}: ${format(value)}`]));
    return `${line.name ? `${line.name} – ` : ""}${known.join(", ")}`;
  });
  return `${title}. ${said.join("; ")}`;
}

/** Standing ties first: events lie on them. */
const bars = (spans) => [...spans].sort((a, b) => Number(a.event ?? false) - Number(b.event ?? false));

/**
 * Claims over time: a row for each pair and kind.
 *
 * @param rows    [{name, color, spans: [{when, event, unsure}]}]
 * @param extent  [first day, day after the last]
 * @param ground  the colour of the paper
 */
export function timelineChart({ title, rows, extent, years, window, said, ground }) {
  const STEP = 15;
  const NAME = 96;
  const high = rows.length * STEP + 20;
  const scale = (day) => NAME + ((WIDE - NAME - RIGHT) * (day - extent[0])) / Math.max(extent[1] - extent[0], 1);
  const x = (day) => Math.min(Math.max(scale(day), NAME), WIDE - RIGHT);
  const mark = ({ when, event, unsure }, color, y) => {
    const from = x(when[0] ?? extent[0]);
    const to = x(when[1] ?? extent[1]);
    const paint = { fill: unsure ? ground : color, stroke: color };
    if (!event) return s("rect", { x: from, y: y - 2.5, width: Math.max(to - from, 2), height: 5, ...paint });
    return [s("circle", { cx: (from + to) / 2, cy: y, r: 5, fill: ground }), s("circle", { cx: (from + to) / 2, cy: y, r: 3.2, ...paint })];
  };
  const picture = s(
    "svg",
    { viewBox: `0 0 ${WIDE} ${high}`, role: "img", "aria-label": `${title}. ${said}` },
    s("rect", { class: "band", x: x(window[0] ?? extent[0]), y: 0, width: Math.max(x(window[1] ?? extent[1]) - x(window[0] ?? extent[0]), 2), height: high - 16 }),
    rows.map((row, i) => {
      const y = i * STEP + 9;
      return s("g", {}, s("text", { class: "name", x: 0, y: y + 3.5 }, row.name), bars(row.spans).map((span) => mark(span, row.color, y)));
    }),
    ticksOf(years).map((i) =>
      s("text", { class: "tick", x: NAME + ((WIDE - NAME - RIGHT) * (i + 0.5)) / years.length, y: high - 3, "text-anchor": "middle" }, String(years[i])),
    ),
  );
  return h("figure", { class: "chart" }, picture);
}
