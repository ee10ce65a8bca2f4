/** To the worker: the middle of a frame, as the preview shows it. */
export type Frame = { readonly picture: ImageBitmap };
/** From the worker: the code in it, if there is one. */
export type Look = { readonly code: string | null };
