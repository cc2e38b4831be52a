import { Component, type ReactNode } from 'react';
import { CrashScreen } from '../screens/vault/CrashScreen.tsx';

/** Keeps a mistake in one screen from leaving an empty window. React offers this to classes only. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <CrashScreen onReload={() => window.location.reload()} /> : this.props.children;
  }
}
