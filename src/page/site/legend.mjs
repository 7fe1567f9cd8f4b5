// The key to every sign that the view of the moment uses.
import { h, s } from "./dom.mjs";
import { FATE } from "./fate.mjs";
import { strokeOf, widthOf } from "./look.mjs";

const LONG = 40;
const HIGH = 16;

function markerOf(shape, x, y, size, color, fill) {
  const r = size / 2;
  const paint = { fill, stroke: color, "stroke-width": 0.8 };
  if (shape === "disc") return s("circle", { cx: x, cy: y, r, ...paint });
  if (shape === "square") return s("rect", { x: x - r, y: y - r, width: size, height: size, ...paint });
  return s("path", { d: `M${x} ${y - r}l${r} ${r}-${r} ${r}-${r}-${r}z`, ...paint });
}

/** A short line that looks as a tie does. */
export function tieSample(look, tie) {
  const stroke = strokeOf(look, tie, false);
  const y = HIGH / 2;
  const end = stroke.arrow ? LONG - 6 : LONG;
  const line = (color, width, dash) =>
    s("path", { d: `M0 ${y}H${end}`, stroke: color, "stroke-width": width, "stroke-dasharray": dash ? dash.join(" ") : null });
  return s(
    "svg",
    { class: "sample", viewBox: `0 0 ${LONG} ${HIGH}`, width: LONG, height: HIGH, "aria-hidden": "true" },
    stroke.core > 0 ? [line(stroke.color, stroke.width), line(stroke.coreColor, stroke.core)] : line(stroke.color, stroke.width, stroke.dash),
    stroke.arrow ? s("path", { d: `M${LONG} ${y}l-7-3v6z`, fill: stroke.arrowColor }) : null,
    stroke.marker ? markerOf(stroke.marker, LONG / 2, y, stroke.markerSize, stroke.markerColor, stroke.hollow ? look.ground : stroke.markerColor) : null,
  );
}

function actorSample(look, kind, outline = look.outline, pale = false) {
  const { shape, fill, stroke } = look.actors[kind];
  const paint = { fill: pale ? look.ground : fill, stroke: pale ? look.faded : stroke, "stroke-width": outline };
  const [w, y] = [26, HIGH / 2];
  const forms = {
    ellipse: () => s("ellipse", { cx: w / 2, cy: y, rx: w / 2 - 1, ry: 6.5, ...paint }),
    box: () => s("rect", { x: 1, y: 1.5, width: w - 2, height: 13, ...paint }),
    hexagon: () => s("path", { d: `M1 ${y}l6-6.5h12l6 6.5-6 6.5H7z`, ...paint }),
  };
  return s("svg", { class: "sample", viewBox: `0 0 ${w} ${HIGH}`, width: w, height: HIGH, "aria-hidden": "true" }, forms[shape]());
}

/** A tie of a kind, for a sample. */
const plainTie = (look, kind, more = {}) => ({
  link: { kind, directed: look.kinds[kind].directed },
  weight: look.heaviest * 0.2,
  weightBefore: look.heaviest * 0.2,
  unsure: false,
  ...more,
});

/** The fates that occur, each as a tie of the first kind that has it. */
function fateSamples(look, ties, words) {
  const samples = [];
  for (const fate of [FATE.new, FATE.gone, FATE.stronger, FATE.weaker, FATE.same]) {
    const found = ties.find((tie) => tie.fate === fate && !tie.flipped);
    if (!found) continue;
    const [weight, before] = fate === FATE.stronger ? [0.8, 0.15] : fate === FATE.weaker ? [0.15, 0.8] : [0.3, 0.3];
    const heavy = look.kinds.findIndex((kind) => !kind.thin);
    const tie = { link: { kind: heavy, directed: false }, weight: look.heaviest * weight, weightBefore: look.heaviest * before, unsure: false, fate };
    samples.push([tieSample(look, tie), words.fates[fate] + (fate === FATE.stronger || fate === FATE.weaker ? ` (${words.before})` : "")]);
  }
  const flipped = ties.find((tie) => tie.flipped);
  if (flipped) samples.push([tieSample(look, { ...flipped, unsure: false }), words.flipped]);
  return samples;
}

function weightSamples(look, ties, words, format, scale) {
  const heavy = ties.filter((tie) => !look.kinds[tie.link.kind].thin).map((tie) => tie.weight);
  if (heavy.length === 0) return [];
  const least = heavy.reduce((a, b) => Math.min(a, b));
  const most = heavy.reduce((a, b) => Math.max(a, b));
  const kind = look.kinds.findIndex((own) => !own.thin);
  const weights = least === most ? [most] : [least, most];
  return weights.map((weight, i) => {
    const width = widthOf(look, kind, weight) * scale;
    const sample = s("svg", { class: "sample", viewBox: `0 0 ${LONG} ${HIGH}`, width: LONG, height: HIGH, "aria-hidden": "true" },
      s("path", { d: `M0 ${HIGH / 2}H${LONG}`, stroke: look.ink, "stroke-width": width }));
    return [sample, i === 0 ? `${words.weight} ${format(weight)}` : format(weight)];
  });
}

/** The items of the legend: [sample, words]. `scale` is how many units of a sample make a point of the network: widths
 * that stand for weights are true. */
export function legendOf({ look, data, words, view, format, scale }) {
  const ties = [...view.ties.values()];
  const actorKinds = new Set([...view.actors].map((number) => data.actors[number].kind));
  const items = [...actorKinds].sort().map((kind) => [actorSample(look, kind), words.actorKinds[kind]]);
  const fates = [...(view.fates?.values() ?? [])];
  if (fates.includes(FATE.new)) items.push([actorSample(look, 0, look.outline * 3), words.came]);
  if (fates.includes(FATE.gone)) items.push([actorSample(look, 0, look.outline, true), words.went]);
  for (const kind of [...new Set(ties.map((tie) => tie.link.kind))].sort()) {
    items.push([tieSample(look, plainTie(look, kind, view.fates ? { fate: FATE.new } : {})), words.kinds[kind]]);
  }
  items.push(...fateSamples(look, ties, words));
  if (!view.fates && ties.some((tie) => tie.link.directed && !look.kinds[tie.link.kind].directed)) {
    const kind = ties.find((tie) => tie.link.directed && !look.kinds[tie.link.kind].directed).link.kind;
    items.push([tieSample(look, plainTie(look, kind, { link: { kind, directed: true } })), words.directed]);
  }
  const unsure = ties.find((tie) => tie.unsure && look.kinds[tie.link.kind].marker);
  if (unsure) items.push([tieSample(look, plainTie(look, unsure.link.kind, { unsure: true })), words.unsure]);
  items.push(...weightSamples(look, ties, words, format, scale));
  return items;
}

/** The same as elements. */
export const keysOf = (items) => items.map(([sample, text]) => h("span", { class: "key" }, sample, h("span", {}, text)));
