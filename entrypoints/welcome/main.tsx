import '../../components/welcome/welcome.css';
import { render } from 'preact';
import { Welcome } from '../../components/welcome/welcome';
import { localize, t } from '../../lib/i18n';

localize(t('page.welcome'));
const root = document.getElementById('root');
if (root) render(<Welcome />, root);
