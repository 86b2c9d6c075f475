// Starts the app. On any failure the static page comes back, with a calm message.
const { js, wasm } = document.getElementById("boot").dataset;
const root = document.documentElement;
const app = document.getElementById("app");
const floor = document.getElementById("floor");

function fallBack() {
  if ("down" in root.dataset) return;
  delete root.dataset.ready;
  root.dataset.down = "";
  app.hidden = true;
  floor.hidden = false;
  import("./texts.js").catch(() => {});
}

// A Rust panic is a trap: nothing in the app answers after it.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) fallBack();
});

let guide;

function openGuide() {
  return import(js).then((module) => {
    guide = module;
    return guide.default({ module_or_path: wasm });
  });
}

// The guide with the tools of a counter takes the place of the guide (doors.js).
const openTools = (first) => import("./doors.js").then((doors) => doors.open(first, guide, fallBack));

// A call, also while the guide is loading: who comes back finds a curtain. A door to the
// tools, before the guide hears of it.
addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  if (at("[href^='tel:'], [href^='sms:']")) {
    root.dataset.called = "";
    import("./curtain.js").catch(() => {});
  }
  const door = at("[data-tool]");
  if (!door || root.dataset.tools === "here") return;
  event.stopImmediatePropagation();
  openTools(door.dataset.tool).catch(() => (root.dataset.tools = "failed"));
}, true);

// A workstation that has asked for them starts with the tools (src/desk/tools.rs).
let kept = false;
try {
  kept = localStorage.getItem("poste") !== null;
} catch {}
(kept ? openTools("").catch(openGuide) : openGuide())
  .catch(fallBack)
  // What nobody waits for.
  .then(() => import("./later.js"))
  .catch(() => {});
