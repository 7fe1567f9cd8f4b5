// The network on its canvas: cytoscape draws what a view says.
import { fitShape, linesOf, rulerOf } from "./label.mjs";
import { linesOn } from "./lines.mjs";
import { markOf, strokeOf } from "./look.mjs";
import { bowsOf } from "./route.mjs";

const FAMILY = 'Helvetica, Arial, "Liberation Sans", sans-serif';
const BARE_FROM = 600; // links from which all are straight and bare, as in src/draw/look.c
const CROWDED_FROM = 150; // actors from which they are dots, with names beside the busiest
const NAMED = 24; // of those
const SHAPES = { ellipse: "ellipse", box: "rectangle", hexagon: "polygon" };
const MARKERS = { disc: "circle", diamond: "diamond", square: "square" };
const UNIT = 0.3; // what cytoscape's arrows take of their size

/** What cytoscape multiplies an arrow's scale by, on a line of this width. */
const arrowUnit = (width) => Math.max((width * 13.37) ** 0.9, 29) * UNIT;

function styleOf(calm, crowded) {
  const get = (name) => (element) => element.data(name);
  const edges = {
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
  const nodes = {
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
  if (crowded) {
    Object.assign(nodes, { "text-valign": "bottom", "text-margin-y": 1, "min-zoomed-font-size": 8 });
    Object.assign(nodes, { "text-outline-color": "data(ground)", "text-outline-width": 1 });
  }
  const change = { "transition-property": "opacity", "transition-duration": calm ? "250ms" : "0ms" };
  return [
    { selector: "node", style: { ...nodes, ...(calm ? change : {}) } },
    { selector: "edge", style: { ...edges, ...(calm ? change : {}) } },
    { selector: ".near", style: { "overlay-opacity": 0.18, "overlay-padding": 3, "overlay-color": "data(near)" } },
    { selector: "node.here", style: { "outline-width": 2.5, "outline-color": "data(near)", "outline-offset": 2 } },
    ...(crowded ? [{ selector: "node.near, node.here", style: { "font-size": "data(fullSize)", "z-index": 9 } }] : []),
    { selector: "core", style: { "active-bg-opacity": 0, "selection-box-opacity": 0 } },
  ];
}

/**
 * Makes the network.
 *
 * @param container  the element it fills
 * @param data       of the page
 * @param links      all that may be shown
 * @param narrow     whether the narrow figure's positions and sizes are used
 * @param calm       whether changes may fade
 * @param handlers   {actor(number), tie(index), nothing()} on a click, {nameActor(number), nameTie(index)} for a tooltip
 */
export function networkOf({ container, data, links, narrow, calm, handlers }) {
  const bare = links.length > BARE_FROM;
  const crowded = data.actors.length > CROWDED_FROM;
  const fading = calm && !bare;
  const ruler = rulerOf(container.ownerDocument);
  const places = placesOf(data, narrow);
  const busiest = crowded ? busiestOf(data, links) : new Set();
  const dot = dotOf(data.look[narrow ? 1 : 0], places);
  const cy = globalThis.cytoscape({
    container,
    style: styleOf(fading, crowded),
    layout: { name: "preset" },
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    minZoom: 0.05,
    maxZoom: 12,
  });
  const lines = bare ? linesOn(container, cy, places) : null;
  cy.on("tap", (event) => {
    const under = event.target === cy && lines ? lines.at(event.position) : null;
    if (under !== null) handlers.tie(under);
    else if (event.target === cy) handlers.nothing();
    else if (event.target.isNode()) handlers.actor(event.target.data("number"));
    else handlers.tie(event.target.data("index"));
  });
  cy.on("mouseover", "node, edge", (event) => event.target.addClass("near"));
  cy.on("mouseout", "node, edge", (event) => event.target.removeClass("near"));
  cy.on("mouseover", "node, edge", ({ target }) => {
    container.style.cursor = "pointer";
    container.title = target.isNode() ? handlers.nameActor(target.data("number")) : handlers.nameTie(target.data("index"));
  });
  cy.on("mouseout", "node, edge", () => {
    container.style.cursor = "";
    container.removeAttribute("title");
  });

  const shapes = new Map(); // by number: size and lines of those that were shown, in one language
  const drawn = { nodes: new Map(), edges: new Map() }; // what was last set, as text
  const network = { cy, lines, crowded, places, ruler, view: null, fitted: 1 };

  function shapeOf(view, number) {
    const key = `${number} ${view.language}`;
    if (!shapes.has(key)) {
      const { look } = view;
      const lines = linesOf(view.label(number), look.labelRoom, look.labelSize, ruler);
      const shape = look.actors[data.actors[number].kind].shape;
      shapes.set(key, { lines, ...fitShape(shape, lines, look.labelSize, ruler) });
    }
    return shapes.get(key);
  }

  function nodeData(view, number) {
    const { lines, width, height } = crowded ? { lines: [view.label(number)], width: dot, height: dot } : shapeOf(view, number);
    const named = !crowded || busiest.has(number) || view.highlighted === number;
    const { labelSize } = view.look;
    const mark = markOf(view.look, data.actors[number], view.fates?.get(number), view.highlighted === number);
    return {
      number,
      label: lines.join("\n"),
      width,
      height,
      shape: SHAPES[mark.shape],
      fill: mark.fill,
      stroke: mark.stroke,
      outline: mark.outline,
      text: crowded ? view.look.ink : mark.text,
      size: named ? labelSize : labelSize * 0.45, // seen from close by only
      fullSize: labelSize,
      ground: view.look.ground,
      near: view.look.ink,
      opacity: 1,
    };
  }

  function edgeData(view, tie, bow) {
    const stroke = strokeOf(view.look, tie, view.faded(tie.link));
    const width = stroke.core > 0 ? stroke.core : stroke.width;
    return {
      index: tie.link.index,
      width,
      color: stroke.core > 0 ? stroke.coreColor : stroke.color,
      near: view.look.ink,
      opacity: 1,
      bow: Math.round(bow * 100) / 100,
      rim: stroke.core > 0 ? stroke.width - stroke.core : 0,
      rimColor: stroke.color,
      line: stroke.dash ? "dashed" : "solid",
      dash: stroke.dash ?? [1, 0],
      headSize: stroke.arrowSize,
      headScale: stroke.arrowSize / arrowUnit(width),
      markerSize: stroke.markerSize,
      markerScale: (stroke.markerSize || 1) / arrowUnit(width),
      head: stroke.arrow ? "triangle" : "none",
      headColor: stroke.arrowColor,
      marker: stroke.marker ? MARKERS[stroke.marker] : "none",
      markerColor: stroke.markerColor,
      markerFill: stroke.hollow ? "hollow" : "filled",
    };
  }

  function edgesOf(view, standing) {
    const ties = [...view.ties.values()].sort((a, b) => a.link.index - b.link.index);
    const runs = ties.map((tie) => ({ from: tie.link.from, to: tie.link.to, width: strokeOf(view.look, tie, false).width }));
    const bows = bowsOf(runs, standing, view.look);
    return new Map(ties.map((tie, i) => [`t${tie.link.index}`, edgeData(view, tie, bows[i])]));
  }

  /** Sets what differs from what was set last; hides what is not there any more. */
  function settle(known, wanted, add) {
    const fresh = [];
    for (const [id, own] of wanted) {
      const text = JSON.stringify(own);
      const before = known.get(id);
      if (before === text) continue;
      known.set(id, text);
      if (before === undefined) fresh.push(add(id, own));
      else cy.getElementById(id).data(own);
    }
    if (fresh.length) cy.add(fresh);
    for (const [id, text] of known) {
      if (wanted.has(id) || text === "") continue;
      known.set(id, "");
      cy.getElementById(id).data("opacity", 0);
    }
  }

  /** Shows a view: {ties, actors, fates, look, language, label(number), highlighted, faded(link)}. */
  network.show = (view) => {
    network.view = view;
    const nodes = new Map();
    const standing = new Map();
    for (const number of [...view.actors].sort((a, b) => a - b)) {
      const own = nodeData(view, number);
      nodes.set(`a${number}`, own);
      standing.set(number, { ...places[number], width: own.width, height: own.height });
    }
    const edges = bare ? new Map() : edgesOf(view, standing);
    lines?.show(view);
    cy.batch(() => {
      settle(drawn.nodes, nodes, (id, own) => ({
        group: "nodes",
        data: { id, ...own },
        position: { ...places[own.number] },
      }));
      settle(drawn.edges, edges, (id, own) => ({
        group: "edges",
        data: { id, source: `a${links[own.index].from}`, target: `a${links[own.index].to}`, ...own },
      }));
    });
  };

  /** Fits all positions of all time, so that nothing jumps when the window moves. */
  network.fit = () => {
    cy.resize();
    const { look } = network.view;
    if (places.length === 0) return;
    const { left, right, top, bottom } = extentOf(places);
    const rim = { x: look.labelRoom * 0.55, y: look.labelSize * 2.4 };
    const box = { x1: left - rim.x, x2: right + rim.x, y1: top - rim.y, y2: bottom + rim.y };
    const zoom = Math.min(cy.width() / (box.x2 - box.x1), cy.height() / (box.y2 - box.y1));
    network.fitted = zoom;
    cy.viewport({
      zoom,
      pan: {
        x: cy.width() / 2 - ((box.x1 + box.x2) / 2) * zoom,
        y: cy.height() / 2 - ((box.y1 + box.y2) / 2) * zoom,
      },
    });
  };

  network.zoom = (factor) => {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };

  /** Moves the actor into sight. */
  network.reveal = (number) => {
    const node = cy.getElementById(`a${number}`);
    if (node.empty()) return;
    const at = node.renderedPosition();
    const inside = at.x > 20 && at.y > 20 && at.x < cy.width() - 20 && at.y < cy.height() - 20;
    if (!inside) cy.center(node);
  };

  network.mark = (number) => {
    cy.elements(".here").removeClass("here");
    if (number !== null) cy.getElementById(`a${number}`).addClass("here");
  };

  network.destroy = () => {
    lines?.remove();
    cy.destroy();
  };
  return network;
}

/** The actors with most links. */
function busiestOf(data, links) {
  const counts = data.actors.map(() => 0);
  for (const { from, to } of links) {
    counts[from]++;
    counts[to]++;
  }
  const order = counts.map((_, i) => i).sort((a, b) => counts[b] - counts[a] || a - b);
  return new Set(order.slice(0, NAMED));
}

/** How large a dot is, so that most of them stand apart. */
function dotOf(look, places) {
  const high = extentOf(places).high;
  const room = Math.sqrt((look.width * Math.max(high, 1)) / Math.max(places.length, 1));
  return Math.min(Math.max(room * 0.45, look.labelSize * 0.3), look.labelSize * 1.2);
}

/** The frame around places. */
function extentOf(places) {
  const of = (axis, pick, none) => places.reduce((most, place) => pick(most, place[axis]), none);
  const frame = { left: of("x", Math.min, Infinity), right: of("x", Math.max, -Infinity), top: of("y", Math.min, Infinity), bottom: of("y", Math.max, -Infinity) };
  return { ...frame, high: Math.max(frame.bottom - frame.top, 0) };
}

/** Where the actors stand, in points: by number. */
export function placesOf(data, narrow) {
  const look = data.look[narrow ? 1 : 0];
  return data.actors.map((actor) => {
    const [x, y] = narrow ? actor.narrow : actor.at;
    return { x: ((x ?? 50) / 100) * look.width, y: ((y ?? 50) / 100) * look.width };
  });
}

/** Height over width of the figure. */
export function shapeOfFigure(data, narrow) {
  const places = placesOf(data, narrow);
  const look = data.look[narrow ? 1 : 0];
  const { high } = extentOf(places);
  return (high + look.labelSize * 4.8) / look.width;
}
