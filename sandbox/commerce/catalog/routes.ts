import type { ApiRoute } from '../../http'
import { toRoutes, type Answered, type Context, type Handler } from '../routes'
import { shapeKit } from '../shape'
import { activateOfProducts } from './activation'
import { withDeadlocks } from './deadlocks'
import { extraRoutes } from './extra-routes'
import { imageRoutes } from './image-routes'
import { lookupRoutes } from './lookup-routes'
import { productRoutes } from './product-routes'
import { catalogLimit } from './rate-limit'
import { serviceRoutes } from './service-routes'
import { skuRoutes } from './sku-routes'
import { specificationRoutes } from './specification-routes'
import { structureRoutes } from './structure-routes'
import type { CatalogRoute } from './touched'

/** Catalog: brands, categories, specifications, products, SKUs and what hangs on them. */
export function catalogRoutes(context: Context): ApiRoute[] {
  const kit = shapeKit(context.strict)
  const definitions = [
    ...structureRoutes(context, kit),
    ...specificationRoutes(kit),
    ...productRoutes(context, kit),
    ...skuRoutes(context, kit),
    ...imageRoutes(context, kit),
    ...extraRoutes(kit),
    ...serviceRoutes(kit),
    ...lookupRoutes(context),
  ]
  const limit = catalogLimit(context)
  return toRoutes(context, definitions, (definition) =>
    limit({ ...definition, handle: withDeadlocks(context, withActivation(definition)) }),
  )
}

/** After a write that succeeded, the SKUs of its products that wait for activation are looked at. */
function withActivation(definition: CatalogRoute): CatalogRoute {
  const { touches, handle } = definition
  if (!touches) return definition
  const watched: Handler = (call) => {
    const products = touches(call)
    const settle = <A extends { status: number }>(answer: A) => {
      if (answer.status < 300) activateOfProducts(call.state.kept.catalog, products)
      return answer
    }
    const answer: Answered = handle(call)
    return answer instanceof Promise ? answer.then(settle) : settle(answer)
  }
  return { ...definition, handle: watched }
}
