// A browser for the checks: pages are opened, watched and counted on.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.ACG_NODE_MODULES}/index.js`);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core"), "utf8");

export const launch = () => chromium.launch({ executablePath: process.env.ACG_CHROMIUM, args: ["--no-sandbox"] });

/** Opens a file; `complaints` collects all that no page should do. */
export async function open(browser, file, { hash = "", width = 1320, height = 900, ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, locale: "en-GB", ...more });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => complaints.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (!/^(file|blob|data):/.test(request.url())) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href + hash);
  await page.waitForFunction(() => document.getElementById("status").textContent !== "");
  return { page, complaints, close: () => context.close() };
}

/** What axe has to complain of, a line each. */
export async function axeOf(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await globalThis.axe.run(document, { runOnly: tags });
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
  });
}

/** Where an actor, or the middle of the tie of two, is on the screen. */
export const placeOf = (page, ...labels) =>
  page.evaluate((names) => {
    const box = document.getElementById("network");
    const { cy } = box._cyreg;
    const shown = cy.elements().filter((element) => element.data("opacity") > 0);
    const node = (name) => shown.nodes().filter((own) => own.data("label") === name)[0];
    const frame = box.getBoundingClientRect();
    const at =
      names.length === 1
        ? node(names[0]).renderedPosition()
        : node(names[0]).edgesWith(node(names[1])).filter((edge) => edge.data("opacity") > 0)[0].renderedMidpoint();
    return { x: frame.x + at.x, y: frame.y + at.y };
  }, labels);

/** The labels of the actors and the number of ties that are drawn. */
export const drawnOn = (page) =>
  page.evaluate(() => {
    const { cy } = document.getElementById("network")._cyreg;
    const shown = cy.elements().filter((element) => element.data("opacity") > 0);
    return { actors: shown.nodes().map((node) => node.data("label")).sort(), ties: shown.edges().length };
  });
