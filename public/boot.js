// Starts the app. On any failure the static page comes back, with a calm message.
const { js, wasm } = document.getElementById("boot").dataset;
const root = document.documentElement;
const floor = document.getElementById("floor");

// Every card as plain HTML, made by the build from the text of the app.
function showTexts() {
  const { page } = document.getElementById("app").dataset;
  fetch(page)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((text) => {
      const texts = new DOMParser().parseFromString(text, "text/html").querySelector("main");
      if (texts) floor.append(...texts.children);
    })
    .catch(() => {});
}

function fallBack() {
  if ("down" in root.dataset) return;
  delete root.dataset.ready;
  root.dataset.down = "";
  document.getElementById("app").hidden = true;
  floor.hidden = false;
  showTexts();
}

// A Rust panic is a trap: nothing in the app answers after it.
addEventListener("error", ({ error }) => {
  if (error instanceof WebAssembly.RuntimeError) fallBack();
});

// The guide with the tools of a counter takes the place of the guide: another program, so
// that nobody else waits for it (src/decisions/two-programs.md).
const app = document.getElementById("app");
let guide;

async function openTools(first) {
  app.dataset.first = first;
  root.dataset.tools = "awaited";
  const { tools: name } = app.dataset;
  try {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = `${name}.css`;
    const styled = new Promise((done, fail) => Object.assign(style, { onload: done, onerror: fail }));
    document.head.append(style);
    const compiled = WebAssembly.compileStreaming(fetch(`${name}_bg.wasm`));
    const [tools, module] = await Promise.all([import(`${name}.js`), compiled, styled]);
    root.dataset.tools = "here";
    if (guide) guide.stop();
    // The guide is gone: if they stop now, only the static page is left.
    await tools.default({ module_or_path: module }).catch(fallBack);
  } catch (error) {
    root.dataset.tools = "failed";
    throw error;
  }
}

function openGuide() {
  return import(js).then((module) => {
    guide = module;
    return guide.default({ module_or_path: wasm });
  });
}

// A door to the tools, before the guide hears of it; they are asked for once. When they do
// not come, the door can be pressed again.
addEventListener("click", (event) => {
  const door = event.target.closest("[data-tool]");
  if (!door || root.dataset.tools === "here") return;
  event.stopImmediatePropagation();
  if (root.dataset.tools !== "awaited") openTools(door.dataset.tool).catch(() => {});
}, true);

// A workstation that has asked for them starts with the tools (src/desk/tools.rs).
let kept = false;
try {
  kept = localStorage.getItem("poste") !== null;
} catch {}
(kept ? openTools("").catch(openGuide) : openGuide()).catch(fallBack);
