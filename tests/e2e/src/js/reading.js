// Where the parts of the open screen are in the window, by their words: left, top, width and height,
// rounded to tenths of a pixel.
() => {
  const parts = document.querySelectorAll("main:not([hidden]) :is(h1, h2, h3, p, li, a, summary)");
  const seen = {};
  for (const part of parts) {
    if (!part.checkVisibility()) continue;
    const { x, y, width, height } = part.getBoundingClientRect();
    let name = `${part.localName} « ${part.textContent.trim().replace(/\s+/g, " ").slice(0, 40)} »`;
    while (name in seen) name += "'";
    seen[name] = [x, y, width, height].map((value) => Math.round(value * 10) / 10);
  }
  return seen;
};
