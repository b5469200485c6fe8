import type { Api, Bridge } from '#core/contract/index';

declare global {
  interface Window {
    readonly workbench: Bridge;
  }
}

/** The only way out of the renderer: the functions that preload derived from the contract. */
export const bridge: Bridge = window.workbench;
export const api: Api = bridge.api;
