import { HelpSheet, openHelp } from '../help/help-sheet';
import { Example } from './example';
import { Reach } from './reach';

/** The first page: what the tool does, on an example, and how far it may go. Can be opened again. */
export function Welcome() {
	return (
		<main>
			<header>
				<h1>Who stands where</h1>
				<p class="lead">
					Standpoint finds, in the news article you are reading, who takes a stance toward whom, and
					marks it in place. You correct it, write on it, and find it again. Nothing leaves your
					computer.
				</p>
			</header>
			<Example />
			<Reach />
			<section aria-labelledby="next">
				<h2 id="next">While you read</h2>
				<ul class="ways">
					<li>
						<strong>Point at a highlight</strong> to see who, toward whom and how sure; say whether
						it is right, or edit it.
					</li>
					<li>
						<strong>Select words</strong> to highlight them, to write a note, or to mark an actor or
						a stance of your own.
					</li>
					<li>
						<strong>Click the button in the toolbar</strong> for the list of the page; the side
						panel holds the same list beside it.
					</li>
				</ul>
				<p>
					<button type="button" onClick={openHelp}>
						Show all keys
					</button>
				</p>
			</section>
			<HelpSheet />
		</main>
	);
}
