// Without the app (WebAssembly is off, or it has failed), shows the page of texts, unchanged, under
// the static page. A control for a card or a list leads to its place in this page; the address does
// not change, because a fragment would write a line in the history.
const home = document.getElementById("home");

// The element of this page that a control leads to.
/** @param {DOMStringMap} data */
function place({ goto, to }) {
  if (goto === "home") return home;
  if (goto === "essential") return document.querySelector(`article[data-screen="essential"][data-id="${to}"]`);
  if (goto === "card") return document.querySelector(`article[data-id="${to}"]`);
  return document.querySelector(`article[data-screen="${goto}"]`);
}

function open(target) {
  for (let part = target; part; part = part.parentElement) {
    if (part.localName === "details") part.open = true;
  }
  // A card has a title of its own, a list that of its section of the page.
  const around = target.closest("details") || target.closest("section") || target;
  const title = around.querySelector("summary, h1, h2");
  if (!title.matches("summary")) title.tabIndex = -1;
  title.focus();
  title.scrollIntoView();
}

// Adds loaded texts below everything else.
function add(html) {
  const all = document.createElement("div");
  all.className = "all";
  all.append(...new DOMParser().parseFromString(html, "text/html").body.children);
  home.append(all);
}

// Says that something has not loaded.
function sayFailed(parts) {
  const failed = document.createElement("div");
  failed.dataset.failed = "";
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("failed"));
  const said = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  failed.append(...said.querySelectorAll(parts));
  home.append(failed);
  return failed;
}

// Once loaded, a language is below everything else. Each has 64 numbers
// (content/types/essential.rs). If it does not load, another press requests it again.
let lacking;
/** @param {DOMStringMap} data */
async function openLanguage(language, data) {
  lacking?.remove();
  try {
    const html = await language(Math.floor(Number(data.to) / 64));
    // Add it once, even after two presses.
    if (!place(data)) add(html);
    open(place(data));
  } catch {
    lacking = sayFailed("[role=status]");
    // A visitor who reads no French at least sees the name of the language.
    const link = /** @type {HTMLElement} */ (document.querySelector(`.languages [data-to="${Math.floor(Number(data.to) / 64) * 64}"]`));
    const name = document.createElement("bdi");
    name.lang = link.lang;
    name.dir = link.dir;
    name.textContent = `${link.textContent} ✕ `;
    lacking.firstElementChild.prepend(name);
    lacking.scrollIntoView();
  }
}

/** Leads to the screen of a control that is gone. */
export function lead(data) {
  const target = place(data);
  if (target) open(target);
}

/** Adds the texts; says so if they do not load. */
export async function show(texts, language) {
  const bring = async () => {
    let html = "";
    await texts((part) => {
      html += part;
    });
    add(html);
    document.documentElement.dataset.texts = "";
  };
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-goto], [data-retry]");
    if (!control) return;
    if ("retry" in control.dataset) {
      bring().then(() => control.closest("[data-failed]").remove(), () => {});
      return;
    }
    const target = place(control.dataset);
    if (target) open(target);
    else if (control.dataset.goto === "essential") openLanguage(language, control.dataset);
  });
  try {
    await bring();
  } catch {
    sayFailed("[role=status], [data-retry]");
  }
}
