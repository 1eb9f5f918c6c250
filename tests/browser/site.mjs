// SPDX-License-Identifier: Apache-2.0
// Opens a built site from file:// in Chromium and checks what readers see. Usage:
//   node site.mjs <site folder> [--shots <folder>] [--quick]
// <site folder> is what `qualitymap build` writes, or one release in it. --shots keeps a picture of each page.
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkFiles } from './files.mjs';
import { openBrowser, watched } from './browser.mjs';
import { checkAccess, checkLabels, checkWidth } from './looks.mjs';
import { checkBehaviour, checkWithoutScript } from './behaviour.mjs';

const args = process.argv.slice(2);
const shots = args.includes('--shots') ? args[args.indexOf('--shots') + 1] : '';
const quick = args.includes('--quick');
const given = args.find((a, i) => !a.startsWith('--') && args[i - 1] !== '--shots');
if (!given || !existsSync(given)) {
  console.error('usage: node site.mjs <site folder> [--shots <folder>] [--quick]');
  process.exit(2);
}

/** The live release: the address in index.html beside releases/, or the folder itself. */
function releaseOf(folder) {
  if (!existsSync(join(folder, 'releases'))) return resolve(folder);
  const address = /releases\/[^/"']+/.exec(readFileSync(join(folder, 'index.html'), 'utf8'));
  if (!address) throw new Error('index.html names no release');
  return resolve(folder, address[0]);
}

const root = releaseOf(given);
const problems = [];
const report = (where, what) => { problems.push(`${where}: ${what}`); };

const files = checkFiles(root, report);
const months = [...new Set(files.pages.map((p) => p.split('/')[0]).filter((m) => /^\d{4}-\d{2}$/.test(m)))].sort();
const newest = months.at(-1);

/** One page of each kind, in each language, of the newest month. */
function sample() {
  const kinds = ['index.html', /^chain-/, /^town-/, /^firms-/, 'towns.html', 'parks.html', /^park\//, 'problems.html', 'compare.html', 'indicators.html',
    /^indicator\/SUP04\.html|^indicator\//, /^indicator\/PRB05\.html/, 'quality.html', 'about.html'];
  const list = [];
  for (const language of ['', 'en/']) {
    const prefix = `${newest}/${language}`;
    const here = files.pages.filter((p) => p.startsWith(prefix)).map((p) => p.slice(prefix.length)).filter((p) => language || !p.startsWith('en/')).sort();
    for (const kind of kinds) {
      const found = here.filter((p) => (typeof kind === 'string' ? p === kind : kind.test(p)));
      // Two chains differ in size, and so do the largest and the first town.
      const picks = String(kind).includes('chain') ? found : found.slice(0, 1);
      for (const page of picks) list.push(prefix + page);
    }
  }
  return [...new Set(list)];
}

const browser = await openBrowser();
const totals = { labels: 0, unplaced: 0, axe: 0 };
try {
  const pages = sample();
  if (shots) mkdirSync(shots, { recursive: true });
  for (const [width, scheme] of quick ? [[1280, 'light']] : [[1280, 'light'], [390, 'light'], [1280, 'dark']]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    for (const path of pages) {
      const page = await watched(context, root, (what) => report(`${path} @${width} ${scheme}`, what));
      await page.goto(pathToFileURL(join(root, path)).href);
      const where = `${path} @${width} ${scheme}`;
      totals.axe += await checkAccess(page, (what) => report(where, what));
      if (scheme === 'light') {
        await checkWidth(page, (what) => report(where, what));
        const labels = await checkLabels(page, (what) => report(where, what));
        totals.labels += labels.placed;
        totals.unplaced += labels.unplaced;
      }
      if (shots) await page.screenshot({ path: join(shots, `${path.replaceAll('/', '_')}-${width}-${scheme}.png`), fullPage: true });
      await page.close();
    }
    await context.close();
  }
  await checkBehaviour(browser, root, newest, report);
  await checkWithoutScript(browser, root, pages, report);
} finally {
  await browser.close();
}

console.log(`${files.pages.length} pages, ${files.links} addresses, ${totals.labels} labels (${totals.unplaced} in keys), ${totals.axe} accessibility rules passed`);
for (const problem of problems.slice(0, 60)) console.error(problem);
if (problems.length > 60) console.error(`… and ${problems.length - 60} more`);
process.exit(problems.length ? 1 : 0);
