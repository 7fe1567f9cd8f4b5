// Very many ties: straight lines on a canvas of their own, below the actors. cytoscape would restyle and redraw
// each of them at every step.
import { strokeOf } from "./look.mjs";

const REACH = 5; // pixels within which a click meets a line

/** How far a point lies from a segment, squared. */
function distance(p, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.min(Math.max(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0), 1) : 0;
  return (p.x - a.x - t * dx) ** 2 + (p.y - a.y - t * dy) ** 2;
}

/** Lines by colour, width and dash, which are set once for each group. */
function groupsOf(view) {
  const groups = new Map();
  for (const tie of view.ties.values()) {
    const stroke = strokeOf(view.look, tie, view.faded(tie.link));
    const key = `${stroke.color} ${stroke.width} ${stroke.dash}`;
    if (!groups.has(key)) groups.set(key, { ...stroke, links: [] });
    groups.get(key).links.push(tie.link);
  }
  const pale = (group) => Number(group.color !== view.look.faded);
  return [...groups.values()].sort((a, b) => pale(a) - pale(b)); // pale ones lie below
}

/** The canvas below that of `cy`; `places` of the actors by number. */
export function linesOn(container, cy, places) {
  const canvas = container.ownerDocument.createElement("canvas");
  canvas.className = "lines";
  container.prepend(canvas);
  const context = canvas.getContext("2d");
  const lines = { groups: [] };
  let frame = 0;

  function draw() {
    frame = 0;
    const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
    const [width, height] = [Math.round(cy.width() * ratio), Math.round(cy.height() * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    const zoom = cy.zoom() * ratio;
    const pan = cy.pan();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(zoom, 0, 0, zoom, pan.x * ratio, pan.y * ratio);
    for (const group of lines.groups) {
      context.strokeStyle = group.color;
      context.lineWidth = group.width;
      context.setLineDash(group.dash ?? []);
      for (const { from, to } of group.links) { // one path of all would be three times as slow: its lines cross
        context.beginPath();
        context.moveTo(places[from].x, places[from].y);
        context.lineTo(places[to].x, places[to].y);
        context.stroke();
      }
    }
  }

  lines.refresh = () => {
    if (!frame) frame = requestAnimationFrame(draw);
  };
  lines.show = (view) => {
    lines.groups = groupsOf(view);
    lines.refresh();
  };
  /** The index of the link nearest to a point of the model, or null. */
  lines.at = (point) => {
    let best = null;
    let least = (REACH / cy.zoom()) ** 2;
    for (const link of lines.groups.flatMap((group) => group.links)) {
      const far = distance(point, places[link.from], places[link.to]);
      if (far < least) [least, best] = [far, link.index];
    }
    return best;
  };
  lines.remove = () => {
    cancelAnimationFrame(frame);
    canvas.remove();
  };
  cy.on("viewport resize", lines.refresh);
  return lines;
}
