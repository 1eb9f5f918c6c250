// SPDX-License-Identifier: Apache-2.0
// Every address of every page leads to a file of the site, and to an anchor that exists in it.
import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';

function walk(root, folder = '') {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(root, posix.join(folder, entry.name)) : [posix.join(folder, entry.name)]);
}

const plain = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');

export function checkFiles(root, report) {
  const files = new Set(walk(root));
  const pages = [...files].filter((f) => f.endsWith('.html')).sort();
  const ids = new Map();
  const text = new Map();
  for (const page of pages) {
    const html = readFileSync(join(root, page), 'utf8');
    text.set(page, html);
    const found = new Set();
    for (const [, id] of html.matchAll(/\sid="([^"]*)"/g)) {
      if (found.has(id)) report(page, `id used twice: ${id}`);
      found.add(plain(id));
    }
    ids.set(page, found);
    if (Buffer.byteLength(html) > 1_500_000) report(page, `heavier than 1.5 MB: ${Buffer.byteLength(html)}`);
  }
  let links = 0;
  for (const [page, html] of text) {
    for (const [, raw] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      ++links;
      const address = plain(raw);
      if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//')) {
        report(page, `leaves the site: ${address}`);
        continue;
      }
      const [path, anchor = ''] = address.split('#', 2);
      const target = path ? posix.normalize(posix.join(posix.dirname(page), decodeURIComponent(path))) : page;
      if (!files.has(target)) report(page, `leads nowhere: ${address}`);
      else if (anchor && !anchor.includes('=') && ids.has(target) && !ids.get(target).has(decodeURIComponent(anchor))) report(page, `no such anchor: ${address}`);
    }
  }
  for (const file of files)
    if (/search-\d+\.js$/.test(file) && readFileSync(join(root, file)).length > 300_000) report(file, 'shard heavier than 300 kB');
  return { pages, links };
}
