// The network on its canvas: cytoscape draws what a view says.
import { fitShape, linesOf, rulerOf } from "./label.mjs";
import { markOf, strokeOf } from "./look.mjs";
import { bowsOf } from "./route.mjs";

const FAMILY = 'Helvetica, Arial, "Liberation Sans", sans-serif';
const BARE_FROM = 600; // ties from which all are straight and bare, as in src/draw/look.c
const CALM_UP_TO = 600; // ties up to which they fade in and out
const SHAPES = { ellipse: "ellipse", box: "rectangle", hexagon: "polygon" };
const MARKERS = { disc: "circle", diamond: "diamond", square: "square" };
const UNIT = 0.3; // what cytoscape's arrows take of their size

/** What cytoscape multiplies an arrow's scale by, on a line of this width. */
const arrowUnit = (width) => Math.max((width * 13.37) ** 0.9, 29) * UNIT;

function styleOf(bare, calm) {
  const get = (name) => (element) => element.data(name);
  const edges = {
    "curve-style": bare ? "haystack" : "unbundled-bezier",
    width: "data(width)",
    "line-color": "data(color)",
    opacity: "data(opacity)",
    "line-cap": "butt",
  };
  if (bare) edges["haystack-radius"] = 0;
  else {
    Object.assign(edges, {
      "edge-distances": "node-position",
      "control-point-distances": get("bow"),
      "control-point-weights": 0.5,
      "line-outline-width": "data(rim)",
      "line-outline-color": "data(rimColor)",
      "line-style": "data(line)",
      "line-dash-pattern": get("dash"),
      "arrow-scale": "data(scale)",
      "target-arrow-shape": "data(head)",
      "target-arrow-color": "data(headColor)",
      "mid-target-arrow-shape": "data(marker)",
      "mid-target-arrow-color": "data(markerColor)",
      "mid-target-arrow-fill": "data(markerFill)",
    });
  }
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
  const change = { "transition-property": "opacity", "transition-duration": calm ? "250ms" : "0ms" };
  return [
    { selector: "node", style: { ...nodes, ...(calm ? change : {}) } },
    { selector: "edge", style: { ...edges, ...(calm ? change : {}) } },
    { selector: ".near", style: { "overlay-opacity": 0.18, "overlay-padding": 3, "overlay-color": "data(near)" } },
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
 * @param handlers   {actor(number), tie(index), nothing()} on a click
 */
export function networkOf({ container, data, links, narrow, calm, handlers }) {
  const bare = links.length > BARE_FROM;
  const fading = calm && links.length <= CALM_UP_TO;
  const ruler = rulerOf(container.ownerDocument);
  const places = placesOf(data, narrow);
  const cy = globalThis.cytoscape({
    container,
    style: styleOf(bare, fading),
    layout: { name: "preset" },
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    minZoom: 0.05,
    maxZoom: 12,
    hideEdgesOnViewport: links.length > 5000,
    pixelRatio: links.length > 5000 ? 1 : "auto",
  });
  cy.on("tap", (event) => {
    if (event.target === cy) handlers.nothing();
    else if (event.target.isNode()) handlers.actor(event.target.data("number"));
    else handlers.tie(event.target.data("index"));
  });
  cy.on("mouseover", "node, edge", (event) => event.target.addClass("near"));
  cy.on("mouseout", "node, edge", (event) => event.target.removeClass("near"));
  cy.on("mouseover", "node, edge", () => (container.style.cursor = "pointer"));
  cy.on("mouseout", "node, edge", () => (container.style.cursor = ""));

  const shapes = new Map(); // by number: size and lines of those that were shown, in one language
  const drawn = { nodes: new Map(), edges: new Map() }; // what was last set, as text
  const network = { cy, bare, places, view: null };

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
    const { lines, width, height } = shapeOf(view, number);
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
      text: mark.text,
      size: view.look.labelSize,
      near: view.look.ink,
      opacity: 1,
    };
  }

  function edgeData(view, tie, bow) {
    const stroke = strokeOf(view.look, tie, view.faded(tie.link));
    const width = stroke.core > 0 ? stroke.core : stroke.width;
    const basic = {
      index: tie.link.index,
      width,
      color: stroke.core > 0 ? stroke.coreColor : stroke.color,
      near: view.look.ink,
      opacity: 1,
    };
    if (bare) return basic;
    const size = stroke.marker ? stroke.markerSize : stroke.arrowSize;
    return {
      ...basic,
      bow: Math.round(bow * 100) / 100,
      rim: stroke.core > 0 ? stroke.width - stroke.core : 0,
      rimColor: stroke.color,
      line: stroke.dash ? "dashed" : "solid",
      dash: stroke.dash ?? [1, 0],
      scale: size / arrowUnit(width),
      head: stroke.arrow ? "triangle" : "none",
      headColor: stroke.arrowColor,
      marker: stroke.marker ? MARKERS[stroke.marker] : "none",
      markerColor: stroke.markerColor,
      markerFill: stroke.hollow ? "hollow" : "filled",
    };
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
    const ties = [...view.ties.values()].sort((a, b) => a.link.index - b.link.index);
    const lines = ties.map((tie) => ({ from: tie.link.from, to: tie.link.to, width: strokeOf(view.look, tie, false).width }));
    const bows = bare ? [] : bowsOf(lines, standing, view.look);
    const edges = new Map();
    ties.forEach((tie, i) => edges.set(`t${tie.link.index}`, edgeData(view, tie, bows[i])));
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
    const xs = places.map((place) => place.x);
    const ys = places.map((place) => place.y);
    if (xs.length === 0) return;
    const rim = { x: look.labelRoom * 0.55, y: look.labelSize * 2.4 };
    const box = {
      x1: xs.reduce((a, b) => Math.min(a, b)) - rim.x,
      x2: xs.reduce((a, b) => Math.max(a, b)) + rim.x,
      y1: ys.reduce((a, b) => Math.min(a, b)) - rim.y,
      y2: ys.reduce((a, b) => Math.max(a, b)) + rim.y,
    };
    const zoom = Math.min(cy.width() / (box.x2 - box.x1), cy.height() / (box.y2 - box.y1));
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
    cy.elements(".near").removeClass("near");
    if (number !== null) cy.getElementById(`a${number}`).addClass("near");
  };

  network.destroy = () => cy.destroy();
  return network;
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
  const ys = places.map((place) => place.y);
  const high = ys.length ? ys.reduce((a, b) => Math.max(a, b)) - ys.reduce((a, b) => Math.min(a, b)) : 0;
  return (high + look.labelSize * 4.8) / look.width;
}
