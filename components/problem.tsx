import type { StoreProblem } from '../lib/saved';
import { problemWords } from './words';

/** Why something was not kept, and what to do about it. */
export function Problem({ problem }: { problem: StoreProblem }) {
	const { what, todo } = problemWords(problem);
	return (
		<p class="problem" role="alert">
			{what} {todo}
		</p>
	);
}
