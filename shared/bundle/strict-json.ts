import { canonicalize } from 'json-canonicalize';
import type { Json } from '../json';
import { fail, ok, type Result } from '../result';

export type JsonFault = 'syntax' | 'depth' | 'key' | 'number' | 'form';

/** Own keys that mean something else to JavaScript; no register has a field of that name. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype', 'toJSON']);

function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) most = Math.max(most, ++depth);
    else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return most;
}

function faultIn(value: Json, depthLeft: number): JsonFault | null {
  if (typeof value === 'number') {
    return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value))
      ? null
      : 'number';
  }
  if (value === null || typeof value !== 'object') return null;
  if (depthLeft === 0) return 'depth';
  if (!Array.isArray(value) && Object.keys(value).some((key) => FORBIDDEN_KEYS.has(key))) return 'key';
  for (const part of Object.values(value)) {
    const fault = faultIn(part, depthLeft - 1);
    if (fault) return fault;
  }
  return null;
}

/** Whether a value can be handed over and read back by everybody as the same value. */
export const portableFault = (value: Json, mostDepth: number): JsonFault | null => faultIn(value, mostDepth);

/**
 * Reads JSON that must be in canonical form (RFC 8785), text for text. With that, a key given twice, blanks, another
 * spelling of a number and an integer beyond 2^53 are all refused: they do not come out as they went in.
 */
export function parseCanonical(text: string, mostDepth: number): Result<Json, JsonFault> {
  if (deepest(text) > mostDepth) return fail('depth');
  let value: Json;
  try {
    value = JSON.parse(text) as Json;
  } catch {
    return fail('syntax');
  }
  const fault = faultIn(value, mostDepth);
  if (fault) return fail(fault);
  return canonicalize(value) === text ? ok(value) : fail('form');
}
