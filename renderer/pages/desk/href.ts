import type { RecordId } from '../../../shared/ids';
import { hrefOf } from '../../app/router';

/** The desk of an area, or the choice of one. */
export const hrefOfDesk = (area?: RecordId): string => hrefOf(area ? ['desk', area] : ['desk']);
