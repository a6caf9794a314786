import '../../components/library/library.css';
import { render } from 'preact';
import { beginAnewWhenForgotten } from '../../components/forget/when-forgotten';
import { LibraryPage } from '../../components/library/library';
import { localize, t } from '../../lib/i18n';

localize(t('page.library', { name: t('common.library') }));
beginAnewWhenForgotten();
const root = document.getElementById('root');
if (root) render(<LibraryPage />, root);
