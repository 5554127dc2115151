import { Fragment } from 'react';
import c from './campaigns.module.css';
import { htmlBlocks } from './html-blocks.ts';

/** A simple message in HTML, drawn from what it says: its text is content here, never markup. */
export function HtmlText({ html }: { html: string }) {
  return (
    <div className={c.paperBody}>
      {htmlBlocks(html).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one message never move
        <Fragment key={index}>
          {block.kind === 'rule' && <hr className={c.paperRule} />}
          {block.kind === 'list' && (
            <ul>
              {block.items.map((item, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <li key={place}>{item}</li>
              ))}
            </ul>
          )}
          {block.kind === 'paragraph' && <p>{block.lines.join('\n')}</p>}
          {block.kind === 'heading' && (
            <p>
              <strong>{block.lines.join('\n')}</strong>
            </p>
          )}
        </Fragment>
      ))}
    </div>
  );
}
