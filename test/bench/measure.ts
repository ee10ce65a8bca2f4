/** One line of `npm run bench`: ours beside a peer or a limit measured in the same run. */
export type Measure = {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  readonly peerName: string;
  /** ours / peer */
  readonly ratio: number;
  /** The ratio that must not be passed, or null where the figure is for information. */
  readonly limit: number | null;
  readonly count: number;
  readonly unit: string;
};

export function measure(line: Omit<Measure, 'ratio'>): Measure {
  return { ...line, ratio: line.ours / line.peer };
}

export type Bench = (scale: { readonly full: boolean }) => Promise<readonly Measure[]>;
