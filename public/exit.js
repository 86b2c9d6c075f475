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

  // Opaque, in the system's own colours, outside <body> so that hiding <body> takes
  // the guide off the screen, out of the accessibility tree and out of any top layer.
  function cover() {
    const screen = document.createElement("div");
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
    // What has the focus would still be read aloud.
    const focused = /** @type {HTMLElement} */ (document.activeElement);
    if (focused && focused !== document.body) focused.blur();
    document.body.style.setProperty("display", "none", "important");
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

  // Best effort and never awaited: leaving comes first.
  function wipe() {
    attempt(() => sessionStorage.clear());
    attempt(() => localStorage.clear());
    attempt(() => caches.keys().then((keys) => keys.forEach((key) => caches.delete(key))));
    attempt(() => indexedDB.databases().then((all) => all.forEach(({ name }) => indexedDB.deleteDatabase(name))));
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
  // it stays and the browser allows it.
  function go(url) {
    const replace = () => attempt(() => top.location.replace(url));
    if (navigator.onLine) replace();
    else addEventListener("online", replace, { once: true });
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
  // counts for the browser long after that frame. A page in the background draws none.
  function afterFrame(then) {
    let done = false;
    const once = () => {
      if (!done) then();
      done = true;
    };
    requestAnimationFrame(() => requestAnimationFrame(once));
    setTimeout(once, 300);
  }

  function leave(event) {
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    const screen = cover();
    if (!framed && !navigator.onLine) neutral(screen);
    afterFrame(() => depart(event, screen));
  }

  function depart(event, screen) {
    document.body.textContent = "";
    wipe();
    if (framed) tell("close");
    else if (navigator.onLine) {
      // A fresh tab has an empty Back list. Asked for only where the browser will not
      // answer with a "pop-up blocked" bar that names this site.
      const active = navigator.userActivation;
      if (active ? active.isActive : event.type === "click") {
        attempt(() => open(first, "_blank", "noopener,noreferrer"));
      }
    }
    go(first);
    setTimeout(() => {
      neutral(screen);
      go(second);
    }, 2000);
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

  document.addEventListener("click", (event) => {
    const at = (selector) => event.target.closest(selector);
    // In a frame a call would count as its next page, which the policy of the page around may
    // refuse. framed.js has a frame for calls; until then it is a tab.
    const call = framed && at("[href^='tel:'], [href^='sms:']");
    if (call) call.target = "call";
    if (at("[data-exit]")) leave(event);
    else if (at("[data-rehearse]")) rehearse(at("[data-rehearse]"));
    else if (at("[data-skip]")) {
      // A fragment would change the address and write a line in the history.
      event.preventDefault();
      const title = document.querySelector("main:not([hidden]) h1");
      title.tabIndex = -1;
      title.focus();
    }
  }, true);

  // Back/forward cache: the cover is still up, so leave again.
  addEventListener("pageshow", (event) => {
    if (event.persisted && leaving) go(first);
  });

  // Shift three times (at most 5 s between two), or Esc three times within 2 s.
  const held = new Set();
  let key = "";
  let times = [];
  let timer;

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

  addEventListener("keydown", (event) => {
    if (leaving) {
      // A fourth Esc would stop the page that is loading.
      if (event.key === "Escape") event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    if (event.repeat || event.isComposing) return;
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    if (event.key === "Shift" && !modified) held.add(event.code);
    else if (event.key === "Escape" && !modified && !event.shiftKey) press(event, 2000);
    else forget("");
  }, true);

  // A Shift counts when it comes up alone: anything typed or clicked under it empties `held`.
  addEventListener("keyup", (event) => {
    if (!leaving && event.key === "Shift" && held.delete(event.code)) press(event, 5000);
  }, true);
  addEventListener("pointerdown", () => held.clear(), true);
})();
