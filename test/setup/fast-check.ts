import fc from 'fast-check'

/** Property tests draw the same cases in every run; FC_SEED draws others. `npm test` prints the seed. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261123) })
