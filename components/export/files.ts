/** Files made in a page, without holding them whole in memory. */

/** Characters or bytes after which what is written so far is handed on. */
const batch = 4_000_000;

/** What a file may hold before it is written to the disk: less is not worth a file there. */
const inMemory = 16_000_000;

/** How long the browser may take to begin with a download, in milliseconds: far more than it needs. */
const patience = 60_000;

/** Files on their way to the downloads, in the file system that the browser keeps for the extension. */
const folderName = 'downloads';

/**
 * The file: in memory while it is small, else on the disk, for ten minutes or, where the page is
 * closed before, until the next one is made. Where there is no file system it stays in memory.
 *
 * @param pieces of the file, in order; taken one at a time, so that whoever makes them sets the pace
 * @throws what the pieces throw; QuotaExceededError where the disk is full
 */
export async function blobOf(
	pieces: AsyncIterable<string> | AsyncIterable<Uint8Array>,
	type: string,
): Promise<Blob> {
	const blobs: Blob[] = [];
	let parts: BlobPart[] = [];
	let size = 0;
	let whole = 0;
	let disk: OnDisk | null = null;
	try {
		for await (const piece of pieces) {
			parts.push(piece as BlobPart);
			size += piece.length;
			if (size < batch) continue;
			blobs.push(new Blob(parts));
			parts = [];
			whole += size;
			size = 0;
			if (whole < inMemory) continue;
			disk ??= await openOnDisk();
			if (!disk) continue;
			for (const blob of blobs.splice(0)) await disk.stream.write(blob);
		}
		const rest = new Blob([...blobs, ...parts], { type });
		if (!disk) return rest;
		await disk.stream.write(rest);
		await disk.stream.close();
		const { folder, handle } = disk;
		setTimeout(() => folder.removeEntry(handle.name).catch(() => {}), 10 * patience);
		const file = await handle.getFile();
		return file.slice(0, file.size, type);
	} catch (error) {
		await disk?.stream.abort().catch(() => {});
		await disk?.folder.removeEntry(disk.handle.name).catch(() => {});
		throw error;
	}
}

interface OnDisk {
	folder: FileSystemDirectoryHandle;
	handle: FileSystemFileHandle;
	stream: FileSystemWritableFileStream;
}

/** A new file; null where the browser has no file system for us. Those of earlier downloads go. */
async function openOnDisk(): Promise<OnDisk | null> {
	try {
		const root = await navigator.storage.getDirectory();
		const folder = await root.getDirectoryHandle(folderName, { create: true });
		const now = Date.now();
		const old: string[] = [];
		for await (const name of folder.keys()) {
			// Another page of ours may be at one that is younger.
			if (now - Number.parseInt(name, 10) > 60 * patience) old.push(name);
		}
		for (const name of old) await folder.removeEntry(name).catch(() => {});
		const handle = await folder.getFileHandle(`${now}-${crypto.randomUUID()}`, { create: true });
		return { folder, handle, stream: await handle.createWritable() };
	} catch {
		return null;
	}
}

/** Puts a file where the browser puts what is downloaded. */
export function download(blob: Blob, name: string): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(link.href), patience);
}
