/** What a mapping document may hold at most, and what mapping one record may cost. */
export const limits = {
  /** Rules, those of lists within included. */
  rules: 500,
  expressions: 20,
  expressionLength: 2_000,
  /** Lists within lists; the fields of the record itself are level one. */
  nesting: 3,
  filters: 50,
  tests: 50,
  /** Characters of a sample as JSON. */
  sampleSize: 65_536,
  /** Characters of the whole document as JSON. */
  documentSize: 524_288,
  /** Levels of any JSON in the document: deeper values would exhaust the stack of whoever walks them. */
  jsonDepth: 64,
  pathLength: 500,
  /** Milliseconds that all expressions of one record may take together. */
  evaluationTime: 250,
  /** Members of the record’s lists that may be visited, each as often as it is visited. */
  listMembers: 100_000,
} as const
