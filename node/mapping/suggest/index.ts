export { suggestMapping, type Suggestion } from './suggest'
