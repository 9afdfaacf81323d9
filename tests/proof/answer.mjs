// Answers for many files with the browser's modules: lines of {"path", "key"} in, lines of answers out.
import { openAsBlob } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { check } = await import(pathToFileURL(`${process.argv[2]}/verify/check.js`));
const { publicKey, utf8 } = await import(pathToFileURL(`${process.argv[2]}/verify/small.js`));
for await (const line of createInterface({ input: process.stdin })) {
  const { path, key } = JSON.parse(line);
  try {
    const answer = await check(await openAsBlob(path), key ? publicKey(utf8(key)) : null);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  } catch (problem) {
    process.stdout.write(`${JSON.stringify({ crashed: String(problem?.stack ?? problem) })}\n`);
  }
}
