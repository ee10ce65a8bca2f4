import { useEffect, useRef } from 'react';
import SignaturePad from 'signature_pad';
import type { DrawnSignature } from '../../../shared/registers/signature';

/** Parts of a CSS px a point is kept to: fine enough for print, whole numbers in the journal. */
const PARTS = 10;
/** Closer points say nothing that 600 dpi could show. */
const LEAST_DISTANCE = 1.5;

type Props = {
  readonly label: string;
  readonly describedBy?: string | undefined;
  /** What is drawn now; null wipes the pad. */
  readonly value: DrawnSignature | null;
  readonly onChange: (value: DrawnSignature | null) => void;
};

const inked = { penColor: '#000', minWidth: 1.2, maxWidth: 2.6, minDistance: LEAST_DISTANCE } as const;

/** What the pad holds, as it is kept. */
function drawnOn(pad: SignaturePad, canvas: HTMLCanvasElement): DrawnSignature | null {
  const strokes = pad
    .toData()
    .map((group) => group.points.flatMap(({ x, y }) => [Math.round(x * PARTS), Math.round(y * PARTS)]))
    .filter((line) => line.length > 0);
  if (strokes.length === 0) return null;
  return {
    manner: 'drawn',
    width: Math.max(1, Math.round(canvas.clientWidth * PARTS)),
    height: Math.max(1, Math.round(canvas.clientHeight * PARTS)),
    strokes,
  };
}

/** Lines kept before, scaled to the pad as wide as it is now. */
function redraw(pad: SignaturePad, canvas: HTMLCanvasElement, value: DrawnSignature): void {
  const scale = Math.min(canvas.clientWidth / value.width, canvas.clientHeight / value.height);
  const groups = value.strokes.map((line) => ({
    ...inked,
    dotSize: 1.8,
    velocityFilterWeight: 0.7,
    compositeOperation: 'source-over' as const,
    points: Array.from({ length: line.length / 2 }, (_, at) => ({
      x: (line[at * 2] ?? 0) * scale,
      y: (line[at * 2 + 1] ?? 0) * scale,
      pressure: 0.5,
      time: at * 8,
    })),
  }));
  pad.fromData(groups);
}

/** Where a name is written by pen, finger or mouse. */
export function SignatureCanvas({ label, describedBy, value, onChange }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  /** What this pad itself reported last: not drawn again. */
  const own = useRef<DrawnSignature | null>(null);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const made = new SignaturePad(element, inked);
    pad.current = made;
    const resize = () => {
      const ratio = Math.max(1, devicePixelRatio);
      if (element.clientWidth === 0) return;
      element.width = Math.round(element.clientWidth * ratio);
      element.height = Math.round(element.clientHeight * ratio);
      element.getContext('2d')?.scale(ratio, ratio);
      made.clear();
      if (latest.current.value) redraw(made, element, latest.current.value);
    };
    const ended = () => {
      own.current = drawnOn(made, element);
      latest.current.onChange(own.current);
    };
    made.addEventListener('endStroke', ended);
    const observer = new ResizeObserver(resize);
    observer.observe(element);
    resize();
    return () => {
      observer.disconnect();
      made.removeEventListener('endStroke', ended);
      made.off();
      pad.current = null;
    };
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (!pad.current || !element || value === own.current) return;
    own.current = value;
    pad.current.clear();
    if (value) redraw(pad.current, element, value);
  }, [value]);

  return (
    <canvas
      ref={canvas}
      className="signature-canvas"
      role="img"
      aria-label={label}
      aria-describedby={describedBy}
    />
  );
}
