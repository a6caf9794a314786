import { describe, expect, test } from 'vitest';
import { file } from '../../tests/arbitrary-library';
import { type BackupFolder, backUpInto, mayWrite, troubleOf } from './into-folder';
import { verifyBackup } from './verify';

const now = new Date(2024, 4, 1, 12).getTime();
const library = { articles: [] };

/** A folder in memory, which takes so many bytes, and keeps of them what it does. */
function folderOf({ room = Number.POSITIVE_INFINITY, keeps = (bytes: Uint8Array) => bytes } = {}) {
	const files = new Map<string, Uint8Array>();
	const handleOf = (name: string) => ({
		createWritable: async () => {
			let written: number[] = [];
			return {
				write: async (bytes: Uint8Array) => {
					written.push(...bytes);
					if (written.length > room) throw new DOMException('full', 'QuotaExceededError');
				},
				close: async () => files.set(name, keeps(Uint8Array.from(written))),
				abort: async () => {
					written = [];
				},
			};
		},
		getFile: async () => new Blob([Uint8Array.from(files.get(name) ?? [])]),
	});
	const folder = {
		getFileHandle: async (name: string, { create = false } = {}) => {
			if (!create && !files.has(name)) throw new DOMException('none', 'NotFoundError');
			if (create) files.set(name, new Uint8Array());
			return handleOf(name);
		},
		removeEntry: async (name: string) => files.delete(name),
	};
	return { files, folder: folder as unknown as BackupFolder };
}

describe('a backup into a folder', () => {
	test('is whole, and leaves those before it alone', async () => {
		const { files, folder } = folderOf();
		await backUpInto(folder, library, 4, { now });
		const [[, first] = []] = files;
		expect(await backUpInto(folder, library, 4, { now })).toEqual({
			name: 'Standpoint backup 2024-05-01 (2).jsonl.gz',
			records: 0,
		});
		expect([...files.keys()]).toEqual([
			'Standpoint backup 2024-05-01.jsonl.gz',
			'Standpoint backup 2024-05-01 (2).jsonl.gz',
		]);
		expect(files.get('Standpoint backup 2024-05-01.jsonl.gz')).toBe(first);
		expect(await verifyBackup(file(first ?? ''))).toMatchObject({ ok: true });
	});

	test.each([
		['that is full', folderOf({ room: 10 })],
		['that loses the end', folderOf({ keeps: (bytes) => bytes.slice(0, -20) })],
	])('%s leaves nothing behind and says so', async (_, { files, folder }) => {
		const failed = await backUpInto(folder, library, 4, { now }).catch(troubleOf);
		expect(failed).toBe('not-written');
		expect([...files.keys()]).toEqual([]);
	});

	test('is not made where the browser would ask', async () => {
		const { folder } = folderOf();
		expect(await mayWrite(folder)).toBe(false);
		expect(await mayWrite({ ...folder, queryPermission: async () => 'prompt' })).toBe(false);
		expect(await mayWrite({ ...folder, queryPermission: async () => 'granted' })).toBe(true);
	});
});
