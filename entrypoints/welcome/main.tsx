import '../../components/welcome/welcome.css';
import { render } from 'preact';
import { Welcome } from '../../components/welcome/welcome';

const root = document.getElementById('root');
if (root) render(<Welcome />, root);
