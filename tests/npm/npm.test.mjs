// The package as its users get it: the tarball, installed into a fresh project, run in Node.js, checked by TypeScript and
// bundled by Vite. `cargo xtask test` packs it; the bundled page is opened by the tests of the browsers.
//
// ISNAD_TARBALL is the package, ISNAD_TOOLS the node_modules with the tools, ISNAD_TRIAL the folder for the project,
// ISNAD_ELEMENT the folder with the types of the element.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const { ISNAD_TARBALL: tarball, ISNAD_TOOLS: tools, ISNAD_TRIAL: trial, ISNAD_ELEMENT: element } = process.env;
const here = import.meta.dirname;

const FOUND = {
  said: ['اللقاح آمن', 'أن الموسم بدأ في 3 مارس 2024'],
  by: ['هدى الصالح', 'هدى الصالح'],
  when: ['2024-10-15', '2024-03-03'],
  rules: true,
};

function run(program, ...args) {
  return execFileSync(program, args, { cwd: trial, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

const tool = (path, ...args) => run(process.execPath, join(tools, path), ...args);

function check(found) {
  assert.equal(found.length, 2);
  for (const { refused, ...rest } of found) {
    assert.deepEqual(rest, FOUND);
    assert.match(refused, /yesterday/);
  }
}

rmSync(trial, { recursive: true, force: true });
mkdirSync(trial, { recursive: true });
cpSync(join(here, 'project'), trial, { recursive: true });
for (const file of ['isnad.d.ts', 'types.d.ts']) cpSync(join(element, file), join(trial, 'src/element', file));
run('npm', 'install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', tarball);
const installed = join(trial, 'node_modules/isnad');

test('the tarball has what the exports name, and nothing runs at its installation', () => {
  const { exports, scripts, dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  assert.equal(scripts, undefined);
  assert.equal(dependencies, undefined);
  for (const file of Object.values(exports).flatMap((to) => (typeof to === 'string' ? [to] : Object.values(to)))) {
    readFileSync(join(installed, file));
  }
  for (const file of ['README.md', 'LICENSE-MIT', 'LICENSE-APACHE']) readFileSync(join(installed, file));
  assert.deepEqual(readdirSync(join(trial, 'node_modules')).filter((name) => !name.startsWith('.')), ['isnad']);
});

test('TypeScript at its strictest accepts a program, for Node.js and for bundlers, with and without the DOM', () => {
  tool('typescript/bin/tsc', '-p', '.');
  tool('typescript/bin/tsc', '-p', '.', '--noEmit', '--module', 'esnext', '--moduleResolution', 'bundler');
  writeFileSync(join(trial, 'plain.json'), JSON.stringify({ extends: './tsconfig.json', compilerOptions: { lib: ['es2022'], noEmit: true }, include: ['src/read.ts'] }));
  tool('typescript/bin/tsc', '-p', 'plain.json');
});

test('it runs in Node.js, in its thread and in a worker, and the process ends', () => {
  check(JSON.parse(run(process.execPath, 'node/node.js')));
});

test('Vite bundles a page with it', () => {
  tool('vite/bin/vite.js', 'build', '--base', './', '--logLevel', 'warn', '--outDir', 'bundle');
  const files = readdirSync(join(trial, 'bundle/assets'));
  assert.equal(files.filter((name) => name.endsWith('.wasm')).length, 1, `one copy of the wasm: ${files}`);
});
