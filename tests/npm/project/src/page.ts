import { read } from './read.js';

const output = document.querySelector('output')!;
try {
  output.textContent = JSON.stringify([await read({}), await read({ worker: true })]);
  output.dataset['state'] = 'ready';
} catch (error) {
  output.textContent = String(error);
  output.dataset['state'] = 'failed';
}
