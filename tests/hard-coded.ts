/** Words of the interface that stand in the code instead of in `locales/`, found in its syntax tree. */
import ts from 'typescript';

/** Attributes that people read or hear. */
const spoken = new Set(
	'aria-label aria-valuetext aria-description aria-roledescription title placeholder label alt none action'.split(
		' ',
	),
);
/** Names, which are the same in every language. */
const names = new Set(['Standpoint', 'Liquid']);
/** What these show is no language of people. */
const code = new Set(['code', 'kbd', 'pre']);

/**
 * Each text with letters in JSX, or in an attribute that people read, that is no message: "12: Save".
 *
 * @param text of a TSX file
 */
export function hardCoded(text: string): string[] {
	const source = ts.createSourceFile(
		'x.tsx',
		text,
		ts.ScriptTarget.Latest,
		true,
		ts.ScriptKind.TSX,
	);
	const found: string[] = [];
	const report = (node: ts.Node, words: string) => {
		const said = words.replace(/\s+/g, ' ').trim();
		if (!/\p{L}{2}/u.test(said) || names.has(said)) return;
		found.push(`${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${said}`);
	};
	/** Looks for literals that an expression shows, not those that it compares or passes on. */
	const shown = (node: ts.Node): void => {
		if (ts.isJsxElement(node) || ts.isJsxSelfClosingElement(node) || ts.isJsxFragment(node)) {
			visit(node);
		} else if (ts.isStringLiteralLike(node)) report(node, node.text);
		else if (ts.isTemplateExpression(node)) {
			report(
				node,
				[node.head, ...node.templateSpans.map(({ literal }) => literal)]
					.map(({ text }) => text)
					.join(' '),
			);
			for (const { expression } of node.templateSpans) shown(expression);
		} else if (ts.isConditionalExpression(node)) {
			visit(node.condition);
			shown(node.whenTrue);
			shown(node.whenFalse);
		} else if (ts.isBinaryExpression(node) && !isComparison(node.operatorToken.kind)) {
			if (node.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) visit(node.left);
			else shown(node.left);
			shown(node.right);
		} else if (ts.isCallExpression(node) && node.expression.getText() !== 'commas') visit(node);
		else if (ts.isElementAccessExpression(node)) visit(node);
		else ts.forEachChild(node, ts.isFunctionLike(node) ? visit : shown);
	};
	const visit = (node: ts.Node): void => {
		if (ts.isJsxElement(node) && code.has(node.openingElement.tagName.getText())) return;
		if (ts.isJsxText(node)) report(node, node.text);
		else if (ts.isJsxAttribute(node)) {
			const { initializer } = node;
			if (initializer && spoken.has(node.name.getText())) shown(initializer);
			else if (initializer) visit(initializer);
		} else if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent)) {
			shown(node.expression);
		} else ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

const comparisons = new Set([
	ts.SyntaxKind.EqualsEqualsEqualsToken,
	ts.SyntaxKind.ExclamationEqualsEqualsToken,
	ts.SyntaxKind.LessThanToken,
	ts.SyntaxKind.GreaterThanToken,
]);
const isComparison = (kind: ts.SyntaxKind): boolean => comparisons.has(kind);
