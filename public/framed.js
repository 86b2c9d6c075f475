// For the guide in a frame of another page (public/embed.js, or that page's own frame).
const root = document.documentElement;
const tell = () => parent.postMessage("close", "*");
// For tests: this script runs from here on.
root.dataset.framed = "";
// Calls open in this frame (exit.js).
const calls = document.createElement("iframe");
calls.name = "call";
calls.hidden = true;
document.body.append(calls);
const screen = () => document.querySelector("main:not([hidden])").dataset.screen;

// Esc and the Back gesture close the guide when there is no screen to go back to. The exit
// (three times Esc) is in exit.js and acts first.
addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && screen() === "home") tell();
});
// A screen opened before this script loaded has a watcher of its own below this one, so this one
// must go back as that one would.
try {
  new CloseWatcher().onclose = () => {
    const back = document.querySelector("main:not([hidden]) [data-back]");
    if (back) back.click();
    else tell();
  };
} catch {}

// A frame too small to read keeps only leaving, calling and a link to the guide itself.
const note = document.createElement("section");
const line = (name, text) => {
  const element = document.createElement(name);
  element.textContent = text;
  note.append(element);
  return element;
};
note.className = "screen";
note.dataset.small = "";
line("p", "{{framed.small}}");
const link = line("a", "{{framed.open}}");
Object.assign(link, { href: "/", target: "_blank", rel: "noreferrer noopener", className: "button" });
line("p", "{{framed.leaves}}");
function fit() {
  // A low frame above this limit is a phone on its side, or one whose keyboard is open.
  const small = innerWidth < 280 || innerHeight < 180;
  if (small === note.isConnected || document.activeElement.matches("input, textarea")) return;
  const parts = document.querySelectorAll("#home, #app");
  for (const part of parts) part.style.display = small ? "none" : "";
  if (small) document.body.append(note);
  else note.remove();
}
addEventListener("resize", fit);
fit();
