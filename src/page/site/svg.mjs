// The network of the moment as an SVG file: what cytoscape's geometry says, in words of our own.

const escaped = (text) =>
  String(text)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");

const short = (number) => String(Math.round(number * 100) / 100);
const point = ({ x, y }) => `${short(x)},${short(y)}`;

function shapeMarkup(node) {
  const { x, y } = node.position();
  const [w, h] = [node.data("width") / 2, node.data("height") / 2];
  const paint = `fill="${node.data("fill")}" stroke="${node.data("stroke")}" stroke-width="${short(node.data("outline"))}"`;
  if (node.data("shape") === "ellipse") {
    return `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${short(w)}" ry="${short(h)}" ${paint}/>`;
  }
  const corners =
    node.data("shape") === "polygon"
      ? [[-w, 0], [-w / 2, -h], [w / 2, -h], [w, 0], [w / 2, h], [-w / 2, h]]
      : [[-w, -h], [w, -h], [w, h], [-w, h]];
  const points = corners.map(([dx, dy]) => point({ x: x + dx, y: y + dy })).join(" ");
  return `<polygon points="${points}" ${paint}/>`;
}

function labelMarkup(node, crowded) {
  const { x, y: middle } = node.position();
  const lines = node.data("label").split("\n");
  const size = node.data("size");
  if (size < node.data("fullSize")) return "";
  const y = crowded ? middle + node.data("height") / 2 + size * 0.7 : middle;
  return lines
    .map((line, i) => {
      const dy = (i - (lines.length - 1) / 2) * size * 1.2 + size * 0.35;
      return `<text x="${short(x)}" y="${short(y + dy)}" font-size="${short(size)}" fill="${node.data("text")}" text-anchor="middle">${escaped(line)}</text>`;
    })
    .join("");
}

/** The ends and the control point of an edge's curve, and its middle. */
function curveOf(edge) {
  const start = edge.sourceEndpoint();
  const end = edge.targetEndpoint();
  const middle = edge.midpoint();
  const control = edge.controlPoints()?.[0] ?? { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  return { start, end, middle, control };
}

function headMarkup({ control, end }, size, color) {
  const angle = Math.atan2(end.y - control.y, end.x - control.x);
  const corner = (along, across) => ({
    x: end.x - Math.cos(angle) * along - Math.sin(angle) * across,
    y: end.y - Math.sin(angle) * along + Math.cos(angle) * across,
  });
  return `<polygon points="${[end, corner(size, size / 2), corner(size, -size / 2)].map(point).join(" ")}" fill="${color}"/>`;
}

function markerMarkup({ x, y }, shape, size, color, hollow, ground) {
  const r = size / 2;
  const paint = `fill="${hollow ? ground : color}" stroke="${color}" stroke-width="0.7"`;
  if (shape === "circle") return `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" ${paint}/>`;
  const corners =
    shape === "diamond"
      ? [[0, -r], [r, 0], [0, r], [-r, 0]]
      : [[-r, -r], [r, -r], [r, r], [-r, r]];
  return `<polygon points="${corners.map(([dx, dy]) => point({ x: x + dx, y: y + dy })).join(" ")}" ${paint}/>`;
}

function edgeMarkup(edge, said, ground) {
  const curve = curveOf(edge);
  const { start, end, control } = curve;
  const path = `M${point(start)} Q${point(control)} ${point(end)}`;
  const width = edge.data("width");
  const line = (color, wide, dash) =>
    `<path d="${path}" fill="none" stroke="${color}" stroke-width="${short(wide)}"${dash ? ` stroke-dasharray="${dash.map(short).join(" ")}"` : ""}/>`;
  const rim = edge.data("rim") ?? 0;
  const size = (edge.data("scale") ?? 0) * Math.max((width * 13.37) ** 0.9, 29) * 0.3;
  const parts = [
    `<title>${escaped(said)}</title>`,
    rim > 0 ? line(edge.data("rimColor"), width + rim) : "",
    line(edge.data("color"), width, edge.data("line") === "dashed" ? edge.data("dash") : null),
  ];
  if (edge.data("head") === "triangle") parts.push(headMarkup(curve, size, edge.data("headColor")));
  if ((edge.data("marker") ?? "none") !== "none") {
    parts.push(
      markerMarkup(curve.middle, edge.data("marker"), size, edge.data("markerColor"), edge.data("markerFill") === "hollow", ground),
    );
  }
  return `<g>${parts.join("")}</g>`;
}

/** The lines of very many ties. */
function lineMarkup(lines, places, say) {
  return lines.groups.flatMap((group) =>
    group.links.map(({ from, to, index }) => {
      const dash = group.dash ? ` stroke-dasharray="${group.dash.map(short).join(" ")}"` : "";
      return `<path d="M${point(places[from])} L${point(places[to])}" stroke="${group.color}" stroke-width="${short(group.width)}"${dash}><title>${escaped(say(index))}</title></path>`;
    }),
  );
}

/**
 * The SVG text.
 *
 * @param texts  {title, subtitle, source}
 * @param say    what to say of an edge, by the index of its link
 */
export function svgOf(network, texts, say) {
  const { cy, view } = network;
  const shown = cy.elements().filter((element) => element.data("opacity") > 0);
  const { x1, y1, x2, y2 } = shown.empty() ? { x1: 0, y1: 0, x2: 100, y2: 100 } : shown.boundingBox();
  const [margin, head] = [6, 30];
  const left = x1 - margin;
  const width = Math.max(x2 - x1 + 2 * margin, 240);
  const bottom = y2 + 18;
  const top = y1 - head - margin;
  const ground = view.look.ground;
  const edges = network.lines ? lineMarkup(network.lines, network.places, say) : shown.edges().map((edge) => edgeMarkup(edge, say(edge.data("index")), ground));
  const nodes = shown.nodes().map((node) => `<g>${shapeMarkup(node)}${labelMarkup(node, network.crowded)}</g>`);
  const words = (y, size, color, text, more = "") =>
    `<text x="${short(x1)}" y="${short(y)}" font-size="${size}" fill="${color}"${more}>${escaped(text)}</text>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, bottom - top].map(short).join(" ")}" width="${short(width)}pt" height="${short(bottom - top)}pt" font-family="Helvetica, Arial, sans-serif">`,
    `<title>${escaped(texts.title)}</title>`,
    `<rect x="${short(left)}" y="${short(top)}" width="${short(width)}" height="${short(bottom - top)}" fill="${ground}"/>`,
    words(top + margin + 9, 10, view.look.ink, texts.title, ' font-weight="bold"'),
    words(top + margin + 19, 6.5, view.look.muted, texts.subtitle),
    ...edges,
    ...nodes,
    words(bottom - margin, 6, view.look.muted, texts.source),
    "</svg>",
    "",
  ].join("\n");
}
