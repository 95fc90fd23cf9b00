import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { err, ok, Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { unescapeXml } from './escape'
import { scanXml } from './scan'

/** An element as this app reads it: names without prefix, as clients send prefixes they have not declared. */
export interface XmlElement {
  name: string
  /** The prefix it was sent with; empty for none. */
  prefix: string
  /** By name, prefixes left as they are. */
  attributes: Readonly<Record<string, string>>
  /** Its own text, CDATA included; that of children is not part of it. */
  text: string
  children: readonly XmlElement[]
}

const DEEPEST = 30
const LONGEST_TEXT = 262_144
const ATTRIBUTES = ':@'
const TEXT = '#text'
const CDATA = '#cdata'

/** Entities stay as they are: the five of XML and characters by number are decoded here, others refused. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: CDATA,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: DEEPEST,
})

/** Parses a document into its root element; without DTD and entities, bounded in size and depth. Pure. */
export function parseXml(text: string): Result<XmlElement, Failure> {
  const document = text.replace(/^[\uFEFF\s]+/, '').replace(/\r\n?/g, '\n')
  return scanXml(document)
    .andThen(() => validate(document))
    .andThen(() => nodesOf(document))
    .andThen(rootOf)
}

function validate(text: string): Result<void, Failure> {
  const valid = XMLValidator.validate(text)
  // Its words may quote the document, which may hold personal data; the line is enough.
  return valid === true ? ok(undefined) : fail('invalid_xml', `Not well-formed in line ${valid.err.line}.`)
}

type Node = Readonly<Record<string, unknown>>

function nodesOf(text: string): Result<Node[], Failure> {
  try {
    return ok(parser.parse(text) as Node[])
  } catch {
    return fail('invalid_xml', `Not well-formed, or nested deeper than ${DEEPEST} elements.`)
  }
}

function rootOf(nodes: readonly Node[]): Result<XmlElement, Failure> {
  const [root, ...others] = nodes.filter(isElement)
  return root && others.length === 0
    ? elementOf(root)
    : fail('invalid_xml', 'There is no single root element.')
}

const isElement = (node: Node): boolean => !Object.hasOwn(node, TEXT) && !Object.hasOwn(node, CDATA)

function elementOf(node: Node): Result<XmlElement, Failure> {
  const tag = Object.keys(node).find((key) => key !== ATTRIBUTES) ?? ''
  const inside = (node[tag] ?? []) as Node[]
  const text = Result.combine(inside.filter((each) => !isElement(each)).map(textOf)).map((all) =>
    all.join(''),
  )
  if (text.isErr()) return err(text.error)
  if (text.value.length > LONGEST_TEXT)
    return fail('invalid_xml', `A text is longer than ${LONGEST_TEXT} characters.`)
  const children = Result.combine(inside.filter(isElement).map(elementOf))
  const [prefix, name] = tag.includes(':') ? splitName(tag) : ['', tag]
  const attributes = (node[ATTRIBUTES] ?? {}) as Record<string, string>
  return children.map((all) => ({ name, prefix, attributes, text: text.value, children: all }))
}

function splitName(tag: string): [string, string] {
  const at = tag.lastIndexOf(':')
  return [tag.slice(0, at), tag.slice(at + 1)]
}

function textOf(node: Node): Result<string, Failure> {
  if (Object.hasOwn(node, TEXT)) return unescapeXml(String(node[TEXT]))
  const parts = (node[CDATA] ?? []) as Node[]
  return ok(parts.map((part) => String(part[TEXT] ?? '')).join(''))
}
