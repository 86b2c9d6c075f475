// Where the parts of the page that fit a CSS selector are in the window, by their names: left, top,
// width and height, rounded to tenths of a pixel.
(css) => {
  const seen = {};
  for (const part of document.querySelectorAll(css)) {
    if (!part.checkVisibility()) continue;
    const { x, y, width, height } = part.getBoundingClientRect();
    const words = part.textContent.trim().replace(/\s+/g, " ").slice(0, 30);
    let name = `${part.localName}.${part.className} « ${words} »`;
    while (name in seen) name += "'";
    seen[name] = [x, y, width, height].map((value) => Math.round(value * 10) / 10);
  }
  return seen;
};
