// How a tie or an actor looks: as src/draw/stroke.c and src/draw/overlay.c have it.
import { FATE } from "./fate.mjs";
import { onGround } from "./color.mjs";

export const WHITE = "#ffffff"; // the paper that the look of the figures is made for

/** The look of the figures on this ground. */
export function lookOn(look, ground) {
  const mapped = JSON.stringify(look).replace(/"(#[0-9a-f]{6})"/g, (_, color) =>
    ground === WHITE ? `"${color}"` : `"${onGround(color, ground)}"`,
  );
  return { ...JSON.parse(mapped), ground };
}

const along = ([at0, slope], x) => at0 + slope * x;

/** Width of the line of a tie. */
export function widthOf(look, kind, weight) {
  const { thin, thickest } = look.kinds[kind];
  if (thin || look.heaviest <= 0) return look.thinnest;
  return look.thinnest + (thickest - look.thinnest) * Math.min(weight / look.heaviest, 1);
}

const dashOf = (on, off, width) => [along(on, width), along(off, width)];

/** The wider of before and after lies below the narrower, and shows on both sides of it. */
function widthsOf(look, tie) {
  const width = widthOf(look, tie.link.kind, tie.weight);
  const rim = look.thinnest * 0.8;
  if (tie.flipped) {
    const core = Math.max(width, rim);
    return { width: core + 3 * rim, core };
  }
  if (tie.fate !== FATE.weaker && tie.fate !== FATE.stronger) return { width, core: 0 };
  const before = widthOf(look, tie.link.kind, tie.weightBefore);
  const wide = Math.max(width, before, 3 * rim);
  return { width: wide, core: Math.min(width, before, wide - 2 * rim) };
}

/**
 * The line of a tie: {width, color, core, coreColor, dash, marker, markerSize, hollow, markerColor,
 * arrow, arrowSize, arrowColor}.
 *
 * @param faded  whether others are highlighted
 */
export function strokeOf(look, tie, faded) {
  const kind = look.kinds[tie.link.kind];
  const fate = tie.fate ?? FATE.none;
  const { width, core } = widthsOf(look, tie);
  const color = faded || fate === FATE.same ? look.faded : kind.color;
  const weaker = fate === FATE.weaker && !tie.flipped;
  const dotted = look.kinds.find((other) => other.thin) ?? kind; // as membership is dotted
  let dash = null;
  if (fate === FATE.gone) dash = dashOf(dotted.on, dotted.off, width);
  else if (fate === FATE.none && kind.on) dash = dashOf(kind.on, kind.off, width);
  return {
    width,
    color: weaker ? look.faded : color,
    core,
    coreColor: weaker ? color : tie.flipped ? look.ground : look.faded,
    dash,
    marker: kind.marker ?? null,
    markerSize: kind.marker ? along(kind.markerSize, width) : 0,
    markerColor: color,
    hollow: tie.unsure,
    arrow: tie.link.directed,
    arrowSize: look.arrow * (kind.thin ? 0.7 : 1) + width * 0.8,
    arrowColor: color,
  };
}

/** The mark of an actor: {shape, fill, stroke, text, outline}. */
export function markOf(look, actor, fate, highlighted) {
  const kind = look.actors[actor.kind];
  const mark = { shape: kind.shape, fill: kind.fill, stroke: kind.stroke, text: kind.text, outline: look.outline };
  if (highlighted) {
    mark.outline *= 2;
    mark.fill = look.highlight;
    mark.text = look.ink;
  }
  if (fate === FATE.new) mark.outline = look.outline * 3;
  if (fate === FATE.gone) {
    mark.fill = look.ground;
    mark.stroke = look.faded;
    mark.text = look.muted;
  }
  return mark;
}
