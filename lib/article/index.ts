export { normaliseAddress } from './address';
export { type Article, type Extraction, extractArticle, extractionSteps } from './extract';
export type { NotArticle } from './is-article';
export { canonicalAddress } from './metadata';
export type { LiveRange, RangeLike, TextMap } from './text-map';
