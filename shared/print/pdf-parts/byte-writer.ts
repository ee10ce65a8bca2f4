/** The longest number written: a sign, ten digits, a point, two decimals and a space. */
const NUMBER = 16;

/** Bytes written one after the other into a buffer that grows; a page's operators are too many for strings. */
export class ByteWriter {
  #bytes = new Uint8Array(65_536);
  #length = 0;

  /** A copy of what was written; the writer begins anew. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** Two bytes each, the higher one first, between parentheses. */
  string(codes: readonly number[], count: number): void {
    const bytes = this.#room(2 * count + 2);
    let at = this.#length;
    bytes[at] = 0x28;
    at += 1;
    for (let index = 0; index < count; index += 1) {
      const code = codes[index] ?? 0;
      bytes[at] = code >> 8;
      bytes[at + 1] = code & 0xff;
      at += 2;
    }
    bytes[at] = 0x29;
    this.#length = at + 1;
  }

  /** ASCII only. */
  ascii(text: string): void {
    const bytes = this.#room(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[this.#length + index] = text.charCodeAt(index);
    this.#length += text.length;
  }

  /** A number given in whole hundredths, as PDF writes it, and a space. */
  hundredths(value: number): void {
    const bytes = this.#room(NUMBER);
    let at = this.#length;
    const size = Math.abs(value);
    if (value < 0) {
      bytes[at] = 0x2d;
      at += 1;
    }
    const fraction = size % 100;
    const whole = (size - fraction) / 100;
    let power = whole < 10 ? 1 : whole < 100 ? 10 : whole < 1000 ? 100 : 1000;
    while (power * 10 <= whole) power *= 10;
    for (let rest = whole; power >= 1; power = (power / 10) | 0) {
      const digit = (rest / power) | 0;
      bytes[at] = 0x30 + digit;
      rest -= digit * power;
      at += 1;
    }
    if (fraction !== 0) {
      bytes[at] = 0x2e;
      bytes[at + 1] = 0x30 + Math.floor(fraction / 10);
      at += 2;
      if (fraction % 10 !== 0) {
        bytes[at] = 0x30 + (fraction % 10);
        at += 1;
      }
    }
    bytes[at] = 0x20;
    this.#length = at + 1;
  }

  /** The buffer, with room for so many bytes more. */
  #room(count: number): Uint8Array {
    if (this.#length + count > this.#bytes.length) {
      const larger = new Uint8Array(2 * (this.#length + count));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}
