// Makes one change of screen: the press, the microtasks that it queues (without a frame in
// between), and what the app does in the next frame. Returns the ms of script, and the ms with the
// style and layout that the browser does for it.
async (css) => {
  const turn = async () => {
    for (let step = 0; step < 100; step += 1) await null;
  };
  // A language comes when it is chosen: its pages follow over the slow network.
  let control;
  for (let frame = 0; !control && frame < 1200; frame += 1) {
    control = [...document.querySelectorAll(css)].find((one) => one.checkVisibility());
    if (!control) await new Promise((then) => requestAnimationFrame(then));
  }
  marks.frames = marks.layout = 0;
  const start = performance.now();
  control.click();
  await turn();
  const script = performance.now() - start;
  await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
  const all = script + marks.frames;
  return [all - marks.layout, all];
};
