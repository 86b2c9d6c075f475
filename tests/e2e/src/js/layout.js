// The faults of the exit and of the page around it, at the top and at the bottom of the page.
() => {
  const wrong = [];
  const root = document.documentElement;
  for (const y of [0, root.scrollHeight]) {
    scrollTo(0, y);
    const link = document.querySelector(".exit [data-exit]");
    const box = link.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const place = ` with the page scrolled to ${scrollY}`;
    if (top?.closest("[data-exit]") !== link) wrong.push(`under ${top?.outerHTML.slice(0, 80)}${place}`);
    if (box.height < 48) wrong.push(`${box.height} px high${place}`);
    if (box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight) wrong.push(`outside${place}`);
  }
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1)
      .slice(0, 5)
      .map((element) => element.outerHTML.slice(0, 80));
    wrong.push(`the page is ${root.scrollWidth} px wide: ${wide}`);
  }
  scrollTo(0, 0);
  return wrong;
};
