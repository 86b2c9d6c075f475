// Starts the app. If that fails, the static page stays usable and shows a calm message.
const { js, wasm, integrity } = document.getElementById("boot").dataset;
const root = document.documentElement;
const app = document.getElementById("app");

// The page of texts is loaded in parts, in the order in which they are needed, each checked by its
// hash. All visitors send the same requests, which do not reveal what is read.
const hashes = app.dataset.integrity.split(" ");
const parts = app.dataset.texts.split(" ").map((path, at) => ({ path, integrity: hashes[at], text: undefined }));

async function come({ path, integrity }) {
  const answer = await fetch(path, { integrity });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

// A language is loaded when it is chosen. Its file name does not say which one it is.
const marks = "{{languages_integrity}}".split(" ");
const languages = "{{languages}}".split(" ").map((path, at) => ({ path, integrity: marks[at], text: undefined }));
const language = (number) => ask(languages[number]).catch(lacking);

// Requests a part only once, and again if it failed.
function ask(part) {
  if (!part.text) {
    part.text = come(part);
    part.text.catch(() => {
      part.text = undefined;
    });
  }
  return part.text;
}

// Calls `each` with every part, in order. The next part is requested before this one has arrived:
// the connection is never idle.
async function texts(each) {
  for (const [at, part] of parts.entries()) {
    const text = ask(part);
    if (at + 1 < parts.length) ask(parts[at + 1]);
    each(await text.catch(lacking));
  }
}

function lacking(error) {
  lookAgain();
  throw error;
}

// Firefox remembers a module that failed to load and never requests that address again.
let again = 0;
async function load(path) {
  try {
    return await import(path);
  } catch {
    again += 1;
    return import(`${path}?${again}`);
  }
}

// A page left open during a new release requests files that no longer exist.
async function look() {
  const page = await fetch(location.pathname, { cache: "no-store" });
  const text = page.ok ? await page.text() : "";
  const ours = [js, wasm, ...parts.map(({ path }) => path)];
  if (text && !ours.every((path) => text.includes(path))) root.dataset.outdated = "";
}
const lookAgain = () => look().catch(() => {});
root.addEventListener("lacking", lookAgain);
addEventListener("click", ({ target }) => {
  if (target.closest("[data-reload]")) location.reload();
});

// Returns the control pressed before the app was ready (early.js) and ends its waiting state.
function pending() {
  document.getElementById("waiting").textContent = "";
  /** @type {HTMLElement} */
  const control = document.querySelector("[data-pending]");
  if (control) delete control.dataset.pending;
  return control;
}

function fallBack() {
  if ("down" in root.dataset) return;
  delete root.dataset.ready;
  root.dataset.down = "";
  const pressed = pending();
  // An early screen goes away with the app, and with it what was pressed in it.
  const inside = app.contains(pressed);
  const lost = inside && pressed.dataset.goto ? pressed.dataset : screens?.last();
  app.remove();
  document.getElementById("home").hidden = false;
  lookAgain();
  // Home shows the message, and the early press is repeated there. If static.js fails to load, the
  // next press requests it again.
  const show = async (control) => {
    try {
      const page = await load("./static.js");
      await page.show(texts, language);
      const next = control || pending();
      if (next) next.click();
      else if (lost) page.lead(lost);
    } catch {
      document.addEventListener("click", () => show(), { once: true });
    }
  };
  show(inside ? null : pressed);
}

// A Rust panic is a WebAssembly trap, in a listener or a promise: the app is dead after it.
const trapped = (error) => error instanceof WebAssembly.RuntimeError && fallBack();
addEventListener("error", ({ error }) => trapped(error));
addEventListener("unhandledrejection", ({ reason }) => trapped(reason));

// After a call, even one made while the guide loads, a curtain covers the card.
addEventListener("click", (event) => {
  if (!event.target.closest("[href^='tel:'], [href^='sms:']")) return;
  root.dataset.called = "";
  globalThis.speechSynthesis?.cancel();
  load("./curtain.js").catch(() => {});
}, true);

// What is read first comes before the program: screens.js, until the app has taken its screens.
let screens;
(async () => {
  const first = ask(parts[0]);
  first.catch(() => {});
  load("./screens.js").then(async (early) => {
    screens = early;
    early.add(await first);
  }).catch(() => {});
  // Some hardened browsers have no WebAssembly: nothing needs to be waited for.
  if (!globalThis.WebAssembly) throw new Error("no WebAssembly");
  const [guide, code] = await Promise.all([load(js), fetch(wasm, { integrity })]);
  if (!code.ok) throw new Error(`${code.status}`);
  await guide.default({ module_or_path: code });
  guide.open(texts, language, screens ? screens.names() : "");
  screens = undefined;
  pending()?.click();
})()
  .catch(fallBack)
  // Scripts that can load late.
  .then(() => load("./later.js"))
  .catch(() => {});
