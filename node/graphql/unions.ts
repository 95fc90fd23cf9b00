const resolveByName = {
  __resolveType: ({ __typename }: { __typename: string }): string => __typename,
}

/** Unions of an answer and Failure: every answer carries the name of its type. */
export const unions = {
  MappingDifferencesResult: resolveByName,
  MappingResult: resolveByName,
  SaveDraftResult: resolveByName,
  SuggestMappingResult: resolveByName,
  PreviewResult: resolveByName,
  OrderSampleResult: resolveByName,
  CodeTableResult: resolveByName,
  ImportCodesResult: resolveByName,
  ChoicesResult: resolveByName,
  BatchResult: resolveByName,
  RecordPageResult: resolveByName,
  BatchCodesResult: resolveByName,
  RetryProblemResult: resolveByName,
  RecordHistoryResult: resolveByName,
  RecordAttemptResult: resolveByName,
  FailedRecordResult: resolveByName,
  SettingsResult: resolveByName,
  GuardEstimateResult: resolveByName,
  OrderResult: resolveByName,
  OrderSettingsResult: resolveByName,
  OrderPushResult: resolveByName,
  OrderPushSecretResult: resolveByName,
  OrderPushTestResult: resolveByName,
  StockSettingsResult: resolveByName,
  ImportConfigurationResult: resolveByName,
}
