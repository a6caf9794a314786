import { dataVersion } from '../export/jsonl';
import type { TableName, TableRow } from '../export/record';
import { t } from '../i18n';
import { type Bytes, type ImportItem, problem } from './items';
import { readLines } from './lines';
import { parseJson } from './parse-json';
import { checkAnnotation, checkArticle, checkRow, isTable } from './schema';

/** The records of a file as `lib/export/jsonl.ts` and `lib/backup` write it, of any version so far. */
export async function* readJsonLines(bytes: Bytes): AsyncGenerator<ImportItem> {
	for await (const line of readLines(bytes)) {
		const { number } = line;
		if ('reason' in line) {
			yield problem(number, line.reason);
			continue;
		}
		const item = readRecord(parseJson(line.text), number);
		if (item) yield item;
		if (item?.kind === 'problem' && item.reason === tooNew()) return;
	}
}

const tooNew = () => t('import.tooNew');

function readRecord(value: unknown, line: number): ImportItem | null {
	if (value === undefined) return problem(line, t('import.notJson'));
	if (typeof value !== 'object' || value === null || !('record' in value)) {
		return problem(line, t('import.noRecord'));
	}
	const data = 'data' in value ? value.data : undefined;
	switch (value.record) {
		case 'header':
		case 'manifest':
			return 'version' in value && Number(value.version) > dataVersion
				? problem(line, tooNew())
				: null;
		case 'checksum':
		case 'end':
			return null;
		case 'article': {
			const checked = checkArticle(data);
			if ('reason' in checked) return problem(line, checked.reason);
			return { kind: 'article', line, article: checked.value };
		}
		case 'annotation': {
			const checked = checkAnnotation(data);
			if ('reason' in checked) return problem(line, checked.reason);
			return { kind: 'annotation', line, annotation: checked.value };
		}
		case 'row': {
			const table = 'table' in value ? String(value.table) : '';
			if (!isTable(table)) return problem(line, t('import.noTable', { name: table.slice(0, 50) }));
			return readRow(table, data, line);
		}
		default:
			return problem(line, t('import.unknownKind'));
	}
}

function readRow<T extends TableName>(table: T, data: unknown, line: number): ImportItem {
	const checked = checkRow(table, data);
	if ('reason' in checked) return problem(line, checked.reason);
	return { kind: 'row', line, row: { table, data: checked.value } as TableRow };
}
