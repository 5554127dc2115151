import { PassThrough } from 'node:stream';
import { speakTo } from '../../main/start/say.mjs';

/** Takes what the scripts say, as a terminal 40 characters wide or as a file, until `give` hands it back to the test runner. */
export function takeTerminal(isTTY = false): { said(): string; give(): void } {
  let said = '';
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 40 });
  stream.on('data', (chunk) => {
    said += chunk;
  });
  speakTo(stream as unknown as NodeJS.WriteStream);
  return { said: () => said, give: () => speakTo(process.stdout) };
}
