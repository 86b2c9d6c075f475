// Starts the app. On any failure the static page goes on serving, with a calm message.
const { js, wasm } = document.getElementById("boot").dataset;
const root = document.documentElement;
const app = document.getElementById("app");

// The page of texts comes in parts, in the order in which they are needed, each whole as the
// build has hashed it. The same requests for everybody: they say nothing of what is read.
const hashes = app.dataset.integrity.split(" ");
const parts = app.dataset.texts.split(" ").map((path, at) => ({ path, integrity: hashes[at], text: undefined }));

async function come({ path, integrity }) {
  const answer = await fetch(path, { integrity });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

// The languages, asked for when one is chosen: under names that do not say which.
const marks = "{{languages_integrity}}".split(" ");
const languages = "{{languages}}".split(" ").map((path, at) => ({ path, integrity: marks[at], text: undefined }));
const language = (number) => ask(languages[number]).catch(lacking);

// A part is asked for once, and again after it has failed.
function ask(part) {
  if (!part.text) {
    part.text = come(part);
    part.text.catch(() => {
      part.text = undefined;
    });
  }
  return part.text;
}

// Gives `each` every part, the first one first. The next one is on its way meanwhile: the line is
// never idle.
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

// Firefox remembers a module that failed to load and never asks for it again under its name.
let again = 0;
async function load(path) {
  try {
    return await import(path);
  } catch {
    again += 1;
    return import(`${path}?${again}`);
  }
}

// A page that was left open over a new release asks for files that are gone.
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

// What was pressed before anything could answer (early.js): no longer said to wait.
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
  app.remove();
  document.getElementById("home").hidden = false;
  lookAgain();
  // Home says what comes next; the press is acted on there. When the script does not come, the next
  // press asks for it again.
  const show = async (control) => {
    try {
      const page = await load("./static.js");
      await page.show(texts, language);
      (control || pending())?.click();
    } catch {
      document.addEventListener("click", () => show(), { once: true });
    }
  };
  show(pressed);
}

// A Rust panic is a trap, in a listener or in a promise: nothing in the app answers after it.
const trapped = (error) => error instanceof WebAssembly.RuntimeError && fallBack();
addEventListener("error", ({ error }) => trapped(error));
addEventListener("unhandledrejection", ({ reason }) => trapped(reason));

// A call, also while the guide is loading: a curtain covers the card for whoever comes back.
addEventListener("click", (event) => {
  if (!event.target.closest("[href^='tel:'], [href^='sms:']")) return;
  root.dataset.called = "";
  globalThis.speechSynthesis?.cancel();
  load("./curtain.js").catch(() => {});
}, true);

(async () => {
  const [guide, code] = await Promise.all([load(js), fetch(wasm)]);
  if (!code.ok) throw new Error(`${code.status}`);
  // The program has begun to come: the texts follow it on the same line, and not before it.
  ask(parts[0]);
  await guide.default({ module_or_path: code });
  guide.open(texts, language);
  pending()?.click();
})()
  .catch(fallBack)
  // What nobody waits for.
  .then(() => load("./later.js"))
  .catch(() => {});
