import { useEffect, useState } from 'react';

const read = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** The size of 1rem in px, followed while the text size setting changes. */
export function useRem(): number {
  const [rem, setRem] = useState(read);
  useEffect(() => {
    setRem(read());
    const observer = new MutationObserver(() => setRem(read()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    return () => observer.disconnect();
  }, []);
  return rem;
}
