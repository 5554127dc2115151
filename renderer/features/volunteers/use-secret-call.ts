import { useState } from 'react';

/**
 * A call whose input or answer is a secret (a code, a recovery sheet): no cache of queries or of mutations ever holds it, only the
 * component that asked. `run` answers undefined when it was refused; the refusal is then `error`.
 */
export function useSecretCall<Input, Output>(call: (input: Input) => Promise<Output>) {
  const [state, setState] = useState<{ pending: boolean; error?: unknown }>({ pending: false });
  const run = async (input: Input): Promise<{ answer: Output } | undefined> => {
    setState({ pending: true });
    try {
      const answer = await call(input);
      setState({ pending: false });
      return { answer };
    } catch (error) {
      setState({ pending: false, error });
      return undefined;
    }
  };
  return { ...state, run, reset: () => setState({ pending: false }) };
}
