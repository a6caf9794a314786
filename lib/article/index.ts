export type { Article } from './extract';
export type { NotArticle } from './is-article';
export { mapToPage, type Snapshot, takeSnapshot } from './snapshot';
export type { LiveRange, RangeLike, TextMap } from './text-map';
