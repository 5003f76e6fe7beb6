/** Types of the element `<isnad-text>`, its properties and its events. */

import type { Analysis, Quote, Speaker, Timex } from './types.js';

/** What can be shown; the first four are kinds of quotes. */
export type Kind = 'direct' | 'indirect' | 'mixed' | 'act' | 'cue' | 'source' | 'date';

/** Finds quotes, speakers and dates in its own content, or in the article that `for` names, and shows them there. */
export interface IsnadText extends HTMLElement {
  /** Attribute `for`: a selector of the article; empty for the element's own content. */
  htmlFor: string;
  /** What is shown: names of `Kind` parted by spaces; all where it is empty. */
  kinds: string;
  /** The day of publication as `2024-10-15`; `auto` or nothing to read it from the page, `none` where it is unknown. */
  date: string;
  /** `light`, `dark`, or nothing to follow the colour of the article's text. */
  theme: string;
  /** `drawer`, `inline`, or nothing for no panel. */
  panel: string;
  /** A selector of what is not read, for example `figcaption, .related`. */
  skip: string;
  /** The analysis shown last; null before the first. */
  readonly analysis: Analysis | null;
  /** The text that `analysis` is of: `text.slice(start, end)` is the words. */
  readonly text: string;
  /** How far it is. */
  readonly state: 'idle' | 'reading' | 'ready' | 'failed';
  /** The element that is read. */
  readonly article: Element | null;
  /** Reads everything again, after a change that the element cannot see, for example of the page's style sheets. */
  refresh(): void;
}

/** `isnad-analysis`: a new analysis is shown. */
export type IsnadAnalysisEvent = CustomEvent<{ analysis: Analysis; text: string }>;

/** `isnad-select`: a reader chose something, in the text or in the panel. `preventDefault()` keeps the card closed. */
export type IsnadSelectEvent = CustomEvent<
  { origin: 'text' | 'panel' } & (
    | { kind: 'quote'; item: Quote }
    | { kind: 'date'; item: Timex }
    | { kind: 'speaker'; item: Speaker }
  )
>;

/** `isnad-error`: the analysis cannot run here, for example since the page's policy forbids WebAssembly. */
export type IsnadErrorEvent = CustomEvent<{ error: unknown }>;

declare global {
  interface HTMLElementTagNameMap {
    'isnad-text': IsnadText;
  }
  /** On elements, on the document and on the window: the events bubble. */
  interface GlobalEventHandlersEventMap {
    'isnad-analysis': IsnadAnalysisEvent;
    'isnad-select': IsnadSelectEvent;
    'isnad-error': IsnadErrorEvent;
  }
}
