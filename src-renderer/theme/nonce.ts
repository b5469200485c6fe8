declare global {
  // Read by libraries that add style elements (react-remove-scroll and others).
  var __webpack_nonce__: string | undefined;
}

/** The nonce that main wrote into this page; style elements without it are refused by the content security policy. */
export const styleNonce: string | undefined =
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content || undefined;

globalThis.__webpack_nonce__ = styleNonce;
