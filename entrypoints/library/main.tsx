import '../../components/library/library.css';
import { render } from 'preact';
import { LibraryPage } from '../../components/library/library';

const root = document.getElementById('root');
if (root) render(<LibraryPage />, root);
