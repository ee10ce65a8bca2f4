import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

/** Around the whole window: Japanese words and the Japanese calendar for all building blocks. */
export function UiProvider({ children }: { readonly children: ReactNode }) {
  return <I18nProvider locale="ja-JP-u-ca-japanese">{children}</I18nProvider>;
}
