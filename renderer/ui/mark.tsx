import c from './mark.module.css';

/** The cooperative's mark: a monospace word and a green ">". */
export function Mark({ short = false }: { short?: boolean }) {
  return (
    <span className={c.mark} role="img" aria-label="Ouvadesk">
      {short ? 'o' : 'ouvadesk'}
      <span className={c.sign}>&gt;</span>
    </span>
  );
}
