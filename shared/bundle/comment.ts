import { z } from 'zod';
import { bookIdSchema, deviceIdSchema } from '../ids';
import { type BookFile, recipientSchema } from './book-file';

/** What the trusted comment of the signature says, so that a signature fits one book, one stretch, one recipient. */
const commentSchema = z.strictObject({
  book: bookIdSchema,
  device: deviceIdSchema,
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
  recipient: recipientSchema,
});
export type Comment = z.infer<typeof commentSchema>;

const SHAPE =
  /^mamori-bundle v1 book=(?<book>\S+) device=(?<device>\S+) from=(?<from>[1-9]\d{0,15}) to=(?<to>[1-9]\d{0,15}) recipient=(?<recipient>\S+)$/;

export const writeComment = ({ book, device, from, to, recipient }: Comment): string =>
  `mamori-bundle v1 book=${book} device=${device} from=${from} to=${to} recipient=${recipient}`;

export function readComment(text: string): Comment | null {
  const parsed = commentSchema.safeParse({ ...SHAPE.exec(text)?.groups });
  return parsed.success ? parsed.data : null;
}

/** The comment that belongs to a book file. */
export function commentOf(book: BookFile): Comment {
  const own = book.ranges[0];
  if (!own) throw new Error('a book file has at least one range');
  return {
    book: book.book.id,
    device: book.device,
    from: own.from,
    to: own.to,
    recipient: book.recipient.key,
  };
}
