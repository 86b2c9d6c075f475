// The exit and nothing else: no dependency, no WASM. Inlined in index.html by the
// build, so it works as soon as its link is parsed. Contract: src/decisions/the-exit.md.
(() => {
  /** @type {HTMLAnchorElement} */
  const link = document.querySelector("[data-exit]");
  const status = document.getElementById("exit-status");
  const words = link.dataset;
  const first = link.href;
  const second = words.second;
  let leaving = false;
  // In the frame of another page (embed.js), tell that page, which removes the frame.
  const framed = parent !== self;
  const tell = (word) => parent.postMessage(word, "*");
  if (framed) tell("here");
  // The other open pages of the guide leave with this one. The channel stores nothing; a browser
  // that refuses all storage may refuse it too.
  let others;
  try {
    others = new BroadcastChannel("leave");
    others.onmessage = leave;
  } catch {}

  // Opaque, in the system's own colours. It is outside <body>: hiding <body> removes the guide
  // from the screen, the accessibility tree and any top layer.
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
    // A focused element would still be read aloud. Last: it makes the browser compute all styles.
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

  // Best effort and never awaited: leaving comes first. These removals are asynchronous and start
  // before the cover is drawn: a slow device may answer each step only after the page is gone.
  function wipeStores() {
    // Delete each file too: a deleted cache stays on the disk as long as anything holds it. Open it
    // before deleting it: opening it afterwards would create it again.
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
    // The kept copy: its service worker (sw.js) goes on deleting when this page is gone. Do not
    // unregister it here while it may be working: that would stop it half-way.
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
  // second line in the browser's history. In a frame, the page around leaves, unless it removed the
  // frame or the browser refuses. Do not ask `navigator.onLine`: it may be wrong.
  function go(url) {
    attempt(() => top.location.replace(url));
  }

  // Shown on the cover when the neutral page does not load.
  function neutral(screen) {
    const again = document.createElement("a");
    again.href = first;
    again.textContent = words.retry;
    // Followed as a link it would put the guide into the Back list.
    again.onclick = (press) => {
      press.preventDefault();
      go(first);
    };
    say(screen, words.slow, again);
    again.focus();
  }

  // Draw the cover before doing anything else: opening a tab alone takes 70 ms. The activation by
  // the press outlives that frame. Two frames may follow each other with nothing in between, hence
  // the task after them. A page in the background draws no frame.
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
    // A cancelled sentence may count as ended: the next one must not be spoken.
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
      // A fresh tab has an empty Back list. Open one only if the browser will not show
      // a "pop-up blocked" bar that names this site.
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
    // In a frame a call counts as a navigation, which the policy of the page around may refuse.
    // framed.js adds a frame for calls; before that the call opens a tab.
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

  // A shaking hand, a long press, another button or two fingers produce no click, but leave as
  // well: the pointer goes down on the exit and up on it, or close to it.
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
  // Dragging a link would not press it.
  addEventListener("dragstart", (event) => {
    if (at(event, `[data-exit], ${calls}`)) event.preventDefault();
  }, true);

  // After a pinch zoom, or under an on-screen keyboard, only a part of the layout is visible: the
  // exit follows it.
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
  // The wheel: its last event, and whether this turn began with Shift down.
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

  // On an on-screen keyboard, Shift only writes a capital: it has no `code`, or it is pressed in a
  // field of a touch device.
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

  // Shift counts on keyup, if pressed alone: any key or click meanwhile empties `held`. A turn of
  // the wheel also forgets earlier presses, as Chromium may report it after keyup. A turn that was
  // already going on when Shift went down does not count.
  addEventListener("keyup", (event) => {
    if (!leaving && event.key === "Shift" && held.delete(event.code)) press(event, 5000);
  }, true);
  addEventListener("wheel", ({ timeStamp, shiftKey }) => {
    if (timeStamp - wheeled > 300) turned = shiftKey || held.size > 0;
    wheeled = timeStamp;
    if (turned) forget("");
  }, { capture: true, passive: true });
  // Text from an input method, a voice or a suggestion has no key event.
  addEventListener("input", () => forget(""), true);
})();
