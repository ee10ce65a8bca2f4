import type { FormDoc } from '../form-doc';
import { assetLedger, blankAssetLedger, exampleAssetLedger } from './asset-ledger';
import { blankBundleCover, bundleCover, exampleBundleCover } from './bundle-cover';
import { blankCarryRecord, carryRecord, exampleCarryRecord } from './carry-record';
import { blankCustodyLedger, custodyLedger, exampleCustodyLedger } from './custody-ledger';
import { blankCustodyReceipt, custodyReceipt, exampleCustodyReceipt } from './custody-receipt';
import {
  blankDisposalApplication,
  disposalApplication,
  exampleDisposalApplication,
} from './disposal-application';
import { blankDisposalRecordBook, disposalRecordBook, exampleDisposalRecordBook } from './disposal-record';
import { blankDisposalReport, disposalReport, exampleDisposalReport } from './disposal-report';
import { blankEntryBook, entryBook, exampleEntryBook } from './entry-book';
import {
  blankEntryPermitApplication,
  entryPermitApplication,
  exampleEntryPermitApplication,
} from './entry-permit-application';
import { blankPermitList, entryPermitList, examplePermitList } from './entry-permit-list';
import { blankErasureList, erasureList, exampleErasureList } from './erasure-list';
import { blankIncidentSheet, exampleIncidentSheet, incidentSheet } from './incident-sheet';
import {
  blankInstallationApplication,
  exampleInstallationApplication,
  installationApplication,
} from './installation-application';
import { blankMediumLedger, exampleMediumLedger, mediumLedger } from './medium-ledger';
import { EMPTY_STAMPS, emptyStamps, type FormHead } from './parts';
import { blankPledgeForm, examplePledgeForm, pledgeForm } from './pledge';
import {
  blankBriefingList,
  blankBriefingRecord,
  briefingList,
  briefingRecord,
  exampleBriefingList,
  exampleBriefingRecord,
} from './pledge-briefing';
import {
  blankLeavingList,
  blankUnrestrictedList,
  blankUnsignedList,
  exampleLeavingList,
  exampleUnrestrictedList,
  exampleUnsignedList,
  pledgeList,
} from './pledge-list';
import {
  blankReturnConfirmation,
  exampleReturnConfirmation,
  returnConfirmation,
} from './return-confirmation';
import { blankStocktakeReport, exampleStocktakeReport, stocktakeReport } from './stocktake-report';
import { blankStocktakeSheet, exampleStocktakeSheet, stocktakeSheet } from './stocktake-sheet';
import {
  blankTakeOutApplication,
  exampleTakeOutApplication,
  takeOutApplication,
} from './take-out-application';
import { blankTakeOutBlanket, exampleTakeOutBlanket, takeOutBlanket } from './take-out-blanket';

/** A form, with what it looks like empty and filled in as an example. */
type Form<Input> = {
  readonly build: (input: Input, head: FormHead) => FormDoc;
  readonly blank: Input;
  readonly example: Input;
};
const form = <Input>(
  build: (input: Input, head: FormHead) => FormDoc,
  blank: Input,
  example: Input,
): Form<Input> => ({ build, blank, example });

/** Every form there is, by the ids of the policy profile's `forms`. */
export const forms = {
  'asset-ledger': form(assetLedger, blankAssetLedger, exampleAssetLedger),
  'medium-ledger': form(mediumLedger, blankMediumLedger, exampleMediumLedger),
  'take-out-application': form(takeOutApplication, blankTakeOutApplication, exampleTakeOutApplication),
  'take-out-blanket': form(takeOutBlanket, blankTakeOutBlanket, exampleTakeOutBlanket),
  'custody-ledger': form(custodyLedger, blankCustodyLedger, exampleCustodyLedger),
  'custody-receipt': form(custodyReceipt, blankCustodyReceipt, exampleCustodyReceipt),
  'incident-sheet': form(incidentSheet, blankIncidentSheet, exampleIncidentSheet),
  'disposal-application': form(disposalApplication, blankDisposalApplication, exampleDisposalApplication),
  'disposal-record': form(disposalRecordBook, blankDisposalRecordBook, exampleDisposalRecordBook),
  'disposal-report': form(disposalReport, blankDisposalReport, exampleDisposalReport),
  pledge: form(pledgeForm, blankPledgeForm, examplePledgeForm),
  'pledge-briefing': form(briefingRecord, blankBriefingRecord, exampleBriefingRecord),
  'pledge-briefing-list': form(briefingList, blankBriefingList, exampleBriefingList),
  'return-confirmation': form(returnConfirmation, blankReturnConfirmation, exampleReturnConfirmation),
  'unsigned-list': form(pledgeList('unsigned-list'), blankUnsignedList, exampleUnsignedList),
  'unrestricted-list': form(pledgeList('unrestricted-list'), blankUnrestrictedList, exampleUnrestrictedList),
  'leaving-list': form(pledgeList('leaving-list'), blankLeavingList, exampleLeavingList),
  'bundle-cover': form(bundleCover, blankBundleCover, exampleBundleCover),
  'installation-application': form(
    installationApplication,
    blankInstallationApplication,
    exampleInstallationApplication,
  ),
  'entry-book': form(entryBook, blankEntryBook, exampleEntryBook),
  'entry-permit-application': form(
    entryPermitApplication,
    blankEntryPermitApplication,
    exampleEntryPermitApplication,
  ),
  'entry-permit-list': form(entryPermitList, blankPermitList, examplePermitList),
  'stocktake-sheet': form(stocktakeSheet, blankStocktakeSheet, exampleStocktakeSheet),
  'stocktake-report': form(stocktakeReport, blankStocktakeReport, exampleStocktakeReport),
  'carry-record': form(carryRecord, blankCarryRecord, exampleCarryRecord),
  'erasure-list': form(erasureList, blankErasureList, exampleErasureList),
} as const;

export type FormId = keyof typeof forms;
export type FormInput<Id extends FormId> = (typeof forms)[Id]['blank'];
export const formIds = Object.keys(forms) as readonly FormId[];

/** What a profile says of a form: its number and title, and the posts of its 決裁欄. */
export type NamedForm = Pick<FormHead, 'number' | 'title'> & { readonly stampPosts?: readonly string[] };

/** A form that nothing was decided on yet has the 決裁欄 of the profile in force. */
const stampedBy = <Input>(input: Input, posts: readonly string[] | undefined): Input =>
  posts && (input as { readonly stamps?: unknown }).stamps === EMPTY_STAMPS
    ? { ...input, stamps: emptyStamps(...posts) }
    : input;

/** The form with the register's contents. */
export function filledForm<Id extends FormId>(id: Id, input: FormInput<Id>, head: FormHead): FormDoc {
  return (forms[id] as unknown as Form<FormInput<Id>>).build(input, head);
}

/** The form to be filled in by hand: no print time, no 照合番号, rows high enough to write in. */
export function blankForm(id: FormId, { stampPosts, ...named }: NamedForm): FormDoc {
  return filledForm(id, stampedBy(forms[id].blank, stampPosts), {
    ...named,
    printedAt: null,
    verification: null,
    mark: null,
  });
}

/** 記入例: filled with words that say they are samples. */
export function exampleForm(id: FormId, { stampPosts, ...named }: NamedForm): FormDoc {
  return filledForm(id, stampedBy(forms[id].example, stampPosts), {
    ...named,
    printedAt: null,
    verification: null,
    mark: '記入例',
  });
}
