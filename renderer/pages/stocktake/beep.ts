import type { Said } from './said';

/** One high tone for what is in order, two low ones for what is not. Only where the counter asked for sound. */
export function beep(said: Said): void {
  const good = said.kind === 'done' || (said.kind === 'answer' && GOOD.has(said.answer.kind));
  const context = new AudioContext();
  const tones = good ? [1_320] : [330, 330];
  for (const [at, pitch] of tones.entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = pitch;
    volume.gain.value = 0.15;
    tone.connect(volume).connect(context.destination);
    const start = context.currentTime + at * 0.22;
    tone.start(start);
    tone.stop(start + 0.14);
  }
  setTimeout(() => void context.close(), 800);
}
const GOOD: ReadonlySet<string> = new Set(['present', 'place']);
