import { hrefOf } from '../../app/router';

/** What is shown: a day, a month, or a person's history. */
export type EntriesView = {
  readonly area: string | null;
  readonly span: 'day' | 'month' | 'person';
  readonly day: string;
  readonly month: string;
  readonly person: string;
};

export const hrefOfEntries = (view: Partial<EntriesView>): string =>
  hrefOf(
    ['entries'],
    Object.fromEntries(
      Object.entries(view).filter((part): part is [string, string] => typeof part[1] === 'string'),
    ),
  );
