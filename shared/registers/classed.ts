import type { JsonObject } from '../json';
import type { Classification } from '../policy/classification';

/** The class that fields of a record say; 分類不明 where nothing is said. */
export function classificationOf(fields: JsonObject): Classification {
  const read = <T>(key: string): T => (fields[key] ?? 'unknown') as T;
  return {
    confidentiality: read('confidentiality'),
    integrity: read('integrity'),
    availability: read('availability'),
  };
}
