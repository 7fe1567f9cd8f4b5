// Colours on a dark ground: as far from it as the figure's own are from white paper.

const channels = (color) => [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16) / 255);
const linear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const gamma = (c) => (c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055);
const hex = (rgb) =>
  "#" +
  rgb
    .map((c) => Math.round(255 * gamma(Math.min(Math.max(c, 0), 1))).toString(16).padStart(2, "0"))
    .join("");

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance(color) {
  const [r, g, b] = channels(color).map(linear);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a, b) {
  const x = luminance(a);
  const y = luminance(b);
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** The colour of the same hue that stands out from `ground` as `color` does from white. */
export function onGround(color, ground) {
  const wanted = Math.min((1.05 / (luminance(color) + 0.05)) * (luminance(ground) + 0.05) - 0.05, 1);
  const rgb = channels(color).map(linear);
  const own = luminance(color);
  if (own <= 0) return hex([wanted, wanted, wanted]);
  const most = Math.max(...rgb);
  const scaled = Math.min(wanted / own, 1 / most); // as bright as the hue can be
  const bright = rgb.map((c) => c * scaled);
  const lack = wanted - own * scaled; // the rest is white
  const white = lack > 0 ? lack / (1 - own * scaled) : 0;
  return hex(bright.map((c) => c + (1 - c) * white));
}
