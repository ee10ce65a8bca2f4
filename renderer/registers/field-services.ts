import { useMemo } from 'react';
import type { RegisterId } from '../../shared/ids';
import type { RecordState } from '../../shared/journal/project';
import { momentIn } from '../../shared/jp/moment';
import { assignmentsOn, sectionNameOn } from '../../shared/organisation/assignments';
import type { Register, Situation } from '../../shared/registers/define';
import { PERSON, SECTION } from '../../shared/registers/ids';
import { hrefOf, navigate } from '../app/router';
import { useSituation } from '../book/context';
import type { FieldServices, Option } from '../ui/fields/services';
import { useAttachments } from './attachments';
import { useNaming } from './naming';
import { type Naming, nameIn } from './values';

function personOption(naming: Naming, situation: Situation, register: Register) {
  return (state: RecordState): Option => {
    const [main] = assignmentsOn(state, situation.today);
    const section = main && sectionNameOn(situation.book.record(main.section), situation.today);
    const detail = [section, main?.post, state.fields.kana].filter(
      (part) => typeof part === 'string' && part !== '',
    );
    return { id: state.id, label: nameIn(naming, register, state), detail: detail.join('　') };
  };
}

const recordOption =
  (naming: Naming, register: Register) =>
  (state: RecordState): Option => {
    const label = nameIn(naming, register, state);
    return state.number && state.number !== label
      ? { id: state.id, label, detail: state.number }
      : { id: state.id, label };
  };

const standing = (state: RecordState): boolean => state.voided === null;
/** A section that was closed is not offered for what happens now. */
const open = (situation: Situation) => (state: RecordState) =>
  typeof state.fields.closedOn !== 'string' || state.fields.closedOn >= situation.today;

/** What fields need of the book: whom and what one can pick, levels, today, files. */
export function useFieldServices(): FieldServices {
  const situation = useSituation();
  const naming = useNaming();
  const attachments = useAttachments();
  return useMemo(() => {
    const all = (id: RegisterId): readonly RecordState[] => situation.book.all(id).filter(standing);
    const person = naming.register(PERSON);
    const section = naming.register(SECTION);
    const offered = new Map<string, readonly Option[]>();
    return {
      persons: person ? all(PERSON).map(personOption(naming, situation, person)) : [],
      sections: section ? all(SECTION).filter(open(situation)).map(recordOption(naming, section)) : [],
      records(registers) {
        const key = registers.join(' ');
        const known = offered.get(key);
        if (known) return known;
        const options = registers.flatMap((id) => {
          const register = naming.register(id);
          return register ? all(id).map(recordOption(naming, register)) : [];
        });
        offered.set(key, options);
        return options;
      },
      today: situation.today,
      now: () => momentIn(new Date().toISOString() as Situation['now']),
      keepFile: attachments.keep,
      openFile: (file) => void attachments.open(file),
      showClause: (clause) => navigate(hrefOf(['help', 'clauses'], { clause })),
    };
  }, [situation, naming, attachments]);
}
