import type { BundleRequest } from '../../bundle/book-file';
import type { DeviceId, Hash, RecordId } from '../../ids';
import type { RecordState } from '../../journal/project';
import { type Seal, shortHash } from '../../journal/seal';
import { type IsoDate, showDate } from '../../jp/date';
import { showMoment } from '../../jp/moment';
import { assignmentsOn, personName, sectionNameOn } from '../../organisation/assignments';
import { type Classification, highest, showClassification } from '../../policy/classification';
import type { FormDoc } from '../../print/form-doc';
import { type BundleCover, bundleCover } from '../../print/forms/bundle-cover';
import type { FormHead } from '../../print/forms/parts';
import { classificationOf } from '../classed';
import type { Register, Situation } from '../define';
import { ASSET, BUNDLE, MEDIUM } from '../ids';

/** What the user chooses when a bundle is made. */
export type BundleChoice = {
  readonly scope: 'since-last' | 'from-beginning';
  readonly recipient: string;
  readonly way: 'usb' | 'share' | 'mail';
  readonly mediumNumber: string | null;
  readonly documentNumber: string;
};

/** Where the last bundle that was not refused ended, per device; {} when there is none. */
export function handedOver(situation: Pick<Situation, 'book'>): Readonly<Record<DeviceId, number>> {
  const last = situation.book
    .all(BUNDLE)
    .findLast((state) => state.status !== 'rejected' && state.voided === null);
  return (last?.detail['until'] ?? {}) as Record<DeviceId, number>;
}

/** The highest class in the book, per aspect: what the bundle has to be carried as. */
export function highestClass(situation: Pick<Situation, 'book'>): Classification {
  const states = [ASSET, MEDIUM]
    .flatMap((id) => situation.book.all(id))
    .filter((state) => state.voided === null);
  return highest(states.map((state) => ({ label: '', classification: classificationOf(state.fields) })))
    .classification;
}

const homeOf = (situation: Situation): { readonly section: string; readonly post: string } => {
  const person = situation.book.record(situation.actor as string as RecordId);
  const [main] = assignmentsOn(person, situation.today);
  return {
    section: main ? sectionNameOn(situation.book.record(main.section), situation.today) : '',
    post: main?.post ?? '',
  };
};

/** What the host is asked for. `extracts` are readable CSV files, `cover` the 送付書 without the hash of the bundle. */
export function bundleRequest(
  situation: Situation,
  choice: BundleChoice,
  parts: {
    readonly attachments: readonly Hash[];
    readonly extracts: BundleRequest['registers'];
    readonly cover: string | null;
  },
): { readonly [key: string]: unknown } {
  const { organisation, withheld } = situation.profile;
  return {
    after: choice.scope === 'since-last' ? handedOver(situation) : {},
    recipient: choice.recipient.trim(),
    recipientName: organisation.itDivision,
    withheld,
    attachments: parts.attachments,
    cover: parts.cover,
    registers: parts.extracts,
    mediumNumber: choice.way === 'usb' ? choice.mediumNumber : null,
    profileVersion: situation.profile.version,
    organisation: organisation.name,
    sectionName: homeOf(situation).section || organisation.name,
    highestClass: showClassification(highestClass(situation)),
  };
}

/** What the host answered, as the cover and the register need it. */
export type Made = {
  readonly name: string;
  readonly sha256: Hash;
  readonly seal: Seal;
  readonly entries: number;
};

/** 「記録1〜482」: which entries of this device went along. */
export function rangeText(made: Made, after: Readonly<Record<DeviceId, number>>): string {
  const from = (after[made.seal.body.device] ?? 0) + 1;
  return `記録${from}〜${made.seal.body.head.seq}`;
}

/** How many records of each register the book holds: for the cover. */
const countsOf = (situation: Situation, registers: readonly Register[]): BundleCover['counts'] =>
  registers
    .filter(({ group }) => group === 'ledgers' || group === 'decisions')
    .map((register) => ({
      register: register.title,
      count: `${situation.book.all(register.id).filter((state: RecordState) => state.voided === null).length}件`,
    }));

/** The 送付書. Without `made` it is the one that travels inside, which cannot know the hash of its own bundle. */
export function coverOf(
  situation: Situation,
  registers: readonly Register[],
  choice: BundleChoice,
  made: Made | null,
  head: FormHead,
): FormDoc {
  const home = homeOf(situation);
  const { organisation, withheld } = situation.profile;
  const after = choice.scope === 'since-last' ? handedOver(situation) : {};
  return bundleCover(
    {
      number: '',
      documentNumber: choice.documentNumber,
      date: showDate(situation.today as IsoDate),
      addressee: [`${organisation.itDivision}長`],
      sender: {
        section: home.section,
        post: home.post,
        name: personName(situation.book, situation.actor as string as RecordId),
        extension: String(
          situation.book.record(situation.actor as string as RecordId)?.fields['extension'] ?? '',
        ),
        typedBy: null,
      },
      fileName: made?.name ?? '（このファイル）',
      madeAt: showMoment(situation.now),
      scope: choice.scope,
      range: made ? rangeText(made, after) : '',
      entries: made ? `${made.entries.toLocaleString('ja-JP')}件` : '',
      counts: countsOf(situation, registers),
      withheld:
        withheld.length === 0
          ? ''
          : registers
              .filter(({ id }) => withheld.some((rule) => rule.register === id))
              .map(({ title }) => title)
              .join('、'),
      highestClass: showClassification(highestClass(situation)),
      sha256: made?.sha256 ?? '',
      device: made?.seal.body.device ?? '',
      seal: made ? shortHash(made.seal.body.head.hash) : '',
      way: choice.way,
      mediumNumber: choice.mediumNumber ?? '',
    },
    head,
  );
}
