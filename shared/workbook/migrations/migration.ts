/**
 * Turns the stored JSON of one document version into the next. A migration is frozen once it is released: it reads plain JSON with
 * its own eyes and never uses today's schema, since the file was written by a version that may not have known it.
 */
export interface Migration {
  /** The version it makes; its file is named NNNN-<what> with this number. */
  readonly to: number;
  readonly migrate: (document: Record<string, unknown>) => Record<string, unknown>;
}
