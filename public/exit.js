// Leaving, and nothing else: no dependency, no WASM. Inlined in index.html by the
// build, so it is armed as soon as its link is parsed. Contract: src/decisions/the-exit.md.
(() => {
  /** @type {HTMLAnchorElement} */
  const link = document.querySelector("[data-exit]");
  const status = document.getElementById("exit-status");
  const words = link.dataset;
  const first = link.href;
  const second = words.second;
  let leaving = false;
  // In the frame of another page (embed.js), that page is told and takes the frame away.
  const framed = parent !== self;
  const tell = (word) => parent.postMessage(word, "*");
  if (framed) tell("here");
  // The other pages of the guide leave with this one. Nothing is kept by it; a browser that keeps
  // nothing at all may refuse it.
  let others;
  try {
    others = new BroadcastChannel("leave");
    others.onmessage = leave;
  } catch {}

  // Opaque, in the system's own colours, outside <body> so that hiding <body> takes
  // the guide off the screen, out of the accessibility tree and out of any top layer.
  function cover() {
    const screen = document.createElement("div");
    Object.assign(screen, { lang: "{{lang}}", dir: "{{dir}}" });
    Object.assign(screen.style, {
      position: "fixed",
      inset: "0",
      zIndex: "2147483647",
      padding: "3rem 1.5rem",
      background: "Canvas",
      color: "CanvasText",
      font: "1.125rem/1.5 system-ui, sans-serif",
    });
    document.documentElement.append(screen);
    document.body.style.setProperty("display", "none", "important");
    // What has the focus would still be read aloud. Last: it makes the browser look at all styles.
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    if (focused && focused !== document.body) focused.blur();
    return screen;
  }

  function say(screen, text, control) {
    const line = document.createElement("p");
    line.textContent = text;
    screen.textContent = "";
    screen.append(line, control);
  }

  const attempt = (action) => {
    try {
      const result = action();
      if (result && result.catch) result.catch(() => {});
    } catch {}
  };

  // Best effort and never awaited: leaving comes first. What goes on beside this page is asked for
  // first, before the cover is drawn: each step of it is an answer that a slow device may give
  // after the page is gone.
  function wipeStores() {
    // Each file by itself too: a whole copy stays on the disk as long as anything holds it. Opened
    // before it is removed: to open it afterwards would make it again.
    attempt(() => caches.keys().then((keys) => keys.forEach(async (key) => {
      const cache = await caches.open(key);
      caches.delete(key);
      for (const one of await cache.keys()) cache.delete(one);
    })));
    attempt(() => indexedDB.databases().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name))));
  }

  function wipe() {
    attempt(() => sessionStorage.clear());
    attempt(() => localStorage.clear());
    // The copy that was asked for: its worker (sw.js) goes on removing when this page is gone.
    // Not unregistered from here while it may work: it would be ended in the middle.
    attempt(() => navigator.serviceWorker.controller.postMessage("leave"));
    attempt(() => navigator.serviceWorker.getRegistrations().then((all) => all.forEach((one) => {
      for (const worker of [one.installing, one.waiting, one.active]) if (worker) worker.postMessage("leave");
      if (!one.active) one.unregister();
    })));
    attempt(() => document.cookie.split(";").forEach((one) => {
      document.cookie = one.split("=")[0] + "=; max-age=0; path=/";
    }));
  }

  // `replace`, so that Back never returns here. Never `history.*`: it would write a
  // second line in the browser's history. In a frame it is the page around that leaves, where
  // it stays and the browser allows it. Whatever the browser says of the network: it may be wrong.
  function go(url) {
    attempt(() => top.location.replace(url));
  }

  // What the cover says when the neutral page does not come.
  function neutral(screen) {
    const again = document.createElement("a");
    again.href = first;
    again.textContent = words.retry;
    // As a link it would put the guide into the Back list.
    again.onclick = (press) => {
      press.preventDefault();
      go(first);
    };
    say(screen, words.slow, again);
    again.focus();
  }

  // The cover is drawn before anything else is done: opening a tab alone takes 70 ms. A press
  // counts for the browser long after that frame. Two frames may follow each other with nothing in
  // between, hence the task after them. A page in the background draws none.
  function afterFrame(then) {
    let done = false;
    const once = () => {
      if (!done) then();
      done = true;
    };
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)));
    setTimeout(once, document.hidden ? 0 : 300);
  }

  function leave(event) {
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    // A sentence that is cut off may count as ended: the one after it must not be said.
    attempt(() => {
      speechSynthesis.speak = () => {};
      speechSynthesis.cancel();
    });
    const screen = cover();
    wipeStores();
    afterFrame(() => depart(event, screen));
  }

  function depart(event, screen) {
    const own = event.type !== "message";
    if (own && others) attempt(() => others.postMessage(""));
    document.body.textContent = "";
    wipe();
    if (framed) tell("close");
    else if (own) {
      // A fresh tab has an empty Back list. Asked for only where the browser will not
      // answer with a "pop-up blocked" bar that names this site.
      const active = navigator.userActivation;
      if (active ? active.isActive : /click|pointerup/.test(event.type)) {
        attempt(() => open(first, "_blank", "noopener,noreferrer"));
      }
    }
    go(first);
    setTimeout(() => {
      neutral(screen);
      go(second);
    }, 2000);
    addEventListener("online", () => go(first));
  }

  function rehearse(button) {
    const screen = cover();
    const back = document.createElement("button");
    back.type = "button";
    back.textContent = words.resume;
    back.style.font = "inherit";
    back.style.padding = "0.75rem 1.5rem";
    back.onclick = () => {
      screen.remove();
      document.body.style.removeProperty("display");
      button.focus();
    };
    say(screen, words.rehearsal, back);
    back.focus();
  }

  const at = (event, selector) => event.target.closest && event.target.closest(selector);
  const calls = "[href^='tel:'], [href^='sms:']";

  document.addEventListener("click", (event) => {
    // In a frame a call would count as its next page, which the policy of the page around may
    // refuse. framed.js has a frame for calls; until then it is a tab.
    const call = framed && at(event, calls);
    if (call) call.target = "call";
    const rehearsed = at(event, "[data-rehearse]");
    if (at(event, "[data-exit]")) leave(event);
    else if (rehearsed) rehearse(rehearsed);
    else if (at(event, "[data-skip]")) {
      // A fragment would change the address and write a line in the history.
      event.preventDefault();
      const title = document.querySelector("main:not([hidden]) h1");
      title.tabIndex = -1;
      title.focus();
    }
  }, true);

  // A hand that shakes, a finger that stays, another button, two fingers: no click comes of them,
  // they leave as well. Down on the exit and up on it, or almost.
  const down = {};
  addEventListener("pointerdown", (event) => {
    held.clear();
    down[event.pointerId] = at(event, "[data-exit]");
  }, true);
  addEventListener("pointerup", (event) => {
    const exit = down[event.pointerId];
    delete down[event.pointerId];
    if (!exit) return;
    const { left, right, top, bottom } = exit.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    const near = 16;
    if (x > left - near && x < right + near && y > top - near && y < bottom + near) leave(event);
  }, true);
  for (const type of ["auxclick", "contextmenu"]) {
    addEventListener(type, (event) => {
      if (leaving) event.preventDefault();
      else if (at(event, "[data-exit]")) leave(event);
    }, true);
  }
  // A link that is dragged is not pressed.
  addEventListener("dragstart", (event) => {
    if (at(event, `[data-exit], ${calls}`)) event.preventDefault();
  }, true);

  // Zoomed with two fingers, or with a keyboard over the page, what is seen is a part of what is
  // laid out: the exit follows it.
  const view = self.visualViewport;
  function follow() {
    const { offsetLeft, offsetTop, scale } = view;
    const moved = offsetLeft || offsetTop || scale !== 1;
    status.parentElement.style.transform = moved ? `translate(${offsetLeft}px, ${offsetTop}px) scale(${1 / scale})` : "";
  }
  if (view) for (const type of ["resize", "scroll"]) view.addEventListener(type, follow);

  // Back/forward cache: the cover is still up, so leave again.
  addEventListener("pageshow", (event) => {
    if (event.persisted && leaving) go(first);
  });

  // Shift three times (at most 5 s between two), or Esc three times within 2 s.
  const held = new Set();
  let key = "";
  let times = [];
  let timer;
  // The wheel: its last move, and whether this turn began under Shift.
  let wheeled = -Infinity;
  let turned = false;

  function progress(text) {
    status.textContent = text;
    status.parentElement.dataset.presses = String(times.length);
  }

  function forget(text) {
    clearTimeout(timer);
    held.clear();
    if (!times.length) return;
    times = [];
    progress(text);
  }

  function press(event, limit) {
    const now = event.timeStamp;
    if (event.key !== key) times = [];
    key = event.key;
    const since = key === "Shift" ? times[times.length - 1] : 0;
    times = times.filter((time) => now - Math.max(time, since || 0) < limit);
    times.push(now);
    if (times.length > 2) return leave(event);
    progress(times.length === 1 ? words.two : words.one);
    clearTimeout(timer);
    timer = setTimeout(() => {
      forget(words.expired);
      timer = setTimeout(() => progress(""), 3000);
    }, limit);
  }

  // Shift of a keyboard on the screen is how one writes a capital: it has no place on a keyboard
  // (`code`), or it is pressed in a field of a device that is touched.
  function writes(event) {
    return !event.code || (at(event, "input, textarea") && matchMedia("(pointer: coarse)").matches);
  }

  addEventListener("keydown", (event) => {
    if (leaving) {
      // A fourth Esc would stop the page that is loading.
      if (event.key === "Escape") event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    // Space presses buttons, and this link looks like one.
    if (event.key === " " && at(event, "[data-exit]")) leave(event);
    if (event.repeat) return;
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    if (event.key === "Shift" && !modified && !writes(event)) held.add(event.code);
    else if (event.key === "Escape" && !modified && !event.shiftKey) press(event, 2000);
    else forget("");
  }, true);

  // A Shift counts when it comes up alone: anything typed or clicked under it empties `held`, a
  // turn of the wheel forgets the presses as well, for Chromium may tell of it after Shift is up. A
  // turn that goes on by itself when Shift goes down is none.
  addEventListener("keyup", (event) => {
    if (!leaving && event.key === "Shift" && held.delete(event.code)) press(event, 5000);
  }, true);
  addEventListener("wheel", ({ timeStamp, shiftKey }) => {
    if (timeStamp - wheeled > 300) turned = shiftKey || held.size > 0;
    wheeled = timeStamp;
    if (turned) forget("");
  }, { capture: true, passive: true });
  // Written by an input method, a voice or a suggestion: no key tells.
  addEventListener("input", () => forget(""), true);
})();
