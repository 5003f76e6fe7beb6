import { read } from './read.js';

console.log(JSON.stringify([await read({}), await read({ worker: true })]));
