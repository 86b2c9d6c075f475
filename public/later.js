// What nobody waits for: asked for by boot.js once the guide answers, or has failed. One that does
// not come takes no other with it.
for (const name of ["curtain", parent === self ? "kept" : "framed"]) {
  import(`./${name}.js`).catch(() => {});
}
