import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHtml, pageOf, toHtml } from '../../../main/features/campaigns/messages/to-html.ts';
import { htmlBlocks } from '../../../renderer/features/campaigns/html-blocks.ts';

test('paragraphs, lists and rules are told apart', () => {
  expect(
    htmlBlocks('<p>Bonjour &lt;b&gt;,<br>\nvoici :</p><ul>\n<li>un</li>\n<li>deux &amp; trois</li></ul><hr><p>Fin</p>'),
  ).toEqual([
    { kind: 'paragraph', lines: ['Bonjour <b>,', 'voici :'] },
    { kind: 'list', items: ['un', 'deux & trois'] },
    { kind: 'rule' },
    { kind: 'paragraph', lines: ['Fin'] },
  ]);
});

test('nothing of the head, of a script or of a comment is told, and no attribute', () => {
  const page =
    '<head><title>t</title><style>p{}</style></head><!-- c --><script>alert(1)</script><p onclick="x()">ok</p>';
  expect(htmlBlocks(page)).toEqual([{ kind: 'paragraph', lines: ['ok'] }]);
});

test('the message that is sent is told whole, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }), { maxLength: 6 }), (lines) => {
      const plain = (text: string) => text.replace(/\s+/gu, '');
      const told = htmlBlocks(`<p>${lines.map(escapeHtml).join('<br>')}</p>`);
      const text = told.flatMap((block) => (block.kind === 'paragraph' ? block.lines : [])).join('');
      expect(plain(text)).toBe(plain(lines.join('')));
    }),
  );
});

test('a page in two languages keeps its parts and its rule', () => {
  const page = pageOf('Objet', [
    { language: 'fr', text: 'Bonjour,\n\n- un\n- deux' },
    { language: 'en', text: 'Hello' },
  ]);
  expect(htmlBlocks(page)).toEqual([
    { kind: 'paragraph', lines: ['Bonjour,'] },
    { kind: 'list', items: ['un', 'deux'] },
    { kind: 'rule' },
    { kind: 'paragraph', lines: ['Hello'] },
  ]);
  expect(htmlBlocks(toHtml('<img src=x onerror=1>'))).toEqual([
    { kind: 'paragraph', lines: ['<img src=x onerror=1>'] },
  ]);
});
