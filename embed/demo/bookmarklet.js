// The bookmarklet: loads the element, and puts it beside the article of whatever page the reader is on; clicked again, it
// takes it away.

import { toggle } from './find.js';

/** What to keep as a bookmark; `script` is where isnad.js is. */
export const bookmarklet = (script) => `javascript:${encodeURIComponent(`import(${JSON.stringify(script)}).then(()=>(${toggle})(document)).catch(()=>alert('إسناد: policy'));void 0`)}`;
