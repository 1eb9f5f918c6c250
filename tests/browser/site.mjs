// SPDX-License-Identifier: Apache-2.0
// Opens a built site from file:// in Chromium and checks what readers see. Usage:
//   node site.mjs <site folder> [--shots <folder>] [--quick] [--deep]
// <site folder> is what `qualitymap build` writes, or one release in it. --shots keeps a picture of each page. --quick
// leaves out the phone and the dark; --deep opens every town and runs every accessibility rule at both widths and in
// the dark.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkFiles } from './files.mjs';
import { openBrowser, watched } from './browser.mjs';
import { checkAccess, checkBoxes, checkLabels, checkWidth } from './looks.mjs';
import { checkBehaviour, checkWithoutScript } from './behaviour.mjs';

const args = process.argv.slice(2);
const shots = args.includes('--shots') ? args[args.indexOf('--shots') + 1] : '';
const quick = args.includes('--quick');
const deep = args.includes('--deep');
const given = args.find((a, i) => !a.startsWith('--') && args[i - 1] !== '--shots');
if (!given || !existsSync(given)) {
  console.error('usage: node site.mjs <site folder> [--shots <folder>] [--quick] [--deep]');
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
  const kinds = ['index.html', /^chain-/, /^town-/, /^firms-/, 'towns.html', 'parks.html', 'network.html', 'leaders.html', /^park\//, 'problems.html', 'compare.html', 'indicators.html',
    /^indicator\/SUP04\.html|^indicator\//, /^indicator\/PRB05\.html/, 'quality.html', 'about.html'];
  const list = [];
  for (const language of ['', 'en/']) {
    const prefix = `${newest}/${language}`;
    const here = files.pages.filter((p) => p.startsWith(prefix)).map((p) => p.slice(prefix.length)).filter((p) => language || !p.startsWith('en/')).sort();
    for (const kind of kinds) {
      const found = here.filter((p) => (typeof kind === 'string' ? p === kind : kind.test(p)));
      // Two chains differ in size. A town or park stands for the others, unless there is time for all maps.
      const all = String(kind).includes('chain') || (deep && String(kind).includes('town-'));
      const picks = all ? found : found.slice(0, 1);
      for (const page of picks) list.push(prefix + page);
    }
  }
  return [...new Set(list)];
}

/** Runs the jobs, `lanes` at a time; a page is a process of its own in Chromium. */
async function inLanes(lanes, jobs) {
  const waiting = [...jobs];
  await Promise.all(Array.from({ length: lanes }, async () => {
    while (waiting.length) await waiting.shift()();
  }));
}

const browser = await openBrowser();
const totals = { pages: 0, figures: 0, labels: 0, unplaced: 0, axe: 0 };
const desk = { width: 1280, height: 900 };
const phone = { width: 390, height: 900 };

/**
 * One page, opened once: all that is checked of it on a desk, then the same page on a phone and in the dark. Only colours
 * change in the dark, so only contrast is looked at again, in one language; --deep looks at everything everywhere.
 */
async function checkPage(path) {
  const context = await browser.newContext({ viewport: desk, colorScheme: 'light' });
  let where = path;
  let passed = 0;
  const tell = (what) => report(where, what);
  const page = await watched(context, root, tell);
  const shoot = async (name) => { if (shots) await page.screenshot({ path: join(shots, `${path.replaceAll('/', '_')}-${name}.png`), fullPage: true }); };
  await page.goto(pathToFileURL(join(root, path)).href);
  totals.pages++;
  for (const [name, viewport] of [['1280', desk], ['390', phone]]) {
    if (quick && name === '390') break;
    where = `${path} @${name}`;
    if (viewport !== desk) await page.setViewportSize(viewport);
    await checkWidth(page, tell);
    await checkBoxes(page, tell);
    await checkLabels(page, tell);
    if (viewport === desk || deep) passed += await checkAccess(page, tell);
    await shoot(`${name}-light`);
  }
  if (!quick && (deep || !path.includes('/en/'))) {
    where = `${path} @1280 dark`;
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme: 'dark' });
    passed += await checkAccess(page, tell, deep ? [] : ['color-contrast']);
    await shoot('1280-dark');
  }
  totals.axe += passed;
  await context.close();
}

/** Labels of every figure of the newest month: the figures of many pages are laid into one page, some at a time. */
async function checkFigures(prefix, viewport) {
  const context = await browser.newContext({ viewport, colorScheme: 'light' });
  const where = `figures of ${prefix} @${viewport.width}`;
  const page = await watched(context, root, (what) => report(where, what));
  await page.goto(pathToFileURL(join(root, prefix, 'index.html')).href);
  const figures = files.pages.filter((p) => p.startsWith(prefix) && (prefix.includes('/en/') || !p.includes('/en/')))
    .flatMap((p) => readFileSync(join(root, p), 'utf8').match(/<figure class="picture"[^]*?<\/figure>/g) ?? []);
  for (let i = 0; i < figures.length; i += 12) {
    await page.evaluate((html) => { document.querySelector('main').innerHTML = html; }, figures.slice(i, i + 12).join(''));
    const labels = await checkLabels(page, (what) => report(where, what));
    totals.figures += labels.figures;
    totals.labels += labels.placed;
    totals.unplaced += labels.unplaced;
  }
  await context.close();
}

const started = Date.now();
try {
  const pages = sample();
  if (shots) mkdirSync(shots, { recursive: true });
  // The heaviest first, so that no lane ends on one of them alone.
  const weight = (path) => statSync(join(root, path)).size;
  const heavy = [...pages].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  await inLanes(2, [
    ...heavy.slice(0, 4).map((path) => () => checkPage(path)),
    () => checkBehaviour(browser, root, newest, report),
    ...[`${newest}/`, `${newest}/en/`].flatMap((prefix) => [desk, phone].map((viewport) => () => checkFigures(prefix, viewport))),
    ...heavy.slice(4).map((path) => () => checkPage(path)),
    ...[0, 1, 2, 3].map((k) => () => checkWithoutScript(browser, root, pages.filter((_, i) => i % 4 === k), report)),
  ]);
} finally {
  await browser.close();
}
const seconds = Math.round((Date.now() - started) / 1000);

console.log(`${files.pages.length} pages with ${files.links} addresses; ${totals.pages} of them opened; ${totals.labels} labels in ${totals.figures} figures (${totals.unplaced} in keys); ${totals.axe} accessibility rules passed; ${seconds} s`);
for (const problem of problems.slice(0, 60)) console.error(problem);
if (problems.length > 60) console.error(`… and ${problems.length - 60} more`);
process.exit(problems.length ? 1 : 0);
