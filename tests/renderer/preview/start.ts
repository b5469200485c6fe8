import './stub-bridge';

// Later, so that the bridge is there before any module of the renderer asks for it.
void import('./preview');
