// Minifies a style sheet in place: node style.cjs FILE.
const { readFileSync, writeFileSync } = require("node:fs");
const { transform } = require("lightningcss");

const [, , file] = process.argv;
const { code, warnings } = transform({ filename: file, code: readFileSync(file), minify: true });
for (const { message, loc } of warnings) console.error(`${file}:${loc.line}: ${message}`);
if (warnings.length) process.exitCode = 1;
writeFileSync(file, code);
