// Types words into the search letter by letter. Returns the ms of script of each letter, with its
// answers.
async () => {
  const turn = async () => {
    for (let step = 0; step < 100; step += 1) await null;
  };
  const field = document.querySelector("#search");
  const type = (text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const typed = "plainte refusee";
  const letters = [];
  for (let length = 1; length <= typed.length; length += 1) {
    const start = performance.now();
    type(typed.slice(0, length));
    await turn();
    letters.push(performance.now() - start);
    await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
  }
  type("");
  await turn();
  return letters;
};
