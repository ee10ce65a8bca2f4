import { z } from 'zod';

/**
 * What a user is told when something cannot be done, in Japanese:
 * what happened, why (with the clause where a rule is behind it), and what to do next.
 * `code` is for programs and tests, kebab-case, stable.
 */
export const problemSchema = z.object({
  code: z.string(),
  what: z.string(),
  why: z.string().optional(),
  next: z.string(),
  clause: z.string().optional(),
  details: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
