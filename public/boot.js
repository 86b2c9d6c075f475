// Starts the app. On any failure the static page goes on serving, with a calm message.
const { js, wasm } = document.getElementById("boot").dataset;
const root = document.documentElement;
const app = document.getElementById("app");

// The page of texts, whole as the build has hashed it. One request for everybody: it says
// nothing of what is read.
const ask = async () => {
  const { texts, integrity } = app.dataset;
  const answer = await fetch(texts, { integrity });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
};

// Asked for once at the start, by whoever comes first: the app, or the static page without it.
let first;
const texts = () => {
  const asked = first || ask();
  first = undefined;
  return asked;
};

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
  // Home says what comes next; the press is acted on there.
  import("./static.js").then((page) => page.show(texts)).then(() => (pressed || pending())?.click()).catch(() => {});
}

// A Rust panic is a trap: nothing in the app answers after it.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) fallBack();
});

// A call, also while the guide is loading: a curtain covers the card for whoever comes back.
addEventListener("click", (event) => {
  if (!event.target.closest("[href^='tel:'], [href^='sms:']")) return;
  root.dataset.called = "";
  import("./curtain.js").catch(() => {});
}, true);

(async () => {
  const [guide, code] = await Promise.all([import(js), fetch(wasm)]);
  if (!code.ok) throw new Error(`${code.status}`);
  // The program has begun to come: the texts follow it on the same line, and not before it.
  first = ask();
  first.catch(() => {});
  await guide.default({ module_or_path: code });
  guide.open(texts);
  pending()?.click();
})()
  .catch(fallBack)
  // What nobody waits for.
  .then(() => import("./later.js"))
  .catch(() => {});
