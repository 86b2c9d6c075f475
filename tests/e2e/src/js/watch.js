// From now on the page itself records what it shows: during each press, and then every 100 ms.
(look, tellServer) => {
  const tell = (when) => {
    const sight = { when, at: performance.now(), ...look() };
    if (tellServer) fetch(`/seen?${encodeURIComponent(JSON.stringify(sight))}`);
    else (window.sights ||= []).push(sight);
  };
  for (const press of ["click", "keyup", "keydown"]) addEventListener(press, () => tell("press"));
  setInterval(() => tell("later"), 100);
};
