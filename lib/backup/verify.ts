import { dataVersion } from '../export/jsonl';
import { turns } from '../export/pace';
import { Damaged, gunzip } from '../import/gzip';
import type { FileSource } from '../import/items';
import { readLines } from '../import/lines';
import { parseJson } from '../import/parse-json';
import { ChainedDigest } from './digest';
import type { Manifest } from './write';

export type BackupFault = 'not-a-backup' | 'newer' | 'damaged' | 'cut-off';

export type Verified =
	| { ok: true; manifest: Manifest; records: number }
	| {
			ok: false;
			fault: BackupFault;
			/** Records before the fault whose checksum holds. */
			intact: number;
	  };

/** Bytes between two checksums, at most: a block, and the article that filled it. */
const maxBlock = 64 * 1024 * 1024;

/**
 * Reads a backup to its end and checks it whole, before anything is restored from it. Restoring is
 * `applyImport(readFile(source), keeper)`, like any other file.
 */
export async function verifyBackup(source: FileSource): Promise<Verified> {
	let manifest: Manifest | null = null;
	let intact = 0;
	let pending = 0;
	let end: number | null = null;
	let sealed = false;
	let size = 0;
	const digest = new ChainedDigest();
	const encoder = new TextEncoder();
	const giveTurn = turns();
	const fault = (name: BackupFault): Verified => ({ ok: false, fault: name, intact });
	try {
		for await (const line of readLines(gunzip(source()))) {
			await giveTurn();
			if ('reason' in line) return fault(manifest ? 'damaged' : 'not-a-backup');
			const record = parseJson(line.text);
			if (!manifest) {
				if (!isManifest(record)) return fault('not-a-backup');
				if (record.version > dataVersion) return fault('newer');
				manifest = record;
			} else if (isRecord(record, 'checksum')) {
				if (record.sha256 !== (await digest.next())) return fault('damaged');
				intact += pending;
				pending = 0;
				size = 0;
				sealed = end !== null;
				continue;
			} else if (isRecord(record, 'end')) end = Number(record.records);
			else pending++;
			const bytes = encoder.encode(`${line.text}\n`);
			size += bytes.length;
			if (sealed || size > maxBlock) return fault('damaged');
			digest.add(bytes);
		}
	} catch (error) {
		if (!(error instanceof Damaged)) throw error;
		return fault(manifest ? (error.cut ? 'cut-off' : 'damaged') : 'not-a-backup');
	}
	if (!manifest) return fault('not-a-backup');
	if (end === null || !sealed) return fault('cut-off');
	return end === intact ? { ok: true, manifest, records: intact } : fault('damaged');
}

function isRecord(value: unknown, name: string): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && 'record' in value && value.record === name;
}

function isManifest(value: unknown): value is Manifest {
	return (
		isRecord(value, 'manifest') &&
		value.format === 'standpoint-backup' &&
		Number.isInteger(value.version) &&
		Number.isInteger(value.schema)
	);
}
