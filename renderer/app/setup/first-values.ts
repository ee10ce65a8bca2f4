/** What the first entries of a book are made of. */
export type FirstValues = {
  readonly section: string;
  readonly department: string;
  readonly name: string;
  readonly post: string;
};
