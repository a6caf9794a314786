export { describe } from './describe';
export { find, findAll } from './find';
export { anchored, type Found, type Selector, unchanged } from './selector';
