import type { BrowserContext, Page } from 'playwright-core';

/** Everything that the page's memory holds, as one text: a heap snapshot, strings included. */
export async function heapText(context: BrowserContext, page: Page): Promise<string> {
  const session = await context.newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return JSON.parse(chunks.join('')).strings.join('\n');
}
