// The figures of the gallery that show nothing, and those that are wider than their frame.
() => {
  const empty = [];
  const wide = [];
  for (const figure of document.querySelectorAll("figure")) {
    const name = figure.querySelector("figcaption").textContent;
    const frame = figure.querySelector(".frame");
    const seen = [...frame.querySelectorAll("*")].some((one) => {
      const { width, height } = one.getBoundingClientRect();
      const says = one.matches("img, svg, input, textarea, progress") || [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      return says && width > 1 && height > 1 && one.checkVisibility({ visibilityProperty: true });
    });
    if (!seen) empty.push(name);
    if (frame.scrollWidth > frame.clientWidth) {
      const { left, right } = frame.getBoundingClientRect();
      const parts = [...frame.querySelectorAll("*")].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.left < left - 1 || box.right > right + 1;
      });
      wide.push(`${name}: ${frame.scrollWidth} px in a frame of ${frame.clientWidth}: ${parts.slice(0, 3).map((one) => one.outerHTML.slice(0, 80))}`);
    }
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) wide.push(`the page is ${scrollWidth} px wide in ${clientWidth}`);
  return [empty, wide];
};
