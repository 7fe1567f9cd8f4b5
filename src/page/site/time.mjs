// The slider: a window with two ends that moves through the years.
import { byId, h, s } from "./dom.mjs";

const PACE = 1100; // milliseconds between two steps of the play

/** How many ties hold in each year. */
function countsOf(data) {
  const counts = data.years.map(() => 0);
  data.years.forEach(([, from, until], i) => {
    for (const [, , number] of data.ties) {
      const [since, end] = data.claims[number].when;
      if ((since === null || since < until) && (end === null || end > from)) counts[i]++;
    }
  });
  return counts;
}

/**
 * The controls of time.
 *
 * @param years    as numbers
 * @param changed  called with [first, last] by index when the reader moves the window
 */
export function sliderOf(data, years, changed) {
  const ends = { from: byId("from"), to: byId("to") };
  const last = years.length - 1;
  const counts = countsOf(data);
  let now = [last, last];
  let timer = null;

  function move(by) {
    const length = now[1] - now[0];
    const to = Math.min(Math.max(now[1] + by, length), last);
    changed([to - length, to]);
  }

  function draw() {
    const most = Math.max(...counts, 1);
    const unit = byId("bars").clientWidth / Math.max(last, 1) || 24; // pixels of a year
    const wide = Math.min(0.8, 24 / unit);
    const bars = counts.map((count, i) =>
      s("rect", { class: i >= now[0] && i <= now[1] ? "in" : "out", x: i - wide / 2, y: 1 - count / most, width: wide, height: count / most }),
    );
    byId("bars").setAttribute("viewBox", `0 0 ${Math.max(last, 1)} 1`);
    byId("bars").replaceChildren(...bars);
  }

  /** A few years below the slider. */
  function ticks() {
    const step = Math.max(1, Math.ceil(last / 5));
    return years.flatMap((year, i) => {
      if (i !== last && (i % step !== 0 || last - i < step / 2)) return [];
      const tick = h("span", {}, String(year));
      tick.style.left = `${(100 * i) / Math.max(last, 1)}%`;
      return [tick];
    });
  }

  function pause() {
    clearInterval(timer);
    timer = null;
    byId("time").classList.remove("playing");
    slider.onplay(false);
  }

  function play() {
    if (now[1] === last) changed([0, now[1] - now[0]]);
    timer = setInterval(() => (now[1] === last ? pause() : move(1)), PACE);
    byId("time").classList.add("playing");
    slider.onplay(true);
  }

  const slider = {
    onplay: () => {},
    show([from, to]) {
      if (years.length < 2) return;
      now = [from, to];
      ends.from.value = from;
      ends.to.value = to;
      for (const end of ["from", "to"]) ends[end].setAttribute("aria-valuetext", String(years[now[end === "from" ? 0 : 1]]));
      draw();
    },
    pause: () => timer !== null && pause(),
    isPlaying: () => timer !== null,
  };

  byId("time").hidden = years.length < 2;
  if (years.length < 2) return slider;
  for (const end of [ends.from, ends.to]) end.max = last;
  byId("ticks").replaceChildren(...ticks());
  ends.to.addEventListener("input", () => move(Number(ends.to.value) - now[1]));
  ends.from.addEventListener("input", () => {
    const from = Math.min(Number(ends.from.value), now[1]);
    ends.from.value = from;
    changed([from, now[1]]);
  });
  byId("back").addEventListener("click", () => move(-1));
  byId("forth").addEventListener("click", () => move(1));
  byId("play").addEventListener("click", () => (timer === null ? play() : pause()));
  return slider;
}
