/** Figures of a comparison in the words of the interface. */

import * as coverage from '../../lib/coverage/figures';
import { words } from '../../lib/i18n';

export const figure = (count: number, of: number): string => coverage.figure(words(), count, of);
export const day = (published: string | null): string | null => coverage.day(words(), published);
export const outletName = (name: string | null): string => coverage.outletName(words(), name);
