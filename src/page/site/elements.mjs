// Actors and ties as cytoscape has them: data, and a style that reads it.
import { fitShape, linesOf } from "./label.mjs";
import { markOf, strokeOf } from "./look.mjs";

const FAMILY = 'Helvetica, Arial, "Liberation Sans", sans-serif';
const SHAPES = { ellipse: "ellipse", box: "rectangle", hexagon: "polygon" };
const MARKERS = { disc: "circle", diamond: "diamond", square: "square" };
const SMALL = 0.45; // of the size of a label that is seen from close by only

/** What cytoscape multiplies an arrow's scale by, on a line of this width. */
const arrowUnit = (width) => Math.max((width * 13.37) ** 0.9, 29) * 0.3;

const get = (name) => (element) => element.data(name);

const edgeStyle = {
  "curve-style": "unbundled-bezier",
  "edge-distances": "node-position",
  "control-point-distances": get("bow"),
  "control-point-weights": 0.5,
  width: "data(width)",
  "line-color": "data(color)",
  "line-cap": "butt",
  "line-outline-width": "data(rim)",
  "line-outline-color": "data(rimColor)",
  "line-style": "data(line)",
  "line-dash-pattern": get("dash"),
  "mid-target-arrow-scale": "data(markerScale)",
  "target-arrow-scale": "data(headScale)",
  "target-arrow-shape": "data(head)",
  "target-arrow-color": "data(headColor)",
  "mid-target-arrow-shape": "data(marker)",
  "mid-target-arrow-color": "data(markerColor)",
  "mid-target-arrow-fill": "data(markerFill)",
  opacity: "data(opacity)",
};

const nodeStyle = {
  shape: "data(shape)",
  "shape-polygon-points": "-1 0 -0.5 -1 0.5 -1 1 0 0.5 1 -0.5 1",
  width: "data(width)",
  height: "data(height)",
  "background-color": "data(fill)",
  "border-color": "data(stroke)",
  "border-width": "data(outline)",
  label: "data(label)",
  color: "data(text)",
  "font-size": "data(size)",
  "font-family": FAMILY,
  "text-wrap": "wrap",
  "text-max-width": 10000,
  "text-valign": "center",
  "text-halign": "center",
  "line-height": 1.2,
  opacity: "data(opacity)",
};

/** A dot has its name below it, where that can be read. */
const dotStyle = {
  "text-valign": "bottom",
  "text-margin-y": 1,
  "min-zoomed-font-size": 8,
  "text-outline-color": "data(ground)",
  "text-outline-width": 1,
};

/** The style of the network; `fading`: what comes and goes fades; `crowded`: actors are dots. */
export function styleOf(fading, crowded) {
  const change = fading ? { "transition-property": "opacity", "transition-duration": "250ms" } : { "transition-duration": "0ms" };
  const near = { "overlay-opacity": 0.18, "overlay-padding": 3, "overlay-color": "data(near)" };
  const here = { "outline-width": 2.5, "outline-color": "data(near)", "outline-offset": 2 };
  const sheets = [
    { selector: "node", style: { ...nodeStyle, ...(crowded ? dotStyle : {}), ...change } },
    { selector: "edge", style: { ...edgeStyle, ...change } },
    { selector: ".near", style: near },
    { selector: "node.here", style: here },
    { selector: "core", style: { "active-bg-opacity": 0, "selection-box-opacity": 0 } },
  ];
  if (crowded) sheets.push({ selector: "node.near, node.here", style: { "font-size": "data(fullSize)", "z-index": 9 } });
  return sheets;
}

/**
 * Makes the function that gives an actor's data in a view.
 *
 * @param crowd  {dot, busiest} where actors are dots, else null
 */
export function nodesBy(data, crowd, ruler) {
  const shapes = new Map(); // lines and sizes by actor and language
  const shapeOf = (view, number) => {
    const key = `${number} ${view.language}`;
    if (!shapes.has(key)) {
      const { look } = view;
      const lines = linesOf(view.label(number), look.labelRoom, look.labelSize, ruler);
      shapes.set(key, { lines, ...fitShape(look.actors[data.actors[number].kind].shape, lines, look.labelSize, ruler) });
    }
    return shapes.get(key);
  };
  return (view, number) => {
    const { lines, width, height } = crowd ? { lines: [view.label(number)], width: crowd.dot, height: crowd.dot } : shapeOf(view, number);
    const highlighted = view.highlighted === number;
    const mark = markOf(view.look, data.actors[number], view.fates?.get(number), highlighted);
    const named = !crowd || crowd.busiest.has(number) || highlighted;
    const { labelSize } = view.look;
    return {
      number,
      label: lines.join("\n"),
      width,
      height,
      shape: SHAPES[mark.shape],
      fill: mark.fill,
      stroke: mark.stroke,
      outline: mark.outline,
      text: crowd ? view.look.ink : mark.text,
      size: named ? labelSize : labelSize * SMALL,
      fullSize: labelSize,
      ground: view.look.ground,
      near: view.look.ink,
      opacity: 1,
    };
  };
}

/** The data of a tie in a view; `bow` as bowsOf gives it. */
export function edgeOf(view, tie, bow) {
  const stroke = strokeOf(view.look, tie, view.faded(tie.link));
  const width = stroke.core > 0 ? stroke.core : stroke.width;
  return {
    index: tie.link.index,
    width,
    color: stroke.core > 0 ? stroke.coreColor : stroke.color,
    rim: stroke.core > 0 ? stroke.width - stroke.core : 0,
    rimColor: stroke.color,
    line: stroke.dash ? "dashed" : "solid",
    dash: stroke.dash ?? [1, 0],
    bow: Math.round(bow * 100) / 100,
    head: stroke.arrow ? "triangle" : "none",
    headColor: stroke.arrowColor,
    headSize: stroke.arrowSize,
    headScale: stroke.arrowSize / arrowUnit(width),
    marker: stroke.marker ? MARKERS[stroke.marker] : "none",
    markerColor: stroke.markerColor,
    markerFill: stroke.hollow ? "hollow" : "filled",
    markerSize: stroke.markerSize,
    markerScale: (stroke.markerSize || 1) / arrowUnit(width),
    near: view.look.ink,
    opacity: 1,
  };
}
