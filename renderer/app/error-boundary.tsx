import { Component, type ErrorInfo, type ReactNode } from 'react';
import { finishBeforeLeaving } from './leaving';

type Props = { readonly children: ReactNode; readonly place: string };
type State = { readonly error: Error | null };

/** Keeps one broken screen from taking the others with it; drafts are saved before anything else. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: Error): State {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
    void finishBeforeLeaving();
  }

  override componentDidUpdate(before: Props): void {
    if (before.place !== this.props.place && this.state.error) this.setState({ error: null });
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <section className="broken-screen" role="alert">
        <h1>この画面を表示できませんでした</h1>
        <p>アプリの内部で問題が起きました。登録済みの記録と、一時保存した下書きは失われていません。</p>
        <p>ほかの画面はそのまま使えます。続くときは、下の内容を控えて情報システム課へ連絡してください。</p>
        <pre>{error.message}</pre>
        <p>
          <button type="button" className="button" onClick={() => this.setState({ error: null })}>
            もう一度表示する
          </button>{' '}
          <button type="button" className="button" onClick={() => window.location.reload()}>
            画面を読み直す
          </button>
        </p>
      </section>
    );
  }
}
