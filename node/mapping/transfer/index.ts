export { exportConfiguration } from './export'
export { importConfiguration, type ImportedConfiguration } from './import'
