interface PolicyOptions {
  createHTML: (text: string) => string;
  createScript: () => string;
  createScriptURL: () => string;
}
interface Guarded {
  trustedTypes?: { createPolicy(name: string, options: PolicyOptions): unknown };
  __webpack_nonce__?: string;
  __zod_globalConfig?: { jitless: boolean };
}

function refuse(): string {
  throw new TypeError('Ouvadesk makes no script from text.');
}

/** Lets style sheets through, which hold no "<", and keeps markup out. */
function styleOnly(text: string): string {
  if (text.includes('<')) throw new TypeError('Ouvadesk makes no markup from text.');
  return text;
}

/**
 * The nonce of this page, for every <style> that is made while it lives (the policy of the shells refuses others). Also
 * sets the trusted types policy, without which Mantine could not write its style sheets and with which nothing can write
 * markup. To be called before anything is loaded that draws or holds a schema.
 */
export function guardPage(): string {
  const guarded = globalThis as Guarded;
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
  // The scroll lock of dialogs makes a <style> of its own and looks for the nonce under this name.
  guarded.__webpack_nonce__ = nonce;
  // Schemas are read, not compiled: the policy forbids making code from text, and zod's trying it would be reported.
  guarded.__zod_globalConfig = { jitless: true };
  guarded.trustedTypes?.createPolicy('default', {
    createHTML: styleOnly,
    createScript: refuse,
    createScriptURL: refuse,
  });
  return nonce;
}
