import type { Json } from '../../../shared/json';
import { type DrawnSignature, signatureIn } from '../../../shared/registers/signature';

const points = (line: readonly number[]): string => {
  const pairs: string[] = [];
  for (let at = 0; at < line.length; at += 2) pairs.push(`${line[at]},${line[at + 1]}`);
  // A dot is a line without length: drawn twice, its round ends show.
  return pairs.length === 1 ? `${pairs[0]} ${pairs[0]}` : pairs.join(' ');
};

/** A signature as it was given. */
export function SignatureView({ value }: { readonly value: Json | undefined }) {
  const signature = signatureIn(value);
  if (!signature) return <span className="no-value">（署名なし）</span>;
  if (signature.manner === 'typed') return <span className="typed-text">{signature.name}（記名）</span>;
  return <DrawnView signature={signature} />;
}

function DrawnView({ signature }: { readonly signature: DrawnSignature }) {
  return (
    <svg
      className="signature-view"
      role="img"
      aria-label="手書きの署名"
      viewBox={`0 0 ${signature.width} ${signature.height}`}
    >
      {signature.strokes.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and are never moved
        <polyline key={at} points={points(line)} />
      ))}
    </svg>
  );
}
