// SPDX-License-Identifier: Apache-2.0
import { chromium } from 'playwright-core';
import { pathToFileURL } from 'node:url';

export const executable = process.env.CHROMIUM || '/usr/bin/chromium';

export function openBrowser() {
  return chromium.launch({
    executablePath: executable,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A page that tells of console messages, errors and requests that leave the folder. */
export async function watched(context, root, report) {
  const page = await context.newPage();
  const inside = pathToFileURL(root).href + '/';
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) report(`console: ${message.text()}`); });
  page.on('pageerror', (error) => report(`script: ${error.message}`));
  page.on('request', (request) => { if (!request.url().startsWith(inside) && !request.url().startsWith('data:')) report(`request outside the folder: ${request.url()}`); });
  page.on('requestfailed', (request) => report(`missing: ${request.url()}`));
  return page;
}
