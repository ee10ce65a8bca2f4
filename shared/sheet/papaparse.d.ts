/** What we use of papaparse. Its published types bring Node's globals into shared/. */
declare module 'papaparse/papaparse.min.js' {
  type ParseFault = { readonly type: string; readonly code: string; readonly row?: number };
  const papaparse: {
    parse(
      text: string,
      options: {
        readonly delimiter: string;
        readonly newline?: '\r\n' | '\n' | '\r';
        readonly skipEmptyLines: false;
        readonly preview?: number;
      },
    ): { readonly data: string[][]; readonly errors: readonly ParseFault[] };
    unparse(
      rows: readonly (readonly string[])[],
      options: { readonly newline: string; readonly quotes?: (value: string, column: number) => boolean },
    ): string;
  };
  // biome-ignore lint/style/noDefaultExport: it is how the package exports itself.
  export default papaparse;
}
