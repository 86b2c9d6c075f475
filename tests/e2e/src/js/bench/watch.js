// Records times in each page that is measured, from before its first script. `tap`: 17 (or what the
// page has instead) can be hit. `danger`: a danger card can be hit, opens and shows whom to call.
// `ready`: the page answers. `card`: a card that is not in the first response is shown; its row is
// pressed as soon as it is there. All times are in ms, when the page is drawn. `covered` tells
// whether the exit has covered the page.
({ tap, ready, read }, covered) => {
  const marks = (window.marks = { frames: 0, layout: 0 });
  const frame = requestAnimationFrame.bind(window);
  // Called in a frame: calls `then` when that frame is drawn.
  const drawn = (then) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  };
  // Measures the script that runs in the frame after a change of screen.
  window.requestAnimationFrame = (callback) => frame((time) => {
    const start = performance.now();
    callback(time);
    marks.frames += performance.now() - start;
  });
  // Measures what the browser does when a script asks for focus, a scroll or a removal: mostly the
  // style and layout of the new screen, which its frame needs anyway.
  for (const [of, name] of [[HTMLElement.prototype, "focus"], [Element.prototype, "remove"], [window, "scrollTo"]]) {
    const native = of[name];
    of[name] = function (...rest) {
      const start = performance.now();
      native.apply(this, rest);
      marks.layout += performance.now() - start;
    };
  }
  // Both exits listen to this key as their last step, so they are armed then.
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    if (type === "keyup") marks.armed ??= performance.now();
    return listen.call(this, type, ...rest);
  };
  const hit = (element) => {
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return !!top && element.contains(top);
  };
  const first = (css) => document.querySelector(css);
  const looks = {
    tap: () => !!first(tap) && hit(first(tap)),
    ready: () => !!first(ready),
    // The panel is opened, checked and folded again, so that the next look finds the page as it
    // was.
    danger: () => {
      const summary = first("#home details[data-danger] > summary");
      if (!summary) return false;
      summary.scrollIntoView({ block: "center" });
      const can = hit(summary);
      let shown = false;
      if (can) {
        summary.click();
        shown = !!summary.parentNode.querySelector("[href^='tel:']")?.checkVisibility();
        summary.click();
      }
      scrollTo(0, 0);
      return shown;
    },
    card: () => {
      const shown = (css) => first(`main:not([hidden])${css}`);
      if (shown("[data-card] .prose")) return true;
      const list = shown("[data-screen=victim] [data-goto=card]:not(.choice--danger)");
      const row = list || shown("[data-screen=home] [data-goto=victim]");
      if (row && !row.bench) {
        row.bench = true;
        row.click();
      }
      return false;
    },
  };
  let left = read ? ["card"] : ["tap", "ready", "danger"];
  const look = () => {
    // The danger card is opened once 17 is drawn: opening it lays out the page again, and that time
    // is not the time until 17.
    const now = left.filter((name) => name !== "danger" || marks.tap !== undefined);
    const seen = now.filter((name) => looks[name]());
    left = left.filter((name) => !seen.includes(name));
    if (seen.length) drawn(() => seen.forEach((name) => (marks[name] = performance.now())));
    // A page without danger cards is done when it answers.
    const waited = left.filter((name) => name !== "danger" || first("#home"));
    if (waited.length) frame(look);
  };
  frame(look);
  // The page tells the server, because a browser that waits for another site answers no question.
  const tell = (what, event) => fetch(`/told/${what}/${performance.now() - event.timeStamp}`);
  // This listener comes after that of the exit: is the page covered, with style and layout done?
  listen.call(window, "click", (event) => {
    if (covered() && document.documentElement.offsetHeight >= 0) tell("press", event);
    // The first frame after the press. If it has no cover, nothing is told.
    frame(() => drawn(() => covered() && tell("frame", event)));
  });
};
