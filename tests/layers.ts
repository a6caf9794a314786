/**
 * Which part may import which, read from the source itself. Everything flows one way:
 *
 *   annotation → gazetteer → language → actors → stance → detect      pure functions of text
 *   article, anchor, highlight                                        know the DOM, nothing of storage
 *   upgrade, export → import → backup                                 plain data in and out of files; no database, no page
 *   store                                                             alone knows Dexie
 *   lib → components → entrypoints, cli                              never the other way
 */
import { posix } from 'node:path';
import ts from 'typescript';

/** Each may import those before it. No DOM, browser, Node or database in any of them. */
const pure = ['annotation', 'gazetteer', 'language', 'actors', 'stance', 'detect'];
/** Know the DOM and nothing of how anything is kept. */
const page = ['article', 'anchor', 'highlight'];
const keepers = ['store', 'background'];
/**
 * Turn rows into files and back, as plain data that the store or the command line gives them. Each
 * may import those before it.
 */
const files = ['export', 'import', 'backup'];
/** What each of the outer parts may import besides itself. */
const outer: Record<string, string[]> = {
	lib: [],
	components: ['lib'],
	entrypoints: ['lib', 'components'],
	cli: ['lib', 'components'],
};

/** Packages that tie code to a place where it runs. */
const platform = /^(node:|dexie$|wxt(\/|$)|preact(\/|$)|@preact\/|linkedom$|jsdom$|@mozilla\/)/;

const platformGlobals = new Set(
	`window document navigator location history self localStorage sessionStorage indexedDB caches
	chrome browser fetch XMLHttpRequest WebSocket Worker DOMParser CSS Highlight Range Node NodeFilter
	Document Element HTMLElement Text TreeWalker MutationObserver requestAnimationFrame
	process Buffer require __dirname __filename`
		.trim()
		.split(/\s+/),
);

interface Import {
	/** As written, without a query ("./card.css?inline" is "./card.css"). */
	specifier: string;
	/** `import type`: gone when the code runs. */
	typeOnly: boolean;
}

interface Module {
	path: string;
	imports: Import[];
	/** Names of `platformGlobals` that the module uses and doesn't declare. */
	globals: string[];
}

