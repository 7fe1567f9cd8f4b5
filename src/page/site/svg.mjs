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
  const parts = [
    `<title>${escaped(said)}</title>`,
    rim > 0 ? line(edge.data("rimColor"), width + rim) : "",
    line(edge.data("color"), width, edge.data("line") === "dashed" ? edge.data("dash") : null),
  ];
  if (edge.data("head") === "triangle") parts.push(headMarkup(curve, edge.data("headSize"), edge.data("headColor")));
  if ((edge.data("marker") ?? "none") !== "none") {
    parts.push(
      markerMarkup(curve.middle, edge.data("marker"), edge.data("markerSize"), edge.data("markerColor"), edge.data("markerFill") === "hollow", ground),
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

/** Text in lines of at most `room`, broken at blanks. */
function wrapped(text, room, size, ruler) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines[lines.length - 1] ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines[lines.length - 1] && ruler(longer, size) > room) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** How large the samples of the legend are drawn, which are 16 high. */
const sampleScale = (look) => (smallText(look) * 1.5) / 16;
const smallText = (look) => look.labelSize * 0.82;

/** How many units of a sample make a point of the figure. */
export const sampleUnits = (look) => 1 / sampleScale(look);

/** The legend in rows: {markup, high}. */
function legendMarkup(items, { left, top, room, look, ruler }) {
  const size = smallText(look);
  const scale = sampleScale(look);
  const parts = [];
  let [x, y] = [left, top];
  for (const [sample, text] of items) {
    const wide = Number(sample.getAttribute("width")) * scale + size * 0.6 + ruler(text, size);
    if (x > left && x + wide > left + room) [x, y] = [left, y + size * 1.9];
    const inner = [...sample.children].map((child) => new XMLSerializer().serializeToString(child)).join("");
    parts.push(`<g transform="translate(${short(x)} ${short(y)}) scale(${short(scale)})" fill="none">${inner}</g>`);
    const at = x + Number(sample.getAttribute("width")) * scale + size * 0.6;
    parts.push(`<text x="${short(at)}" y="${short(y + size * 1.1)}" font-size="${short(size)}" fill="${look.ink}">${escaped(text)}</text>`);
    x += wide + size * 1.6;
  }
  return { markup: parts.join("\n"), high: items.length ? y - top + size * 1.9 : 0 };
}

/**
 * The SVG text.
 *
 * @param texts  {title, subtitle, source, legend}, the last [sample, words] each
 * @param say    what to say of an edge, by the index of its link
 */
export function svgOf(network, texts, say) {
  const { cy, view, ruler } = network;
  const { look } = view;
  const small = smallText(look);
  const shown = cy.elements().filter((element) => element.data("opacity") > 0);
  const box = shown.empty() ? { x1: 0, y1: 0, x2: 100, y2: 20 } : shown.boundingBox();
  const room = Math.max(box.x2 - box.x1, look.width / 2);
  const rows = [];
  let y = 0;
  const write = (text, size, color, more = "") => {
    for (const line of wrapped(text, room, size, ruler)) {
      y += size * 1.3;
      rows.push(`<text x="0" y="${short(y)}" font-size="${short(size)}" fill="${color}"${more}>${escaped(line)}</text>`);
    }
  };
  write(texts.title, look.labelSize * 1.25, look.ink, ' font-weight="bold"');
  write(texts.subtitle, small, look.muted);
  y += look.labelSize;
  const edges = network.lines ? lineMarkup(network.lines, network.places, say) : shown.edges().map((edge) => edgeMarkup(edge, say(edge.data("index")), look.ground));
  const nodes = shown.nodes().map((node) => `<g>${shapeMarkup(node)}${labelMarkup(node, network.crowded)}</g>`);
  const drawing = `<g transform="translate(${short(-box.x1)} ${short(y - box.y1)})">\n${[...edges, ...nodes].join("\n")}\n</g>`;
  y += box.y2 - box.y1 + look.labelSize;
  const legend = legendMarkup(texts.legend, { left: 0, top: y, room, look, ruler });
  y += legend.high;
  write(texts.source, small * 0.9, look.muted);
  const frame = [-6, -4, room + 12, y + 12].map(short);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${frame.join(" ")}" width="${frame[2]}pt" height="${frame[3]}pt" font-family="Helvetica, Arial, sans-serif">`,
    `<title>${escaped(texts.title)}</title>`,
    `<rect x="${frame[0]}" y="${frame[1]}" width="${frame[2]}" height="${frame[3]}" fill="${look.ground}"/>`,
    ...rows,
    drawing,
    legend.markup,
    "</svg>",
    "",
  ].join("\n");
}
