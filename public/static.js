// Without the app (WebAssembly is off, or it has failed): the page of texts under the static
// page, as it is. A control that leads to a card or a list leads to its place in this page; the
// address does not change, for a fragment would write a line in the history.
const home = document.getElementById("home");

// Where a control leads, in this page.
/** @param {DOMStringMap} data */
function place({ goto, to }) {
  if (goto === "home") return home;
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

export async function show(texts) {
  const bring = async () => {
    const page = new DOMParser().parseFromString(await texts(), "text/html").querySelector("main");
    const all = document.createElement("div");
    all.className = "all";
    all.append(...page.children);
    home.append(all);
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
  });
  try {
    await bring();
  } catch {
    const failed = document.createElement("div");
    failed.dataset.failed = "";
    const template = /** @type {HTMLTemplateElement} */ (document.getElementById("failed"));
    const said = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    failed.append(...said.querySelectorAll("[role=status], [data-retry]"));
    home.append(failed);
  }
}
