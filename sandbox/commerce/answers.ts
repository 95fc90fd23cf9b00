import type { ApiResponse } from '../http'

const json = { 'content-type': 'application/json; charset=utf-8' }

/** 200 with a JSON body, or with none. */
export function ok(body?: unknown): ApiResponse {
  return body === undefined ? { status: 200 } : { status: 200, body }
}

/** A plain-text answer, as Logistics gives for its errors. */
export function text(status: number, message: string): ApiResponse {
  return { status, body: message }
}

/** A bare JSON string, as Catalog gives for ids and for most of its errors. */
export function jsonString(status: number, value: string): ApiResponse {
  return { status, headers: json, body: JSON.stringify(value) }
}

/** Catalog's other error shape. */
export function catalogMessage(status: number, message: string): ApiResponse {
  return { status, body: { Message: message } }
}
