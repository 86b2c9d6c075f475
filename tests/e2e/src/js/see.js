// Opens every panel of the screen, so that its content counts too, then reads the screen.
() => {
  const main = document.querySelector("main:not([hidden])");
  main.querySelectorAll("details:not([open]) > summary").forEach((summary) => summary.click());
  const doors = [...main.querySelectorAll("[data-goto]")].filter((door) => door.checkVisibility());
  return {
    screen: main.dataset.screen,
    card: main.dataset.card ?? null,
    title: main.querySelector("h1").textContent,
    doors: doors.map(({ dataset, textContent }) => ({ leads: dataset.goto, to: dataset.to ?? null, words: textContent })),
  };
};
