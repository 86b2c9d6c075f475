// Does to a page what a translator does: every text leaves the tree and comes back inside two
// elements of the translator. What is added later is treated the same. With `annotate`, does what
// Chrome for iPhone does to an address: puts an element around a part of a text.
(annotate) => {
  const skip = "[translate=no], script, style, textarea, font, chrome_annotation";
  const done = new WeakSet();
  const change = (text) => {
    if (!text.data.trim() || !text.isConnected || text.parentElement.closest(skip)) return;
    if (annotate) {
      if (done.has(text)) return;
      done.add(text);
      const half = text.splitText(Math.floor(text.data.length / 2));
      const around = document.createElement("chrome_annotation");
      half.replaceWith(around);
      around.append(half);
      return;
    }
    const outer = document.createElement("font");
    const inner = document.createElement("font");
    inner.textContent = text.data;
    outer.append(inner);
    text.replaceWith(outer);
  };
  const all = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(change);
  };
  all(document.body);
  const watch = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "characterData") change(record.target);
      for (const node of record.addedNodes) {
        if (node.nodeType === Node.TEXT_NODE) change(node);
        else if (node.nodeType === Node.ELEMENT_NODE) all(node);
      }
    }
  });
  watch.observe(document.body, { childList: true, characterData: true, subtree: true });
  return null;
};