/** Reads a module's imports (static, dynamic, re-exports, types) and the globals it uses. */
function readModule(path: string, text: string): Module {
	const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
	const imports: Import[] = [];
	const used = new Set<string>();
	const declared = new Set<string>();
	const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
		if (specifier && ts.isStringLiteralLike(specifier)) {
			imports.push({ specifier: specifier.text.replace(/\?.*$/, ''), typeOnly });
		}
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
		} else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, true);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node.arguments[0], false);
		} else if (ts.isIdentifier(node) && platformGlobals.has(node.text)) {
			if (isDeclaration(node)) declared.add(node.text);
			else if (!isMemberName(node)) used.add(node.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return { path, imports, globals: [...used].filter((name) => !declared.has(name)) };
}

function isDeclaration(name: ts.Identifier): boolean {
	const { parent } = name;
	return (
		(ts.isVariableDeclaration(parent) ||
			ts.isParameter(parent) ||
			ts.isBindingElement(parent) ||
			ts.isFunctionDeclaration(parent) ||
			ts.isClassDeclaration(parent) ||
			ts.isInterfaceDeclaration(parent) ||
			ts.isTypeAliasDeclaration(parent) ||
			ts.isEnumDeclaration(parent) ||
			ts.isTypeParameterDeclaration(parent) ||
			ts.isImportClause(parent) ||
			ts.isImportSpecifier(parent) ||
			ts.isNamespaceImport(parent)) &&
		parent.name === name
	);
}

/** The `document` of `article.document` or of `{ document: … }` is no global. */
function isMemberName(name: ts.Identifier): boolean {
	const { parent } = name;
	if (ts.isQualifiedName(parent)) return parent.right === name;
	if (ts.isBindingElement(parent)) return parent.propertyName === name;
	// `{ document }` without a value reads the variable; it is a ShorthandPropertyAssignment.
	return (
		(ts.isPropertyAccessExpression(parent) ||
			ts.isPropertyAssignment(parent) ||
			ts.isPropertySignature(parent) ||
			ts.isPropertyDeclaration(parent) ||
			ts.isMethodDeclaration(parent) ||
			ts.isMethodSignature(parent) ||
			ts.isGetAccessorDeclaration(parent) ||
			ts.isEnumMember(parent) ||
			ts.isJsxAttribute(parent)) &&
		parent.name === name
	);
}

/** "lib" of "lib/store/schema.ts". */
function partOf(path: string): string {
	return path.split('/')[0] ?? '';
}

/** "store" of "lib/store/schema.ts", "messages" of "lib/messages.ts"; null outside lib. */
function layerOf(path: string): string | null {
	const [part, layer] = path.split('/');
	return part === 'lib' && layer ? layer.replace(/\.tsx?$/, '') : null;
}

/**
 * Every import that goes the wrong way, as a sentence that says where it is and what to do.
 *
 * @param files Path from the root of the project (with "/") to text; tests left out.
 */
export function wrongImports(files: ReadonlyMap<string, string>): string[] {
	const modules = [...files].map(([path, text]) => readModule(path, text));
	const resolve = (from: string, specifier: string): string | null => {
		if (!specifier.startsWith('.')) return null;
		const base = posix.join(posix.dirname(from), specifier);
		const tries = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`, `${base}/index.tsx`];
		return tries.find((one) => files.has(one)) ?? base;
	};
	const faults = new Set<string>();
	for (const module of modules) {
		for (const { specifier } of module.imports) {
			const target = resolve(module.path, specifier);
			const fault = target ? wrongWay(module.path, target) : wrongPackage(module.path, specifier);
			if (fault) faults.add(fault);
		}
		if (pure.includes(layerOf(module.path) ?? '')) {
			for (const name of module.globals) {
				faults.add(
					`${module.path} uses the global "${name}", but lib/${layerOf(module.path)} is a pure function of text: let the caller pass in what is needed.`,
				);
			}
		}
	}
	const graph = new Map(
		modules.map(({ path, imports }) => [
			path,
			imports.map((one) => ({ ...one, target: resolve(path, one.specifier) })),
		]),
	);
	for (const fault of [...cycles(graph), ...dexieOutsideBackground(graph)]) faults.add(fault);
	return [...faults];
}

function wrongWay(from: string, to: string): string | null {
	const part = partOf(from);
	const target = partOf(to);
	const allowed = outer[part];
	if (allowed && target !== part && target in outer && !allowed.includes(target)) {
		return `${from} imports ${to}, but ${part} never imports ${target}: move what both need into lib, or pass it in.`;
	}
	const layer = layerOf(from);
	const wanted = layerOf(to);
	if (!layer || !wanted || layer === wanted) return null;
	const rank = pure.indexOf(layer);
	if (rank >= 0) {
		const other = pure.indexOf(wanted);
		if (other < 0) {
			return `${from} imports ${to}, but lib/${layer} is a pure function of text and may use only ${pure.slice(0, rank).join(', ') || 'itself'}: pass in what it needs as plain data.`;
		}
		if (other > rank) {
			return `${from} imports ${to}, but things flow ${pure.join(' → ')}: move what both need into lib/${layer} or before it.`;
		}
	}
	const place = files.indexOf(layer);
	if (place >= 0) {
		if (keepers.includes(wanted)) {
			return `${from} imports ${to}, but lib/${layer} works on plain data: let the caller hand it what is kept.`;
		}
		if (files.indexOf(wanted) > place) {
			return `${from} imports ${to}, but things flow ${files.join(' → ')}: move what both need into lib/${layer} or before it.`;
		}
	}
	if (page.includes(layer) && keepers.includes(wanted)) {
		return `${from} imports ${to}, but lib/${layer} knows the page and nothing of storage: send a message to the background instead.`;
	}
	return null;
}

function wrongPackage(from: string, name: string): string | null {
	if (name === 'dexie' && layerOf(from) !== 'store') {
		return `${from} imports dexie, but only lib/store knows the database: add a method to the store.`;
	}
	const layer = layerOf(from);
	if (layer && files.includes(layer) && platform.test(name)) {
		return `${from} imports ${name}, but lib/${layer} runs in a page, a worker and Node alike: let the caller do what needs ${name}.`;
	}
	if (layer && pure.includes(layer) && platform.test(name)) {
		return `${from} imports ${name}, but lib/${layer} is a pure function of text: let the caller do what needs ${name}.`;
	}
	return null;
}

type Graph = Map<string, (Import & { target: string | null })[]>;

/** Circles among the folders (and single files) of lib, types included. */
function cycles(graph: Graph): string[] {
	const uses = new Map<string, Map<string, string>>();
	for (const [path, imports] of graph) {
		const from = layerOf(path);
		if (!from) continue;
		const edges = uses.get(from) ?? new Map<string, string>();
		uses.set(from, edges);
		for (const { target } of imports) {
			const to = target && layerOf(target);
			if (to && to !== from && !edges.has(to)) edges.set(to, `${path} imports ${target}`);
		}
	}
	const found: string[] = [];
	const done = new Set<string>();
	const visit = (layer: string, trail: string[]): void => {
		const start = trail.indexOf(layer);
		if (start >= 0) {
			const circle = [...trail.slice(start), layer];
			const steps = circle.slice(1).map((to, i) => uses.get(circle[i] ?? '')?.get(to));
			found.push(
				`lib/${circle.join(' → lib/')} is a circle (${steps.join('; ')}): move what both need into a part that neither knows of.`,
			);
			return;
		}
		if (done.has(layer)) return;
		for (const to of uses.get(layer)?.keys() ?? []) visit(to, [...trail, layer]);
		done.add(layer);
	};
	for (const layer of uses.keys()) visit(layer, []);
	return found;
}

/** Those that may reach the database: the background, and pages of the extension's own. */
const keepsDatabase = /^entrypoints\/(background|library|popup|sidepanel)[./]/;

/**
 * Entry points other than those that reach Dexie at run time. Its code holds a character
 * (U+FFFF) with which Chromium refuses a content script and silently the whole extension, and the
 * database has one owner.
 */
function dexieOutsideBackground(graph: Graph): string[] {
	const found: string[] = [];
	for (const entry of graph.keys()) {
		if (partOf(entry) !== 'entrypoints' || keepsDatabase.test(entry)) continue;
		const trail = trailTo('dexie', entry, graph);
		if (trail) {
			found.push(
				`${entry} reaches Dexie (${trail.join(' → ')}), which only the background and the extension's own pages may: send it a message, or import the types alone with "import type".`,
			);
		}
	}
	return found;
}

/** The shortest way from a module to a package over imports that exist at run time. */
function trailTo(name: string, entry: string, graph: Graph): string[] | null {
	const trails = new Map([[entry, [entry]]]);
	// A Map hands out what is added while it is walked.
	for (const [path, trail] of trails) {
		for (const { specifier, target, typeOnly } of graph.get(path) ?? []) {
			if (typeOnly) continue;
			if (specifier === name) return [...trail, name];
			if (target && !trails.has(target)) trails.set(target, [...trail, target]);
		}
	}
	return null;
}
