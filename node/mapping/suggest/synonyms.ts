import type { FlowName } from '../../flows/flow'

/** What ERPs call things, in English, Spanish and Portuguese, and in the tables of common ones: small letters and digits only. */
const words = {
  code: `sku skucode skuref itemcode itemno itemnumber itemid productnumber productcode partnumber partno articlecode
    articlenumber defaultcode code codigo cod codproduto codigoproduto codproducto codigoproducto codarticulo
    codigoarticulo articulo referencia reference refid clave matnr material b1cod b2cod da1codpro idproduto idproducto`,
  name: `name itemname productname nombre nome title titulo displayname itemdescription productdescription maktx b1desc
    denominacion denominacao descricaoproduto nomeproduto nombreproducto descricao descripcion description dscription`,
  description: `description longdescription descriptionsale descripcionlarga descricaolonga descricaocompleta
    detalhes detalles websitedescription usertext`,
  brand: `brand brandcode brandid marca codmarca codigomarca idmarca manufacturer manufacturercode fabricante b1marca firmcode`,
  category: `category categorycode categoryid categ categid categoria codcategoria codigocategoria productcategory
    productsubcategoryid subcategoryid subcategory itemsgroupcode itmsgrpcod itemgroup grupo codgrupo b1grupo familia
    codfamilia rubro departamento linha linea`,
  active: `active isactive enabled valid validfor activo ativo habilitado status situacao estado webshop saleok b1ativo`,
  ean: `ean ean13 gtin gtin13 upc barcode barcodes codbarra codbarras codigobarra codigobarras codigodebarras
    codigodebarra codebars b1codbar b1codgtin cean`,
  product: `productref productid producttmplid templateid modelid productmodelid parent parentcode parentsku codigopai
    idpai codpai padre codigopadre modelo producttemplate`,
  manufacturerCode: `manufacturercode mpn manufacturerpartnumber suppcatnum suppliercatalogno codfabricante referenciafabricante`,
  weight: `weight grossweight itemweight salesunitweight sweight1 peso pesobruto pesoliquido b1peso b1pesbru pesokg weightkg netweight`,
  weightUnit: `weightunit weightuom weightunitmeasurecode salesweightunit unidadpeso unidadepeso weightunitcode pesounidade`,
  height: 'height altura alto salesunitheight b5altura packageheight',
  width: 'width largura ancho salesunitwidth b5larg packagewidth',
  length: 'length comprimento largo profundidade profundidad salesunitlength b5compr packagelength',
  lengthUnit: 'dimensionunit lengthunit sizeunitmeasurecode dimensionuom lengthuom',
  price: `price baseprice saleprice sellingprice unitprice preco precio precovenda precioventa pvp valor
    valorvenda prcven da1prcven b1prv1 vlrvenda precounitario lstprice preciolista
    precolista listprice`,
  listPrice:
    'oldprice msrp rrp suggestedprice preciotachado precode compareatprice precoanterior precioanterior',
  cost: `cost costprice standardcost standardprice custo custounitario costo costounitario avgprice movingaverageprice
    b1custd precocusto preciocosto averageprice`,
  priceTable:
    'pricetable pricelist listnum listno pricelistcode tabela tabelapreco codtab da1codtab lista listaprecio codlista',
  minQuantity: 'minquantity minqty quantidademinima cantidadminima qtdmin',
  warehouse: `warehouse warehousecode warehouseid whscode whs deposito almacen almoxarifado bodega codalmacen coddeposito
    codigodeposito armazem codarmazem b2local location locationid locationcode locationname local lgort estoquelocal`,
  quantity: `quantity qty quantityonhand qtyonhand onhand instock stock stocklevel qtyavailable available availableqty
    saldo saldoatual estoque estoqueatual existencia existencias cantidad quantidade qtd disponible disponivel b2qatu
    quantityonstock labst inventory`,
  leadTime: 'leadtime leaddays deliverydays prazo prazoentrega plazo plazoentrega diasentrega',
  updatedAt: `updatedat updatedate modifieddate modifiedat lastmodified lastchanged writedate dataalteracao
    dtalteracao fechamodificacion fechaactualizacion updated timestamp`,
  version: 'version revision rowversion',
  keywords: 'keywords tags palavraschave palabrasclave etiquetas',
  url: 'url imageurl image imagem imagen foto link src',
  parent: 'parentref parentid parentcode parent categoriapai categoriapadre codpai codpadre parentcategory',
  releaseDate: 'releasedate launchdate sellstartdate datalancamento fechalanzamiento',
  customer: `ref customer customercode customerid customerno customernumber cardcode kunnr a1cod cliente codcliente codigocliente
    idcliente clientecodigo code codigo cod id`,
  email: 'email emailaddress mail correo correoelectronico eletronico emailprincipal a1email emailcliente',
  firstName: 'firstname givenname primeironome primernombre nombre nome name',
  lastName: 'lastname surname familyname sobrenome ultimonome apellido apellidos',
  document: 'document cpf cpfcnpj cgc a1cgc taxid vat vatnumber federaltaxid rfc dni rut nit documento',
  phone: 'phone phonenumber telephone telefone telefono celular mobile phone1 a1tel',
  birthDate: 'birthdate dateofbirth birthday datanascimento dtnascimento fechanacimiento',
  unit: 'unit uom unitofmeasure inventoryuom salesunit unidade unidad um b1um medida sizeunit',
} as const

