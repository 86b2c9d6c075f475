// What is visible of the cover and of the guide.
() => {
  const opaque = [];
  // After a part that scrolls by itself has gone, WebKit answers the first hit test as if it were
  // still there. The next one, in the same task, is right.
  document.elementFromPoint(0, 0);
  for (const x of [0.02, 0.5, 0.98]) for (const y of [0.02, 0.5, 0.98]) {
    const top = document.elementFromPoint(innerWidth * x, innerHeight * y);
    const cover = top && top.closest("html > div");
    const ground = cover && getComputedStyle(cover).backgroundColor;
    opaque.push(!!cover && !/^rgba|transparent/.test(ground) && getComputedStyle(cover).opacity === "1");
  }
  const active = document.activeElement;
  return {
    display: getComputedStyle(document.body).display,
    opaque,
    text: document.documentElement.innerText,
    focus: !active || active === document.body || !document.body.contains(active),
  };
};
