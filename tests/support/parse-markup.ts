import { JSDOM } from 'jsdom';

const { DOMParser } = new JSDOM('').window;

/** Markup as a document, read by a parser that has nothing to do with what wrote it. */
export const parseMarkup = (markup: string, type: 'text/html' | 'text/xml' = 'text/html'): Document =>
  new DOMParser().parseFromString(markup, type);
