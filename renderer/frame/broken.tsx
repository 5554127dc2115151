import { Component, type ReactNode } from 'react';
import { Failure } from '../ui/states.tsx';
import { useWords } from '../words.ts';

/** Keeps a page that breaks from taking the window with it; going elsewhere makes it whole again. */
export class Broken extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <BrokenPage error={this.state.error} />;
  }
}

function BrokenPage({ error }: { error: unknown }) {
  const t = useWords('frame');
  return (
    <Failure
      explanation={{ what: t('brokenTitle'), why: t('brokenWhy'), next: t('brokenNext'), detail: String(error) }}
      action={<a href="#/">{t('toHome')}</a>}
    />
  );
}
