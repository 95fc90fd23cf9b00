/** A machine that is busy with other things is slow; a test that hangs is still told from one that waits. */
jest.setTimeout(60_000)
