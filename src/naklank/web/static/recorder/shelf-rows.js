/**
 * The little database of the shelf: which recordings lie here with which key, (where there are no files) their records, and which
 * uploads were broken off. On the disk when a call resolves; localStorage would be some seconds behind.
 */

const NAME = 'naklank-shelf';

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('recordings', { keyPath: 'id' });
    request.result.createObjectStore('uploads', { keyPath: 'print' });
    request.result.createObjectStore('records', { keyPath: ['recording', 'run', 'place'] });
  };
  return asked(request);
}

let database = null;

/** Run `work(store)` in one transaction; a writing one is on the disk when this resolves. */
export async function inStore(name, mode, work) {
  database ??= await opened();
  const transaction = database.transaction(name, mode, { durability: 'strict' });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
  done.catch(() => undefined); // whoever waits below sees it; a failed request rejects first
  const result = await asked(work(transaction.objectStore(name)));
  await done;
  return result;
}

export const putRow = (name, row) => inStore(name, 'readwrite', (store) => store.put(row));
export const getRow = (name, key) => inStore(name, 'readonly', (store) => store.get(key));
export const allRows = (name, range) => inStore(name, 'readonly', (store) => store.getAll(range));
export const deleteRows = (name, range) => inStore(name, 'readwrite', (store) => store.delete(range));
