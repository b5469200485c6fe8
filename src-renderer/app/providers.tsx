import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { colourSchemes, overlaysId, theme, variables } from '../theme/mantine';
import { styleNonce } from '../theme/nonce';

/** What every window needs around it: theme with the page's nonce, routes in the address, toasts. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      colorSchemeManager={colourSchemes}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce ?? ''}
    >
      <section id={overlaysId} aria-label="Menus and messages" />
      {/* Menus open over messages: that of the status bar stands where they do. */}
      <Notifications
        position="bottom-left"
        zIndex={290}
        containerWidth={304}
        // An error is read to its end.
        notificationMaxHeight={560}
        limit={3}
        transitionDuration={80}
      />
      <Router hook={useHashLocation}>{children}</Router>
    </MantineProvider>
  );
}
