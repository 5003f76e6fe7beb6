// How fast the wasm build is under Node. `cargo xtask bench [FILE]` runs it: FOLDER-OF-THE-PACKAGE FILE.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");
const size = Buffer.byteLength(text) / 1e6;
const glue = await import(pathToFileURL(join(folder, "isnad.js")));

const loading = performance.now();
glue.initSync({ module: readFileSync(join(folder, "isnad_bg.wasm")) });
const loaded = performance.now();
glue.analyze("قال", {});
const first = performance.now();
console.log(`wasm in Node ${process.version}, ${size.toFixed(1)} MB, text in and objects out`);
console.log(line("load") + ms(loaded - loading));
console.log(line("first analysis (reads the words)") + ms(first - loaded));

const whole = fastest(text);
const part = fastest(text.slice(0, text.length / 10));
console.log(`${line("whole analysis")}${ms(whole)} ${(size / whole * 1e3).toFixed(1).padStart(8)} MB/s`);
console.log(`${line("growth")}${(whole / part).toFixed(2).padStart(8)} times as long for 10.00 times the text`);

/** The fastest of as many runs as two seconds hold. */
function fastest(text) {
  let best = Infinity;
  for (const begun = performance.now(); performance.now() - begun < 2000; ) {
    const start = performance.now();
    glue.analyze(text, {});
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

function line(what) {
  return `  ${what.padEnd(34)} `;
}

function ms(time) {
  return `${time.toFixed(2).padStart(8)} ms`;
}
