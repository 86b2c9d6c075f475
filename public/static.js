// Without the app (WebAssembly is off, or it has failed): the page of texts under the static
// page, as it is. A control that leads to a card or a list leads to its place in this page; the
// address does not change, for a fragment would write a line in the history.
const home = document.getElementById("home");

// Where a control leads, in this page.
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
  // A card stands under its own title, a list under that of its part of the page.
  const around = target.closest("details") || target.closest("section") || target;
  const title = around.querySelector("summary, h1, h2");
  if (!title.matches("summary")) title.tabIndex = -1;
  title.focus();
  title.scrollIntoView();
}

// Puts what has come under everything else.
function add(html) {
  const all = document.createElement("div");
  all.className = "all";
  all.append(...new DOMParser().parseFromString(html, "text/html").body.children);
  home.append(all);
}

// Says that something has not come.
function sayFailed(parts) {
  const failed = document.createElement("div");
  failed.dataset.failed = "";
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("failed"));
  const said = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  failed.append(...said.querySelectorAll(parts));
  home.append(failed);
  return failed;
}

// A language is under everything else once it has come. Each has 64 numbers
// (content/types/essential.rs). One that does not come is asked for again by another press.
let lacking;
/** @param {DOMStringMap} data */
async function openLanguage(language, data) {
  lacking?.remove();
  try {
    const html = await language(Math.floor(Number(data.to) / 64));
    // Pressed twice, it comes once.
    if (!place(data)) add(html);
    open(place(data));
  } catch {
    lacking = sayFailed("[role=status]");
    // Who reads no French sees at least what it is about.
    const link = /** @type {HTMLElement} */ (document.querySelector(`.languages [data-to="${Math.floor(Number(data.to) / 64) * 64}"]`));
    const name = document.createElement("bdi");
    name.lang = link.lang;
    name.dir = link.dir;
    name.textContent = `${link.textContent} ✕ `;
    lacking.firstElementChild.prepend(name);
    lacking.scrollIntoView();
  }
}

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
