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

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow();
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** Two bytes, the higher one first. */
  pair(value: number): void {
    this.byte(value >> 8);
    this.byte(value & 0xff);
  }

  /** ASCII only. */
  ascii(text: string): void {
    for (let index = 0; index < text.length; index += 1) this.byte(text.charCodeAt(index));
  }

  /** A number given in whole hundredths, as PDF writes it, and a space. */
  hundredths(value: number): void {
    let rest = value;
    if (rest < 0) {
      this.byte(0x2d);
      rest = -rest;
    }
    const fraction = rest % 100;
    this.#digits((rest - fraction) / 100);
    if (fraction !== 0) {
      this.byte(0x2e);
      this.byte(0x30 + Math.floor(fraction / 10));
      if (fraction % 10 !== 0) this.byte(0x30 + (fraction % 10));
    }
    this.byte(0x20);
  }

  #digits(value: number): void {
    if (value >= 10) this.#digits(Math.floor(value / 10));
    this.byte(0x30 + (value % 10));
  }

  #grow(): void {
    const larger = new Uint8Array(2 * this.#bytes.length);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
