// The first that asks for a database has the browser open its files, which takes it some tens of
// milliseconds. Asked here, it does so while the page's own scripts are being loaded.
indexedDB.databases().catch(() => {});