type Word = keyof typeof words

/** Which of them a flow's fields are; where two would take a name, the earlier does. */
const fields: Readonly<Record<FlowName, readonly (readonly [string, Word])[]>> = {
  brands: [
    ['ref', 'code'],
    ['ref', 'brand'],
    ['name', 'name'],
    ['active', 'active'],
    ['updatedAt', 'updatedAt'],
  ],
  categories: [
    ['ref', 'code'],
    ['ref', 'category'],
    ['name', 'name'],
    ['parentRef', 'parent'],
    ['active', 'active'],
    ['updatedAt', 'updatedAt'],
  ],
  specifications: [
    ['ref', 'code'],
    ['name', 'name'],
    ['categoryRef', 'category'],
    ['active', 'active'],
  ],
  products: [
    ['ref', 'product'],
    ['ref', 'code'],
    ['name', 'name'],
    ['description', 'description'],
    ['brandRef', 'brand'],
    ['categoryRef', 'category'],
    ['active', 'active'],
    ['keywords', 'keywords'],
    ['releaseDate', 'releaseDate'],
    ['updatedAt', 'updatedAt'],
    ['version', 'version'],
  ],
  skus: [
    ['ref', 'code'],
    ['productRef', 'product'],
    ['name', 'name'],
    ['active', 'active'],
    ['eans', 'ean'],
    ['manufacturerCode', 'manufacturerCode'],
    ['packagedWeight.value', 'weight'],
    ['packagedWeight.unit', 'weightUnit'],
    ['packagedDimensions.height', 'height'],
    ['packagedDimensions.width', 'width'],
    ['packagedDimensions.length', 'length'],
    ['packagedDimensions.unit', 'lengthUnit'],
    ['measurementUnit', 'unit'],
    ['updatedAt', 'updatedAt'],
    ['version', 'version'],
  ],
  images: [
    ['skuRef', 'code'],
    ['url', 'url'],
    ['updatedAt', 'updatedAt'],
  ],
  prices: [
    ['skuRef', 'code'],
    ['basePrice', 'price'],
    ['listPrice', 'listPrice'],
    ['costPrice', 'cost'],
    ['value', 'price'],
    ['priceTable', 'priceTable'],
    ['minQuantity', 'minQuantity'],
    ['updatedAt', 'updatedAt'],
    ['version', 'version'],
  ],
  inventory: [
    ['skuRef', 'code'],
    ['warehouse', 'warehouse'],
    ['quantity', 'quantity'],
    ['leadTime', 'leadTime'],
    ['asOf', 'updatedAt'],
    ['version', 'version'],
  ],
  customers: [
    ['ref', 'customer'],
    ['email', 'email'],
    ['firstName', 'firstName'],
    ['lastName', 'lastName'],
    ['document', 'document'],
    ['phone', 'phone'],
    ['birthDate', 'birthDate'],
    ['updatedAt', 'updatedAt'],
    ['version', 'version'],
  ],
}

/** Names of a flow's fields in ERPs: field, and the names from the likeliest on. */
export const synonymsOf = (flow: FlowName): { field: string; names: string[] }[] =>
  fields[flow].map(([field, word]) => ({ field, names: words[word].split(/\s+/) }))

/** A name without case, accents and what separates words. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
