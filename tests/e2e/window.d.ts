import type { Bridge } from '#core/contract/index';

declare global {
  interface Window {
    /** What preload exposes to the page. */
    readonly workbench: Bridge;
  }
}
