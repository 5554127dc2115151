import { useEffect, useRef } from 'react';
import { Link, useRoute } from 'wouter';
import { Page } from '../../ui/page.tsx';
import { useSentences, useWords } from '../../words.ts';
import c from './screen.module.css';

interface Chapter {
  title: string;
  intro: string;
  steps?: Record<string, string>;
  points?: Record<string, string>;
  code?: string;
  outro: string;
}

/** The user's guide, a chapter at a time; the chapter is part of the address. */
export function HelpScreen() {
  const t = useWords('help');
  const chapters = Object.entries(useSentences().help.guide) as [string, Chapter][];
  const [, params] = useRoute<{ chapter: string }>('/help/:chapter');
  const [key, chapter] = chapters.find(([one]) => one === params?.chapter) ?? chapters[0] ?? [];
  const text = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another chapter is read from its beginning
  useEffect(() => {
    text.current?.parentElement?.parentElement?.scrollTo({ top: 0 });
  }, [key]);
  return (
    <Page title={t('title')} line={t('line')}>
      <div className={c.guide}>
        <nav className={c.chapters} aria-label={t('sections')}>
          <ul>
            {chapters.map(([name, one]) => (
              <li key={name}>
                <Link
                  href={`/help/${name}`}
                  className={c.chapter ?? ''}
                  aria-current={name === key ? 'page' : undefined}
                >
                  {one.title}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <article ref={text} className={c.text}>
          {chapter && <ChapterText chapter={chapter} />}
        </article>
      </div>
    </Page>
  );
}

function ChapterText({ chapter: { title, intro, steps, code, points, outro } }: { chapter: Chapter }) {
  return (
    <>
      <h2 className={c.title}>{title}</h2>
      <p>{intro}</p>
      {code !== undefined && <pre className={c.code}>{code}</pre>}
      {steps && (
        <ol className={c.steps}>
          {Object.values(steps).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
      {points && (
        <ul className={c.points}>
          {Object.values(points).map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      )}
      <p>{outro}</p>
    </>
  );
}
