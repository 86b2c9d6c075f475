// Makes one change of screen: the press, the microtasks that it queues (without a frame in
// between), and what the app does in the next frame. Returns the ms of script, and the ms with the
// style and layout that the browser does for it.
async (css) => {
  const turn = async () => {
    for (let step = 0; step < 100; step += 1) await null;
  };
  const control = [...document.querySelectorAll(css)].find((one) => one.checkVisibility());
  marks.frames = marks.layout = 0;
  const start = performance.now();
  control.click();
  await turn();
  const script = performance.now() - start;
  await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
  const all = script + marks.frames;
  return [all - marks.layout, all];
};
