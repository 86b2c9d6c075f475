// Records what the browser calls layout shifts, from before the first paint.
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, startTime, sources } of list.getEntries()) {
    const what = sources.map(({ node, previousRect: from, currentRect: to }) => {
      const name = node && (node.className || node.textContent.trim().slice(0, 20) || node.nodeName);
      return `${name} ${[from.x, from.y, from.width, from.height]} → ${[to.x, to.y, to.width, to.height]}`;
    });
    window.shifts.push(`${value} at ${Math.round(startTime)} ms: ${what.join("; ")}`);
  }
}).observe({ type: "layout-shift", buffered: true });
