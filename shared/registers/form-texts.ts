import type { RecordId } from '../ids';
import type { RecordState } from '../journal/project';
import { type IsoDate, showDate } from '../jp/date';
import { type LocalMoment, showLocalMoment } from '../jp/moment';
import { assignmentsOn, personName, sectionNameOn } from '../organisation/assignments';
import type { DecisionText, Sender, StampText } from '../print/forms/parts';
import { decisionOf } from './decision';
import type { FormContext } from './forms';

/* What the forms of applications have in common, written out. */

export const momentText = (moment: string | undefined): string =>
  moment === undefined ? '' : showLocalMoment(moment as LocalMoment);

export const dateText = (on: unknown): string => (typeof on === 'string' ? showDate(on as IsoDate) : '');

export const personText = (context: FormContext, id: unknown): string =>
  typeof id === 'string' ? personName(context.situation.book, id as RecordId) : '';

/** 申請者 or 報告者 as they stood on that day: old forms keep old names. */
export function senderText(context: FormContext, id: unknown, typedBy: unknown, on: IsoDate): Sender {
  const { book } = context.situation;
  const person = typeof id === 'string' ? book.record(id as RecordId) : undefined;
  const [assignment] = assignmentsOn(person, on);
  return {
    section: assignment ? sectionNameOn(book.record(assignment.section), on) : '',
    post: assignment?.post ?? '',
    name: String(person?.fields['name'] ?? ''),
    extension: String(person?.fields['extension'] ?? ''),
    typedBy: typeof typedBy === 'string' ? personText(context, typedBy) : null,
  };
}

export function addresseeText(context: FormContext, state: RecordState, on: IsoDate): readonly string[] {
  const section = state.fields['section'];
  const name =
    typeof section === 'string' ? sectionNameOn(context.situation.book.record(section as RecordId), on) : '';
  return [context.situation.profile.organisation.addressee.replace('{section}', name)];
}

const OUTCOME = {
  permitted: 'permitted',
  conditional: 'conditional',
  refused: 'refused',
  returned: null,
} as const;

export function decisionText(context: FormContext, state: RecordState): DecisionText {
  const decision = decisionOf(state);
  if (!decision) return { outcome: null, number: '', date: '', condition: '', decider: '' };
  return {
    outcome: OUTCOME[decision.outcome],
    number: decision.permitNumber ?? '',
    date: dateText(decision.decidedOn),
    condition: decision.conditions ?? decision.reason ?? '',
    decider: [decision.deciderPost, personText(context, decision.decider)]
      .filter((part) => part !== '')
      .join('　'),
  };
}

const STAMP = { own: '決裁', standing: '専決', deputy: '代決' } as const;

/** The 決裁欄: empty to be stamped on paper; what was decided on the screen is printed with name and date. */
export function stampsText(context: FormContext, state: RecordState): readonly StampText[] {
  const decision = decisionOf(state);
  const posts = context.situation.profile.organisation.stampPosts;
  const empty = (post: string): StampText => ({ post, state: '空欄', name: '', at: '' });
  if (!decision || decision.manner === 'paper') return posts.map(empty);
  const review = state.detail['review'] as { on?: string; by?: string } | undefined;
  const chief: StampText = {
    post: posts[0] ?? '',
    state: STAMP[decision.kind],
    name: personText(context, decision.decider),
    at: showDate(decision.decidedOn, 'short'),
  };
  return review
    ? [
        chief,
        {
          post: '後閲',
          state: '後閲',
          name: personText(context, review.by),
          at: showDate(review.on as IsoDate, 'short'),
        },
      ]
    : [chief];
}
