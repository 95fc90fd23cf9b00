/// <reference types="jest" />
import { ApolloError } from 'apollo-client'
import { GraphQLError } from 'graphql'

import { errorText } from './errorText'

const prefix = 'admin/erp-integrator.error.'

function refused(code: string): ApolloError {
  const error = new GraphQLError('no', undefined, undefined, undefined, undefined, undefined, { code })
  return new ApolloError({ graphQLErrors: [error] })
}

function failed(particulars: object): ApolloError {
  return new ApolloError({ networkError: Object.assign(new Error('failed'), particulars) })
}

describe('errorText', () => {
  it.each([
    ['no user', refused('UNAUTHENTICATED'), 'permission'],
    ['a user without the permission', refused('FORBIDDEN'), 'permission'],
    ['an error in the app', refused('INTERNAL_SERVER_ERROR'), 'app'],
    ['an answer that is not GraphQL', failed({ statusCode: 502 }), 'app'],
    ['no answer', failed({}), 'network'],
  ])('of %s', (_, error, reason) => {
    expect(errorText(error)).toBe(prefix + reason)
  })
})
