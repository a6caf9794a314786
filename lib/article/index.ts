export { Addressing, domainsAround } from './addressing';
export { type Article, type Extraction, extractionSteps } from './extract';
export type { NotArticle } from './is-article';
export type { LiveRange, RangeLike, TextMap } from './text-map';
