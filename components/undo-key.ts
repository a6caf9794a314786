/** Ctrl+Z undoes, Ctrl+Shift+Z or Ctrl+Y does again, but where the reader is typing. */
export function undoKey(event: KeyboardEvent, undo: (again: boolean) => void): boolean {
	if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
	const key = event.key.toLowerCase();
	const target = event.target as HTMLElement | null;
	if (target?.matches?.('textarea, input:not([type=checkbox], [type=radio], [type=range])')) {
		return false;
	}
	if (key !== 'z' && key !== 'y') return false;
	event.preventDefault();
	undo(key === 'y' || event.shiftKey);
	return true;
}
