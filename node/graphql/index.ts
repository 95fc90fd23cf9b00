import { health } from './health'

/** Resolvers of the admin panel's API. */
export const resolvers = { Query: { health } }
