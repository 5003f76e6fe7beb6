// The worker of node.js.

import { parentPort } from 'node:worker_threads';
import { core } from './local.js';
import { answer } from './remote.js';
import { load } from './node-load.js';

parentPort.on('message', async (data) => parentPort.postMessage(await answer(core, data, load)));
