// The guide with the tools of a counter takes the place of the guide: another program, so
// that nobody else waits for it (src/decisions/two-programs.md).
const root = document.documentElement;
const app = document.getElementById("app");

// Asked for once. When they do not come, the door can be pressed again.
export async function open(first, guide, fallBack) {
  if (root.dataset.tools === "awaited") return;
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
