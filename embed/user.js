// The user script: the element with everything inside, beside the article of each Arabic page.

import { define } from './element.js';
import { engine } from './engine.js';
import { toggle } from './find.js';

define(engine);
toggle(document);
