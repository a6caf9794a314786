/** Unit tests have no browser to ask for words. */
import { speak } from '../lib/i18n';
import { english } from '../lib/i18n/english';

speak(english);
