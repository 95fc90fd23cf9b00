import { ApolloError } from 'apollo-client'

/** The License Manager resource the GraphQL schema asks of the user. */
export const RESOURCE = 'read-write-apps-settings'

/** Message id of why a request to the app did not work at all. */
export function errorText(error: ApolloError): string {
  if (error.graphQLErrors.some(isRefusal)) return 'admin/erp-integrator.error.permission'
  if (error.graphQLErrors.length > 0 || answered(error)) return 'admin/erp-integrator.error.app'
  return 'admin/erp-integrator.error.network'
}

/** Codes given by the @auth directive of VTEX IO. */
function isRefusal({ extensions }: { extensions?: Record<string, unknown> }): boolean {
  return extensions?.code === 'UNAUTHENTICATED' || extensions?.code === 'FORBIDDEN'
}

/** apollo-link-http puts the HTTP status of an answer it could not use on the error. */
function answered({ networkError }: ApolloError): boolean {
  return networkError !== null && 'statusCode' in networkError
}
