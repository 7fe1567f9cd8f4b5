// How long a page takes to open, and a step of its slider until the next frame.
// Usage: node bench.mjs PAGE [STEPS]
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const [file, steps = "20"] = process.argv.slice(2);
const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1320, height: 900 } });
const session = await page.context().newCDPSession(page);
await session.send("Performance.enable", { timeDomain: "threadTicks" });
const ticks = async () => {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * metrics.find((metric) => metric.name === "TaskDuration").value;
};
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const frame = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

const start = performance.now();
await page.goto(`${pathToFileURL(file).href}#to=2002`);
await frame();
const opened = performance.now() - start;
const scripted = await ticks();

const walls = [];
const cpus = [];
for (let i = 0; i < Number(steps); i++) {
  if (i % 15 === 14) await page.evaluate(() => (location.hash = "to=2002"));
  await page.waitForTimeout(250);
  const before = await ticks();
  walls.push(
    await page.evaluate(async () => {
      const begin = performance.now();
      document.getElementById("forth").click();
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - begin;
    }),
  );
  cpus.push((await ticks()) - before);
}
const ties = await page.textContent("#status");
console.log(`opening: ${Math.round(opened)} ms, ${Math.round(scripted)} ms of them by the clock of the page's thread`);
console.log(`a step, median of ${steps}: ${Math.round(median(walls))} ms to the next frame, ${Math.round(median(cpus))} ms by the clock of the page's thread`);
console.log(ties);
await browser.close();
