// Runs when the page is there, before the element: what the host has.
window.before = taken();
getSelection().selectAllChildren(document.querySelector('article'));
window.copiedBefore = String(getSelection());
getSelection().removeAllRanges();
