// What nobody waits for. boot.js asks for it once the guide answers, or has failed. When one of these
// scripts does not come, the others still do.
for (const name of ["curtain", parent === self ? "kept" : "framed"]) {
  import(`./${name}.js`).catch(() => {});
}
