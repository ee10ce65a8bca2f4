import { type RefObject, useEffect, useRef } from 'react';

/**
 * Ctrl+Enter before anything in the form has been touched: the focus is still on the page that holds it. Inside the
 * form the form itself hears it; in a dialog or beside the form it means something else.
 */
export function useSendFromPage(form: RefObject<HTMLFormElement | null>, send: () => void): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      const { target } = event;
      const around = target instanceof Element && target !== form.current && target.contains(form.current);
      if (!around) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [form]);
}
